import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { Command, slice } from '#kernel/command';
import { RuleViolation } from '#kernel/rule-violation';
import { inTheNameOf } from '../hosts-access.js';
import { attendance } from './attendance.js';
import { bookOfHost, thenNextInLine } from './give-seats.js';
import { mostSeats } from './open-attendance.command.js';

/** Changes how many seats there are (without a number, there is no limit); those next in line get what becomes free. */
export class ChangeCapacity extends Command {
  @IsUUID() meetupId!: string;
  /** The host in whose name it is changed. */
  @IsOptional() @IsUUID() groupId?: string;
  @IsOptional() @IsInt() @Min(0) @Max(mostSeats) capacity?: number;
  static readonly access = inTheNameOf<ChangeCapacity>((command) => command.groupId);
}

export const changeCapacity = slice(attendance).when(ChangeCapacity, {
  id: (command) => command.meetupId,
  decide: ({ meetupId, groupId, capacity = null }, state) => {
    const book = bookOfHost(state, groupId);
    if ((book.policy.capacity ?? null) === capacity) return [];
    if (capacity !== null && capacity < book.taken) {
      throw new RuleViolation(
        'capacity-must-cover-given-seats',
        `${book.taken} seats are given already. Nobody is sent away: choose at least ${book.taken}.`,
        'capacity',
      );
    }
    const policyVersion = book.policy.version + 1;
    return thenNextInLine(book, meetupId, [
      { type: 'events.capacity-changed', data: { meetupId, capacity, policyVersion } },
    ]);
  },
});

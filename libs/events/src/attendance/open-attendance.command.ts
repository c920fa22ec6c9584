import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { importerOrSteward } from '#kernel/access';
import { Command, slice } from '#kernel/command';
import { RuleViolation } from '#kernel/rule-violation';
import { equalAsJson } from '#kernel/changed-facts';
import { attendance, type SeatPolicy } from './attendance.js';

/** Most seats that a meetup may have. */
export const mostSeats = 100_000;

/** Opens the RSVPs of a meetup under a policy: how many seats there are, and whether people wait when all are taken. */
export class OpenAttendance extends Command {
  @IsUUID() meetupId!: string;
  /** Group ids, as in the announcement: their organisers may change the capacity and check people in. */
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(20) @IsUUID('all', { each: true }) hosts!: string[];
  @IsOptional() @IsInt() @Min(0) @Max(mostSeats) capacity?: number;
  @IsBoolean() waitingList!: boolean;
  @IsInt() @Min(1) @Max(1_000_000) policyVersion!: number;
  static readonly access = importerOrSteward;
}

export const openAttendance = slice(attendance).when(OpenAttendance, {
  id: (command) => command.meetupId,
  decide: ({ meetupId, hosts, capacity, waitingList, policyVersion: version }, state) => {
    const policy: SeatPolicy = { version, waitingList, ...(capacity == null ? {} : { capacity }) };
    if (state.status === 'unopened') {
      return [{ type: 'events.attendance-opened', data: { meetupId, hosts: [...hosts], policy } }];
    }
    if (equalAsJson(state.policy, policy) && equalAsJson(state.hosts, hosts)) return [];
    throw new RuleViolation(
      'attendance-must-be-new',
      'The RSVPs of this meetup were opened before, under another policy. Change the capacity instead.',
      'meetupId',
    );
  },
});

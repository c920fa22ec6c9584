import { IsIn, IsUUID } from 'class-validator';
import { steward } from '#kernel/access';
import { Command, slice } from '#kernel/command';
import { type ErasureReason, erasureReasons, person } from './person.js';

/** Makes everything personal about somebody unreadable for ever; counts and the log itself stay valid. */
export class ErasePerson extends Command {
  @IsUUID() personId!: string;
  @IsIn(erasureReasons, { message: `reason must be one of ${erasureReasons.join(', ')}` }) reason!: ErasureReason;
  static readonly access = steward;
}

export const erasePerson = slice(person).when(ErasePerson, {
  id: (command) => command.personId,
  decide: ({ personId, reason }, state) =>
    state.status === 'erased' ? [] : [{ type: 'identity.person-erased', data: { personId, reason } }],
});

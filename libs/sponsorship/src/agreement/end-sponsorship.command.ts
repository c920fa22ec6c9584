import { IsOptional, IsUUID } from 'class-validator';
import type { AccessRule } from '#kernel/access';
import { Command, slice } from '#kernel/command';
import { RuleViolation } from '#kernel/rule-violation';
import { IsPartialDay } from '../field-rules.js';
import { organiserOrImporter } from '../organiser-access.js';
import { agreement } from './agreement.js';
import { endsBefore } from './agree-sponsorship.command.js';

/** Ends a sponsorship on a day; organisers name the group that it is of. */
export class EndSponsorship extends Command {
  @IsUUID() sponsorshipId!: string;
  @IsOptional() @IsUUID() groupId?: string;
  @IsPartialDay() until!: string;
  static readonly access: AccessRule<EndSponsorship> = organiserOrImporter(({ groupId }) => groupId);
}

export const endSponsorship = slice(agreement).when(EndSponsorship, {
  id: (command) => command.sponsorshipId,
  decide: ({ sponsorshipId, groupId, until }, state) => {
    if (state.status === 'unknown') throw new RuleViolation('sponsorship-must-exist', 'There is no such sponsorship.');
    if (groupId && state.told.groupId !== groupId) {
      throw new RuleViolation('sponsorship-must-be-of-the-group', 'This sponsorship is of another group.', 'groupId');
    }
    if (state.told.from && endsBefore(until, state.told.from)) {
      throw new RuleViolation('sponsorship-must-end-after-it-begins', 'It ends before it begins.', 'until');
    }
    if (state.endedOn === until) return [];
    return [{ type: 'sponsorship.sponsorship-ended', data: { sponsorshipId, until } }];
  },
});

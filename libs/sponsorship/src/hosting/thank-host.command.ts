import { isDeepStrictEqual } from 'node:util';
import { IsOptional, IsString, IsUUID, Length } from 'class-validator';
import type { AccessRule } from '#kernel/access';
import { Command, slice } from '#kernel/command';
import { RuleViolation } from '#kernel/rule-violation';
import { known } from '#kernel/told-facts';
import { IsPartialDay } from '../field-rules.js';
import { organiserOrImporter } from '../organiser-access.js';
import { hosting, hostOf } from './hosting.js';

/** Thanks who lent the room for a meetup. Hosts are shown apart from sponsors. */
export class ThankHost extends Command {
  @IsUUID() meetupId!: string;
  @IsOptional() @IsUUID() groupId?: string;
  @IsOptional() @IsUUID() sponsorId?: string;
  @IsOptional() @IsUUID() venueId?: string;
  @IsOptional() @IsPartialDay() on?: string;
  @IsOptional() @IsString() @Length(1, 1000) note?: string;
  static readonly access: AccessRule<ThankHost> = organiserOrImporter(({ groupId }) => groupId);
}

export const thankHost = slice(hosting).when(ThankHost, {
  id: (command) => command.meetupId,
  decide: ({ meetupId, groupId, sponsorId, venueId, on, note }, state) => {
    if (!sponsorId === !venueId) {
      throw new RuleViolation('host-must-be-one', 'Name one host: a sponsor or a venue.', 'sponsorId');
    }
    const thanks = known({ meetupId, groupId, sponsorId, venueId, on, note });
    if (isDeepStrictEqual(state.thanks[hostOf(thanks)], thanks)) return [];
    return [{ type: 'sponsorship.host-thanked', data: thanks }];
  },
});

// @Type reads metadata as soon as a class is defined.
import 'reflect-metadata';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUUID, Length, Max, Min, ValidateNested } from 'class-validator';
import type { AccessRule } from '#kernel/access';
import { Command, slice } from '#kernel/command';
import { RuleViolation } from '#kernel/rule-violation';
import { changesIn, known } from '#kernel/told-facts';
import { IsPartialDay } from '../field-rules.js';
import { organiserOrImporter } from '../organiser-access.js';
import { agreement, type AgreementFacts, type Tier } from './agreement.js';

/** How a tier comes in with a command. */
export class TierGiven implements Tier {
  @IsString() @Length(1, 120) name!: string;
  @IsInt() @Min(0) @Max(1000) rank!: number;
}

/**
 * Records that somebody sponsors a group, a meetup or a gathering elsewhere, at which level and for how long. Told again,
 * only what is told differently than before changes.
 */
export class AgreeSponsorship extends Command {
  @IsUUID() sponsorshipId!: string;
  @IsUUID() sponsorId!: string;
  @IsOptional() @IsUUID() groupId?: string;
  @IsOptional() @IsUUID() meetupId?: string;
  /** Name of a gathering that no meetup here stands for. */
  @IsOptional() @IsString() @Length(1, 300) occasion?: string;
  @IsOptional() @ValidateNested() @Type(() => TierGiven) tier?: TierGiven;
  @IsOptional() @IsPartialDay() from?: string;
  @IsOptional() @IsPartialDay() until?: string;
  @IsOptional() @IsString() @Length(1, 1000) note?: string;
  static readonly access: AccessRule<AgreeSponsorship> = organiserOrImporter(({ groupId }) => groupId);
}

export const agreeSponsorship = slice(agreement).when(AgreeSponsorship, {
  id: (command) => command.sponsorshipId,
  decide: (command, state) => {
    const { sponsorshipId, groupId, meetupId, occasion, from, until } = command;
    if (!groupId && !meetupId && !occasion) {
      throw new RuleViolation(
        'sponsorship-must-be-of-something',
        'Say what is sponsored: a group, a meetup, or the name of a gathering elsewhere.',
        'groupId',
      );
    }
    if (from && until && endsBefore(until, from)) {
      throw new RuleViolation('sponsorship-must-end-after-it-begins', 'It ends before it begins.', 'until');
    }
    const facts = factsOf(command);
    if (state.status === 'unknown') {
      return [{ type: 'sponsorship.sponsorship-agreed', data: { sponsorshipId, ...(known(facts) as AgreementFacts) } }];
    }
    if (state.told.groupId !== (groupId ?? undefined)) {
      throw new RuleViolation(
        'sponsorship-must-stay-with-its-group',
        'This sponsorship is of another group: end it and agree a new one.',
        'groupId',
      );
    }
    if (state.told.sponsorId !== command.sponsorId) {
      throw new RuleViolation(
        'sponsorship-must-stay-with-its-sponsor',
        'This sponsorship is by another sponsor: end it and agree a new one.',
        'sponsorId',
      );
    }
    const changes = changesIn(state.told, facts);
    return changes ? [{ type: 'sponsorship.sponsorship-changed', data: { sponsorshipId, ...changes } }] : [];
  },
});

/** Whether one day comes before another, as far as both are known. */
export function endsBefore(until: string, from: string): boolean {
  const length = Math.min(until.length, from.length);
  return until.slice(0, length) < from.slice(0, length);
}

function factsOf(command: AgreeSponsorship): Partial<AgreementFacts> {
  const { sponsorId, groupId, meetupId, occasion, tier, from, until, note } = command;
  const told = { groupId, meetupId, occasion, tier: tier && { name: tier.name, rank: tier.rank }, from, until, note };
  const facts = Object.entries(told).map(([name, value]) => [name, value ?? undefined]);
  return { sponsorId, ...(Object.fromEntries(facts) as Partial<AgreementFacts>) };
}

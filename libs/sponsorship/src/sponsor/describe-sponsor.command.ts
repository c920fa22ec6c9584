import { IsOptional, IsString, IsUUID, Length, Matches, MaxLength, ValidateIf } from 'class-validator';
import { importerOrSteward } from '#kernel/access';
import { Command, slice } from '#kernel/command';
import { RuleViolation } from '#kernel/rule-violation';
import { changesIn, toldInPart } from '#kernel/told-facts';
import { IsWebAddress, longestSlug, slugForm, slugMessage } from '../field-rules.js';
import { sponsor } from './sponsor.js';

/** Changes what is known of a sponsor: the fields given, the others stay. An empty text takes a fact away. */
export class DescribeSponsor extends Command {
  @IsUUID() sponsorId!: string;
  @IsOptional() @Matches(slugForm, { message: slugMessage }) @MaxLength(longestSlug) slug?: string;
  @IsOptional() @IsString() @Length(1, 200) name?: string;
  @ValidateIf((command: DescribeSponsor) => Boolean(command.url)) @IsWebAddress() url?: string;
  @ValidateIf((command: DescribeSponsor) => Boolean(command.logoUrl)) @IsWebAddress() logoUrl?: string;
  @ValidateIf((command: DescribeSponsor) => Boolean(command.kind))
  @Matches(/^[a-z]+(-[a-z]+){0,3}$/, { message: 'kind must be a short kebab-case word such as business' })
  kind?: string;
  @IsOptional() @IsString() @MaxLength(5000) about?: string;
  static readonly access = importerOrSteward;
}

export const describeSponsor = slice(sponsor).when(DescribeSponsor, {
  id: (command) => command.sponsorId,
  reserves: ({ slug }) =>
    slug === undefined || slug === null
      ? undefined
      : {
          kind: 'sponsor-slug',
          value: slug,
          rule: 'sponsor-slug-must-be-free',
          message: 'Another sponsor has this address already. Add something to it, such as the town.',
          field: 'slug',
        },
  decide: ({ sponsorId, slug, name, url, logoUrl, kind, about }, state) => {
    if (state.status === 'unknown') throw new RuleViolation('sponsor-must-exist', 'There is no such sponsor.');
    const changes = changesIn(state.facts, toldInPart({ slug, name, url, logoUrl, kind, about }));
    return changes ? [{ type: 'sponsorship.sponsor-described', data: { sponsorId, ...changes } }] : [];
  },
});

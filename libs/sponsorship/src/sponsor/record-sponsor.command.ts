import { IsOptional, IsString, IsUUID, Length, Matches, MaxLength } from 'class-validator';
import { importerOrSteward } from '#kernel/access';
import { Command, slice } from '#kernel/command';
import { changesIn, known } from '#kernel/told-facts';
import { IsWebAddress, longestSlug, slugForm, slugMessage } from '../field-rules.js';
import { sponsor, type SponsorFacts } from './sponsor.js';

/** Records somebody who gives. Told again, only what is told differently than before changes. */
export class RecordSponsor extends Command {
  @IsUUID() sponsorId!: string;
  @Matches(slugForm, { message: slugMessage }) @MaxLength(longestSlug) slug!: string;
  @IsString() @Length(1, 200) name!: string;
  @IsOptional() @IsWebAddress() url?: string;
  @IsOptional() @IsWebAddress() logoUrl?: string;
  @IsOptional()
  @Matches(/^[a-z]+(-[a-z]+){0,3}$/, { message: 'kind must be a short kebab-case word such as business' })
  kind?: string;
  @IsOptional() @IsString() @Length(1, 5000) about?: string;
  static readonly access = importerOrSteward;
}

export const recordSponsor = slice(sponsor).when(RecordSponsor, {
  id: (command) => command.sponsorId,
  reserves: ({ slug }) => ({
    kind: 'sponsor-slug',
    value: slug,
    rule: 'sponsor-slug-must-be-free',
    message: 'Another sponsor has this address already. Add something to it, such as the town.',
    field: 'slug',
  }),
  decide: ({ sponsorId, slug, name, url, logoUrl, kind, about }, state) => {
    const facts: { [Fact in keyof SponsorFacts]: SponsorFacts[Fact] | undefined } = {
      slug,
      name,
      url: url ?? undefined,
      logoUrl: logoUrl ?? undefined,
      kind: kind ?? undefined,
      about: about ?? undefined,
    };
    if (state.status === 'unknown') {
      return [{ type: 'sponsorship.sponsor-recorded', data: { sponsorId, ...(known(facts) as SponsorFacts) } }];
    }
    const changes = changesIn(state.told, facts as Partial<SponsorFacts>);
    return changes ? [{ type: 'sponsorship.sponsor-record-renewed', data: { sponsorId, ...changes } }] : [];
  },
});

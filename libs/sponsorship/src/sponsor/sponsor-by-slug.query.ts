import { IsString, MaxLength } from 'class-validator';
import { question } from '#door/questions';
import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { agreements } from '../agreement/agreements.view.js';
import { type ShownSponsorship, shownSponsorships } from '../agreement/shown-sponsorships.js';
import type { HostThanks } from '../hosting/hosting.js';
import { hosts } from '../hosting/hosts.view.js';
import { type SponsorEntry, sponsors } from './sponsors.view.js';

/** What stands at the address of a sponsor. */
export type SponsorAtSlug =
  | {
      readonly kind: 'sponsor';
      readonly sponsor: SponsorEntry;
      /** The latest 200, the latest first. */
      readonly sponsorships: readonly ShownSponsorship[];
      /** Meetups that they lent a room to: the latest 200, the latest first. */
      readonly hosted: readonly HostThanks[];
    }
  | { readonly kind: 'moved'; readonly slug: string }
  | { readonly kind: 'nobody' };

/** Who is the sponsor at this address, and what did they give? */
export class SponsorBySlug extends Query<SponsorAtSlug> {
  @IsString() @MaxLength(300) slug!: string;
  static readonly access = anyone;
}

export const sponsorBySlug = question(SponsorBySlug, async ({ slug }, views): Promise<SponsorAtSlug> => {
  const found = await views.of(sponsors).find({ index: 'bySlug', equals: [slug], limit: 2 });
  const row = (found.documents.find((document) => document.row.slug === slug) ?? found.documents[0])?.row;
  if (!row) return { kind: 'nobody' };
  if (row.slug !== slug) return { kind: 'moved', slug: row.slug };
  const own = { index: 'bySponsor', equals: [row.sponsorId], order: 'descending', limit: 200 } as const;
  const given = await views.of(agreements).find(own);
  const hosted = await views.of(hosts).find(own);
  return {
    kind: 'sponsor',
    sponsor: row,
    sponsorships: await shownSponsorships(
      views,
      given.documents.map((document) => document.row),
    ),
    hosted: hosted.documents.map((document) => document.row),
  };
});

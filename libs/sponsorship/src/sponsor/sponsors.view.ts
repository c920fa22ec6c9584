import { view } from '#kernel/view';
import { foldText } from '#matching/text-folding';
import { searchEntries, wordsToIndex } from '#web/search-words';
import { changed } from '#kernel/told-facts';
import type { SponsorEvent, SponsorFacts } from './sponsor.js';

/** Somebody who gives, with the addresses that their page had before. */
export interface SponsorEntry extends SponsorFacts {
  readonly sponsorId: string;
  readonly formerSlugs: readonly string[];
}

const own = (event: { readonly data: { readonly sponsorId: string } }) => [event.data.sponsorId];

function described(row: SponsorEntry, changes: Partial<SponsorEntry>): SponsorEntry {
  const after = changed<SponsorEntry>(row, changes);
  if (after.slug === row.slug) return after;
  return { ...after, formerSlugs: [...row.formerSlugs.filter((slug) => slug !== after.slug), row.slug] };
}

/** Everybody who gives, by name and by address. */
export const sponsors = view<SponsorEntry, SponsorEvent>({
  name: 'sponsorship.sponsors',
  version: 1,
  on: {
    'sponsorship.sponsor-recorded': { keys: own, apply: (row, event) => row ?? { ...event.data, formerSlugs: [] } },
    'sponsorship.sponsor-described': { keys: own, apply: (row, event) => row && described(row, event.data) },
    'sponsorship.sponsor-record-renewed': { keys: own, apply: (row, event) => row && described(row, event.data) },
  },
  indexes: {
    byName: (row) => [[foldText(row.name).slice(0, 100)]],
    bySlug: (row) => [row.slug, ...row.formerSlugs].map((slug) => [slug]),
    byWord: (row) => [
      ...searchEntries({
        titleWords: wordsToIndex([row.name], 40),
        words: wordsToIndex([row.about, row.kind], 100),
        rank: 0,
      }),
    ],
  },
});

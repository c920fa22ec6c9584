import { cellsOf } from '#geography/geo-cells';
import { view } from '#kernel/view';
import { foldText } from '#matching/text-folding';
import { searchEntries, wordsToIndex } from '#web/search-words';
import { type Changes, withChanges } from '#kernel/changed-facts';
import type { VenueEvent, VenueFacts } from './venue.js';

/** A venue as pages and lists show it. */
export interface VenueRow extends VenueFacts {
  readonly venueId: string;
  readonly status: 'open' | 'closed';
  /** Instant at which it was closed; undefined while it is open. */
  readonly closedAt?: string;
}

const keys = (event: { readonly data: { readonly venueId: string } }) => [event.data.venueId];

/** The places where groups meet, or met. */
export const venues = view<VenueRow, VenueEvent>({
  name: 'directory.venues',
  version: 1,
  on: {
    'directory.venue-recorded': {
      keys,
      apply: (row, event) => {
        if (row) return row;
        const { fromSource: _fromSource, ...facts } = event.data;
        return { ...facts, status: 'open' };
      },
    },
    'directory.venue-described': {
      keys,
      apply: (row, event) => {
        if (!row) return row;
        const { venueId: _venueId, fromSource: _fromSource, ...changes } = event.data;
        return withChanges(row, changes as Changes<VenueRow>);
      },
    },
    'directory.venue-closed': {
      keys,
      apply: (row, event) => row && { ...row, status: 'closed', closedAt: event.occurredAt },
    },
    'directory.venue-reopened': {
      keys,
      apply: (row) => {
        if (!row) return row;
        const { closedAt: _closedAt, ...rest } = row;
        return { ...rest, status: 'open' };
      },
    },
  },
  indexes: {
    byName: (row) => [[foldText(row.name).slice(0, 80)]],
    byCell: ({ position }) => (position ? cellsOf(position).map((cell) => [cell]) : []),
    byWord: ({ name, kind, address }) =>
      searchEntries({
        titleWords: wordsToIndex([name]),
        words: wordsToIndex([kind, address?.street, address?.city, address?.postalCode, address?.display]),
        rank: 0,
      }),
  },
});

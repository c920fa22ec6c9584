import { type IndexEntry, view } from '#kernel/view';
import { searchEntries, wordsToIndex } from '#web/search-words';
import type { MeetupEvent, MeetupProfile } from './meetup.js';

/** The words of a meetup, by the part of it that they stand in. */
export interface MeetupWords {
  readonly meetupId: string;
  readonly title: string;
  /** Day on the wall clock of the meetup, YYYY-MM-DD. */
  readonly on: string;
  readonly place?: string;
  readonly technologies: readonly string[];
  readonly series?: string;
  readonly words: readonly string[];
  readonly withdrawn?: boolean;
}

const keys = (event: { readonly data: { readonly meetupId: string } }) => [event.data.meetupId];
const wordsOfDescription = 120;
const longestRead = 4000;

/** Meetups by the words of their titles, technologies, places, series and descriptions. */
export const meetupSearch = view<MeetupWords, MeetupEvent>({
  name: 'events.search',
  version: 1,
  on: {
    'events.meetup-announced': {
      keys,
      apply: (row, { data: { meetupId, title, start, place, technologies = [], series, description } }) =>
        row ?? {
          meetupId,
          title,
          on: start.local.slice(0, 10),
          technologies,
          words: wordsIn(description),
          ...(place ? { place: place.name } : {}),
          ...(series ? { series: series.name } : {}),
        },
    },
    'events.meetup-described': {
      keys,
      apply: (row, { data: { title, technologies, series, description } }) => {
        if (!row) return row;
        const { series: former, ...rest } = row;
        const name = series === undefined ? former : series?.name;
        return {
          ...rest,
          ...(title ? { title } : {}),
          ...(technologies === undefined ? {} : { technologies: technologies ?? [] }),
          ...(description === undefined ? {} : { words: wordsIn(description) }),
          ...(name ? { series: name } : {}),
        };
      },
    },
    'events.meetup-rescheduled': {
      keys,
      apply: (row, event) => row && { ...row, on: event.data.start.local.slice(0, 10) },
    },
    'events.meetup-moved': {
      keys,
      apply: (row, event) => {
        if (!row) return row;
        const { place: _place, ...rest } = row;
        return { ...rest, ...(event.data.place ? { place: event.data.place.name } : {}) };
      },
    },
    'events.meetup-withdrawn': { keys, apply: (row) => row && { ...row, withdrawn: true } },
    'events.meetup-reinstated': {
      keys,
      apply: (row) => {
        if (!row?.withdrawn) return row;
        const { withdrawn: _withdrawn, ...rest } = row;
        return rest;
      },
    },
  },
  indexes: { byWord: (row) => (row.withdrawn ? [] : entriesOf(row)) },
});

function entriesOf({ title, on, place, technologies, series, words }: MeetupWords): IndexEntry[] {
  const said = wordsToIndex([...technologies, place, series]);
  return searchEntries({
    titleWords: wordsToIndex([title]),
    words: [...new Set([...said, ...words])],
    rank: latestFirst(on),
  });
}

/** A share of 1 that grows from day to day: of hits that are alike, the latest meetup comes first. */
function latestFirst(day: string): number {
  return Math.min(1, Math.max(0, (Date.parse(day) / 86_400_000 + 25_000) / 110_000));
}

function wordsIn(description: MeetupProfile['description'] | null): string[] {
  if (!description) return [];
  const { text, format } = description;
  const read = text.slice(0, longestRead);
  return wordsToIndex([format === 'html' ? read.replace(/<[^>]*>/g, ' ') : read], wordsOfDescription);
}

import { view } from '#kernel/view';
import { searchEntries, wordsToIndex } from '#web/search-words';
import { changed } from '#kernel/told-facts';
import type { TalkDuplicatesEvent } from '../duplicates/talk-duplicates.js';
import {
  givenAsOffered,
  partsOf,
  type TalkContent,
  type TalkEvent,
  type TalkFacts,
  type TalkOccasion,
} from './talk.js';

/** A talk as lists and pages show it; speakers are ids, pages join their names. */
export interface TalkEntry extends TalkFacts {
  readonly talkId: string;
  readonly status: 'offered' | 'given';
  /** Place in the order of recording: talks of one meetup were recorded in their running order. */
  readonly order: number;
  /** The talk that this record is shown as. */
  readonly shownAs?: string;
}

type Seen = TalkEvent | TalkDuplicatesEvent;

/** Whether it is shown in lists of talks that were given. A session holds talks and is none itself. */
export function isListedTalk(row: TalkEntry): boolean {
  return row.status === 'given' && row.kind !== 'session' && row.shownAs === undefined;
}

const own = (event: { readonly data: { readonly talkId: string } }) => [event.data.talkId];
const merged = (event: { readonly data: { readonly mergedId: string } }) => [event.data.mergedId];

/** The talks that were offered and given, by meetup, group, speaker and session. */
export const talks = view<TalkEntry, Seen>({
  name: 'outreach.talks',
  version: 1,
  on: {
    'outreach.talk-offered': {
      keys: own,
      apply: (row, event) => ({ ...kept(row), ...event.data, status: 'offered', order: event.position }),
    },
    'outreach.talk-given': {
      keys: own,
      apply: (row, event) => {
        const { content, occasion } = partsOf(event.data);
        const said = row ? givenAsOffered(partsOf(contentOf(row)).content, content) : content;
        const { talkId } = event.data;
        return { ...kept(row), talkId, ...said, ...occasion, status: 'given', order: event.position };
      },
    },
    'outreach.talk-described': { keys: own, apply: (row, event) => row && described(row, event.data) },
    'outreach.talk-record-renewed': { keys: own, apply: (row, event) => row && described(row, event.data) },
    'outreach.talk-reattributed': {
      keys: own,
      apply: (row, event) => {
        if (!row) return row;
        const { content } = partsOf(contentOf(row));
        const { talkId, status, order } = row;
        return { ...kept(row), talkId, status, order, ...content, ...event.data.now };
      },
    },
    'outreach.talks-joined': {
      keys: merged,
      apply: (row, event) => row && { ...row, shownAs: event.data.keptId },
    },
    'outreach.talks-separated': {
      keys: merged,
      apply: (row) => {
        if (!row) return row;
        const { shownAs: _, ...apart } = row;
        return apart;
      },
    },
  },
  indexes: {
    listed: (row) => (isListedTalk(row) ? [[row.on ?? '']] : []),
    byMeetup: (row) => (row.meetupId && row.status === 'given' ? [[row.meetupId, row.order]] : []),
    byGroup: (row) => (row.groupId && isListedTalk(row) ? [[row.groupId, row.on ?? '']] : []),
    bySpeaker: (row) => row.speakerIds.map((speaker) => [speaker, row.status, row.on ?? '']),
    bySession: (row) => (row.parentId ? [[row.parentId, row.order]] : []),
    byShownAs: (row) => (row.shownAs ? [[row.shownAs]] : []),
    byWord: (row) => (isListedTalk(row) ? searchEntries(searchedIn(row)) : []),
  },
});

/** What stays whatever else is said about a talk. */
function kept(row: TalkEntry | undefined): Pick<TalkEntry, 'shownAs'> {
  return row?.shownAs ? { shownAs: row.shownAs } : {};
}

function contentOf({ status: _status, order: _order, shownAs: _shownAs, ...facts }: TalkEntry): TalkFacts {
  return facts;
}

function described(row: TalkEntry, data: { talkId: string } & Partial<TalkContent>): TalkEntry {
  return changed<TalkEntry>(row, data as Partial<TalkEntry>);
}

function searchedIn(row: TalkEntry) {
  const { title, originalTitle, technologies, occasion, place, track } = row;
  return {
    titleWords: wordsToIndex([title, originalTitle], 40),
    words: wordsToIndex([...technologies, occasion, place, track], 60),
    rank: rankOf(row.on),
  };
}

/** Newer talks come first: 0 for those without a date, near 1 for those of this century's end. */
function rankOf(on: TalkOccasion['on']): number {
  return on ? Math.min(0.99, Math.max(0, (Number(on.slice(0, 4)) - 1950) / 150)) : 0;
}

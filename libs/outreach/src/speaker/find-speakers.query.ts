import 'reflect-metadata';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { question, type Views } from '#door/questions';
import { foldPlaceName } from '#geography/fold-place-name';
import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { havingWords } from '#web/search-words';
import { type TalkEntry, talks } from '../talk/talks.view.js';
import { entriesOfPerson } from './shown-speakers.js';
import {
  firstGiven,
  groupsOf,
  lastGiven,
  placesOf,
  type SpeakerEntry,
  speakerPool,
  talksGiven,
  topicKey,
  topicsOf,
} from './speaker-pool.view.js';

export const speakerOrders = ['name', 'talks', 'recent'] as const;
export type SpeakerOrder = (typeof speakerOrders)[number];

/** A speaker of the pool, as lists show one. */
export interface FoundSpeaker {
  readonly personId: string;
  readonly slug: string;
  readonly name: string;
  /** What they say themself, then what their talks were on. */
  readonly topics: readonly string[];
  readonly places: readonly string[];
  readonly languages: readonly string[];
  /** Groups they spoke at, the most frequent first. */
  readonly groupIds: readonly string[];
  readonly talksGiven: number;
  readonly firstOn?: string;
  readonly latest?: { readonly talkId: string; readonly title: string; readonly on?: string };
}

export interface FoundSpeakers {
  readonly speakers: readonly FoundSpeaker[];
  /** How many there are in all, counted no further than 10,000. */
  readonly total: number;
  /** Cursor of what follows; undefined at the end. */
  readonly next?: string;
}

/**
 * Which speakers of the pool fit? Only public profiles. The order by talks counts those of the shown entry alone; the
 * number shown includes those of entries joined to it.
 */
export class FindSpeakers extends Query<FoundSpeakers> {
  /** Of name, topics and places; every word must occur, the last one also as a beginning. */
  @IsOptional() @IsString() @MaxLength(200) words?: string;
  @IsOptional() @IsString() @MaxLength(80) topic?: string;
  /** Beginning of the name of a place that they speak at. */
  @IsOptional() @IsString() @MaxLength(120) place?: string;
  @IsOptional() @IsString() @MaxLength(100) groupId?: string;
  @IsOptional() @IsIn(speakerOrders) sort?: SpeakerOrder;
  @IsOptional() @IsString() @MaxLength(2000) after?: string;
  @IsOptional() @IsInt() @Min(1) @Max(200) @Type(() => Number) limit?: number;
  static readonly access = anyone;
}

const orders = {
  name: { index: 'listed', order: 'ascending' },
  talks: { index: 'mostTalks', order: 'ascending' },
  recent: { index: 'latest', order: 'descending' },
} as const;

export const findSpeakers = question(FindSpeakers, async (query, views): Promise<FoundSpeakers> => {
  const reader = views.of(speakerPool);
  const also = conditionsOf(query);
  const after = query.after ? { after: query.after } : {};
  const found = await reader.find({ ...orders[query.sort ?? 'name'], also, limit: query.limit ?? 24, ...after });
  return {
    speakers: await listed(
      views,
      found.documents.map(({ row }) => row),
    ),
    total: await reader.count({ index: 'listed', also }),
    ...(found.next ? { next: found.next } : {}),
  };
});

function conditionsOf({ words, topic, place, groupId }: FindSpeakers) {
  const folded = place ? foldPlaceName(place) : '';
  return [
    ...havingWords(words ?? ''),
    ...(topic?.trim() ? [{ index: 'byTopic', equals: [topicKey(topic)] }] : []),
    ...(folded ? [{ index: 'byPlace', equals: [], startsWith: folded }] : []),
    ...(groupId ? [{ index: 'byGroup', equals: [groupId] }] : []),
  ];
}

async function listed(views: Views, rows: readonly SpeakerEntry[]): Promise<FoundSpeaker[]> {
  const people = await Promise.all(rows.map((row) => entriesOfPerson(views, row)));
  const given = people.map((entries) => entries.flatMap((entry) => entry.talks));
  const latestIds = given.flatMap((each) => latestOf(each) ?? []);
  const latest = new Map((await views.of(talks).getMany([...new Set(latestIds)])).map(({ row }) => [row.talkId, row]));
  return rows.map((row, at): FoundSpeaker => {
    const own = given[at] ?? [];
    const { personId, slug = '', name = '', languages = [] } = row;
    const all = { ...row, talks: own };
    const firstOn = firstGiven(own);
    const talk = latest.get(latestOf(own) ?? '');
    return {
      personId,
      slug,
      name,
      languages,
      topics: topicsOf(all),
      places: placesOf(all),
      groupIds: groupsOf(own),
      talksGiven: talksGiven(own),
      ...(firstOn ? { firstOn } : {}),
      ...(talk ? { latest: latestTalk(talk) } : {}),
    };
  });
}

function latestOf(given: SpeakerEntry['talks']): string | undefined {
  const on = lastGiven(given);
  const talk = given.find((each) => each.on === on);
  return talk?.shownAs ?? talk?.talkId;
}

const latestTalk = ({ talkId, title, on }: TalkEntry) => ({ talkId, title, ...(on ? { on } : {}) });

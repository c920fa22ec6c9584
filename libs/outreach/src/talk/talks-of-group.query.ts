import 'reflect-metadata';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { question, type Views } from '#door/questions';
import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { type ShownTalk, shownTalks } from './shown-talks.js';
import { type TalkEntry, talks } from './talks.view.js';

export interface TalksPage {
  readonly talks: readonly ShownTalk[];
  /** How many there are in all, counted no further than 10,000. */
  readonly total: number;
  /** Cursor of what follows; undefined at the end. */
  readonly next?: string;
}

/** Which talks were given at meetups of this group? The latest first. */
export class TalksOfGroup extends Query<TalksPage> {
  @IsString() @MaxLength(100) groupId!: string;
  /** Groups that are shown as this one: their talks count as its own. The latest 1,000 of each are looked at. */
  @IsOptional() @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) sameAs?: readonly string[];
  @IsOptional() @IsString() @MaxLength(2000) after?: string;
  @IsOptional() @IsInt() @Min(1) @Max(200) @Type(() => Number) limit?: number;
  static readonly access = anyone;
}

export const talksOfGroup = question(TalksOfGroup, async (query, views): Promise<TalksPage> => {
  if (query.sameAs && query.sameAs.length > 0) return talksOfSeveral(query, query.sameAs, views);
  const { groupId, after, limit = 50 } = query;
  const reader = views.of(talks);
  const group = { index: 'byGroup', equals: [groupId] } as const;
  const found = await reader.find({ ...group, order: 'descending', limit, ...(after ? { after } : {}) });
  return {
    talks: await shownTalks(
      views,
      found.documents.map(({ row }) => row),
    ),
    total: await reader.count(group),
    ...(found.next ? { next: found.next } : {}),
  };
});

async function talksOfSeveral(query: TalksOfGroup, sameAs: readonly string[], views: Views): Promise<TalksPage> {
  const { groupId, after, limit = 50 } = query;
  const begin = after === undefined ? 0 : offsetOf(after);
  const rows: TalkEntry[] = [];
  for (const each of new Set([groupId, ...sameAs])) {
    const lookup = { index: 'byGroup', equals: [each], order: 'descending', limit: 1000 } as const;
    rows.push(...(await views.of(talks).find(lookup)).documents.map(({ row }) => row));
  }
  rows.sort((a, b) => compare(b.on ?? '', a.on ?? '') || compare(b.talkId, a.talkId));
  return {
    talks: await shownTalks(views, rows.slice(begin, begin + limit)),
    total: rows.length,
    ...(rows.length > begin + limit ? { next: String(begin + limit) } : {}),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function offsetOf(cursor: string): number {
  if (!/^\d{1,6}$/.test(cursor)) {
    throw new RangeError('This page address is not one of ours: start again from the first page.');
  }
  return Number(cursor);
}

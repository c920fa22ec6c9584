import 'reflect-metadata';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsLatitude,
  IsLongitude,
  IsNumber,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { distanceKm } from '#geography/distance';
import { cellsWithin } from '#geography/geo-cells';
import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { question, type Views } from '#door/questions';
import type { Document, Lookup } from '#read-store/read-store';
import { havingWords } from '#web/search-words';
import { type GroupKind, groupKinds } from './group.js';
import { type DirectoryEntry, hasPosition, publicDirectory, technologyKey } from './public-directory.view.js';

export const groupOrders = ['name', 'members', 'newest', 'distance'] as const;
export type GroupOrder = (typeof groupOrders)[number];

/** A group that was found, and how far away it is where a place was asked for. */
export interface FoundGroup {
  readonly entry: DirectoryEntry;
  readonly km?: number;
}

export interface FoundGroups {
  readonly groups: readonly FoundGroup[];
  /** How many there are in all, counted no further than 10,000. */
  readonly total: number;
  /** Cursor of what follows; undefined at the end. */
  readonly next?: string;
}

/** What narrows the directory: all of it must hold. */
export abstract class GroupFilter<Answer> extends Query<Answer> {
  /** Every word must occur, the last one also as a beginning. */
  @IsOptional() @IsString() @MaxLength(200) words?: string;
  @IsOptional() @IsString() @MaxLength(60) technology?: string;
  @IsOptional() @IsIn(groupKinds) kind?: GroupKind;
  @ValidateIf((query: GroupFilter<unknown>) => query.lon !== undefined)
  @IsNumber({}, { message: 'lat must be a number, and be given together with lon' })
  @IsLatitude({ message: 'lat must lie between -90 and 90' })
  @Type(() => Number)
  lat?: number;
  @ValidateIf((query: GroupFilter<unknown>) => query.lat !== undefined)
  @IsNumber({}, { message: 'lon must be a number, and be given together with lat' })
  @IsLongitude({ message: 'lon must lie between -180 and 180' })
  @Type(() => Number)
  lon?: number;
  /** Radius around the place, in kilometres. */
  @IsOptional() @IsNumber() @Min(0.1) @Max(20_000) @Type(() => Number) km?: number;
}

/** Which groups of the directory fit, in which order? */
export class FindGroups extends GroupFilter<FoundGroups> {
  @IsOptional() @IsIn(groupOrders) sort?: GroupOrder;
  @IsOptional() @IsString() @MaxLength(2000) after?: string;
  @IsOptional() @IsInt() @Min(1) @Max(200) @Type(() => Number) limit?: number;
  static readonly access = anyone;
}

const defaultKm = 50;
const orders = {
  name: { index: 'byName', order: 'ascending' },
  members: { index: 'byMembers', order: 'descending' },
  newest: { index: 'byFounded', order: 'descending' },
} as const;

export const findGroups = question(FindGroups, async (query, views): Promise<FoundGroups> => {
  const limit = query.limit ?? 24;
  const near = centreOf(query);
  if (near) return pageOf(await groupsNear(query, near, views), query, limit);
  const sort = query.sort === undefined || query.sort === 'distance' ? 'name' : query.sort;
  const reader = views.of(publicDirectory);
  const also = conditionsOf(query);
  const found = await reader.find({ ...orders[sort], also, limit, ...(query.after ? { after: query.after } : {}) });
  const total = await reader.count({ index: 'byName', also });
  return {
    groups: found.documents.map(({ row }) => ({ entry: row })),
    total,
    ...(found.next ? { next: found.next } : {}),
  };
});

/** Every group that fits, by name, at most `most`: for maps. */
export async function allThatFit<Answer>(
  query: GroupFilter<Answer>,
  views: Views,
  most: number,
): Promise<readonly FoundGroup[]> {
  const near = centreOf(query);
  if (near) return (await groupsNear(query, near, views)).slice(0, most);
  const groups: FoundGroup[] = [];
  let after: string | undefined;
  do {
    const limit = Math.min(1000, most - groups.length);
    const lookup: Lookup = { index: 'byName', also: conditionsOf(query), limit, ...(after ? { after } : {}) };
    const found = await views.of(publicDirectory).find(lookup);
    for (const { row } of found.documents) groups.push({ entry: row });
    after = found.next;
  } while (after && groups.length < most);
  return groups;
}

interface Centre {
  readonly lat: number;
  readonly lon: number;
}

function centreOf({ lat, lon }: GroupFilter<unknown>): Centre | undefined {
  return lat === undefined || lon === undefined ? undefined : { lat, lon };
}

function conditionsOf({ words, technology, kind }: GroupFilter<unknown>): NonNullable<Lookup['also']> {
  return [
    ...havingWords(words ?? ''),
    ...(technology ? [{ index: 'byTechnology', equals: [technologyKey(technology)] }] : []),
    ...(kind ? [{ index: 'byKind', equals: [kind] }] : []),
  ];
}

/** All groups within the radius that fit, the nearest first. */
async function groupsNear(
  query: GroupFilter<unknown>,
  centre: Centre,
  views: Views,
): Promise<(FoundGroup & { readonly km: number })[]> {
  const km = query.km ?? defaultKm;
  const reader = views.of(publicDirectory);
  const also = conditionsOf(query);
  const found = new Map<string, Document<DirectoryEntry>>();
  for (const cell of cellsWithin(centre, km)) {
    const { documents } = await reader.find({ index: 'byCell', equals: [cell], also, limit: 1000 });
    for (const document of documents) found.set(document.key, document);
  }
  return [...found.values()]
    .flatMap(({ row }) => (hasPosition(row.place) ? [{ entry: row, km: distanceKm(centre, row.place) }] : []))
    .filter((each) => each.km <= km)
    .sort((a, b) => a.km - b.km || compare(a.entry.groupId, b.entry.groupId));
}

/** A page of groups that were all read: what a radius holds is little enough to be sorted here. */
function pageOf(
  near: readonly (FoundGroup & { readonly km: number })[],
  query: FindGroups,
  limit: number,
): FoundGroups {
  const sorted = near.toSorted(comparisons[query.sort ?? 'distance']);
  const from = query.after ? sorted.findIndex(({ entry }) => entry.groupId === readCursor(query.after!)) + 1 : 0;
  const groups = sorted.slice(from, from + limit);
  const last = groups.at(-1);
  const more = from + limit < sorted.length && last !== undefined;
  return { groups, total: sorted.length, ...(more ? { next: cursorOf(last.entry.groupId) } : {}) };
}

type Near = FoundGroup & { readonly km: number };

const comparisons: Record<GroupOrder, (a: Near, b: Near) => number> = {
  distance: () => 0,
  name: (a, b) => a.entry.name.localeCompare(b.entry.name, 'en', { sensitivity: 'base' }),
  members: (a, b) => (b.entry.members ?? -1) - (a.entry.members ?? -1),
  newest: (a, b) => compare(foundedOf(b.entry), foundedOf(a.entry)),
};

function foundedOf({ foundedOn, listedAt }: DirectoryEntry): string {
  return foundedOn ?? listedAt?.slice(0, 10) ?? '';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function cursorOf(groupId: string): string {
  return Buffer.from(`near ${groupId}`).toString('base64url');
}

function readCursor(cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString();
  if (!/^near [0-9a-f-]{36}$/i.test(text)) {
    throw new RangeError('This page address is not one of ours: start again from the first page.');
  }
  return text.slice(5);
}

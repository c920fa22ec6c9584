import 'reflect-metadata';
import { Type } from 'class-transformer';
import {
  IsIn,
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
import { Query } from '#kernel/query';
import type { Views } from '#door/questions';
import type { Document, Lookup } from '#read-store/read-store';
import { havingWords } from '#web/search-words';
import { type GroupKind, groupKinds } from './group.js';
import { type DirectoryEntry, hasPosition, publicDirectory, technologyKey } from './public-directory.view.js';

/** A group that was found, and how far away it is where a place was asked for. */
export interface FoundGroup {
  readonly entry: DirectoryEntry;
  readonly km?: number;
}

export type NearGroup = FoundGroup & { readonly km: number };

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

const defaultKm = 50;

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

/** The place around which a filter looks, if it does. */
export function centreOf({ lat, lon }: GroupFilter<unknown>): Centre | undefined {
  return lat === undefined || lon === undefined ? undefined : { lat, lon };
}

/** What a group must have beside being on the directory. */
export function conditionsOf({ words, technology, kind }: GroupFilter<unknown>): NonNullable<Lookup['also']> {
  return [
    ...havingWords(words ?? ''),
    ...(technology ? [{ index: 'byTechnology', equals: [technologyKey(technology)] }] : []),
    ...(kind ? [{ index: 'byKind', equals: [kind] }] : []),
  ];
}

/** All groups within the radius that fit, the nearest first. */
export async function groupsNear(query: GroupFilter<unknown>, centre: Centre, views: Views): Promise<NearGroup[]> {
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

/** Orders texts by code unit, the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import 'reflect-metadata';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { anyone } from '#kernel/access';
import { question } from '#door/questions';
import {
  centreOf,
  compare,
  conditionsOf,
  type FoundGroup,
  GroupFilter,
  groupsNear,
  type NearGroup,
} from './group-filter.js';
import { type DirectoryEntry, publicDirectory } from './public-directory.view.js';

export type { FoundGroup } from './group-filter.js';

export const groupOrders = ['name', 'members', 'newest', 'distance'] as const;
export type GroupOrder = (typeof groupOrders)[number];

export interface FoundGroups {
  readonly groups: readonly FoundGroup[];
  /** How many there are in all, counted no further than 10,000. */
  readonly total: number;
  /** Cursor of what follows; undefined at the end. */
  readonly next?: string;
}

/** Which groups of the directory fit, in which order? */
export class FindGroups extends GroupFilter<FoundGroups> {
  @IsOptional() @IsIn(groupOrders) sort?: GroupOrder;
  @IsOptional() @IsString() @MaxLength(2000) after?: string;
  @IsOptional() @IsInt() @Min(1) @Max(200) @Type(() => Number) limit?: number;
  static readonly access = anyone;
}

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

/** A page of groups that were all read: what a radius holds is little enough to be sorted here. */
function pageOf(near: readonly NearGroup[], query: FindGroups, limit: number): FoundGroups {
  const sorted = near.toSorted(comparisons[query.sort ?? 'distance']);
  const from = query.after ? beginAfter(sorted, query.after) : 0;
  const groups = sorted.slice(from, from + limit);
  const last = groups.at(-1);
  const end = from + groups.length;
  return {
    groups,
    total: sorted.length,
    ...(last && end < sorted.length ? { next: cursorOf(end, last.entry.groupId) } : {}),
  };
}

const comparisons: Record<GroupOrder, (a: NearGroup, b: NearGroup) => number> = {
  distance: () => 0,
  name: (a, b) => a.entry.name.localeCompare(b.entry.name, 'en', { sensitivity: 'base' }),
  members: (a, b) => (b.entry.members ?? -1) - (a.entry.members ?? -1),
  newest: (a, b) => compare(foundedOf(b.entry), foundedOf(a.entry)),
};

function foundedOf({ foundedOn, listedAt }: DirectoryEntry): string {
  return foundedOn ?? listedAt?.slice(0, 10) ?? '';
}

function cursorOf(end: number, groupId: string): string {
  return Buffer.from(`near ${end} ${groupId}`).toString('base64url');
}

/** Where the next page begins: after the group that ended the last one, or where it ended if that group is gone. */
function beginAfter(sorted: readonly NearGroup[], cursor: string): number {
  const [, end, groupId] = /^near (\d{1,6}) (\S{1,60})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (end === undefined) {
    throw new RangeError('This page address is not one of ours: start again from the first page.');
  }
  const at = sorted.findIndex(({ entry }) => entry.groupId === groupId);
  return at < 0 ? Number(end) : at + 1;
}

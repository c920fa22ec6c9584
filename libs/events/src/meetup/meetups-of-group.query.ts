import 'reflect-metadata';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { question } from '#door/questions';
import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { countOf, earliestStillOn, inOrder, isOver, listed, type MeetupsPage, toSecond } from './listed-meetups.js';

export type { ListedMeetup, MeetupsPage } from './listed-meetups.js';

/** Which meetups of this group come next (the first one first), or are past (the last one first)? Cancelled ones too. */
export class MeetupsOfGroup extends Query<MeetupsPage> {
  @IsString() @MaxLength(100) groupId!: string;
  /** Groups that are shown as this one: their meetups count as its own. */
  @IsOptional() @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) sameAs?: readonly string[];
  @IsIn(['next', 'past']) when!: 'next' | 'past';
  @IsOptional() @IsString() @MaxLength(200) after?: string;
  @IsOptional() @IsInt() @Min(1) @Max(200) @Type(() => Number) limit?: number;
  static readonly access = anyone;
}

export const meetupsOfGroup = question(MeetupsOfGroup, async (query, views): Promise<MeetupsPage> => {
  const { groupId, sameAs = [], when, after, limit = 20 } = query;
  const anyOf = [...new Set([groupId, ...sameAs])].map((id) => [id]);
  const next = when === 'next';
  const lookFor = {
    index: 'byGroup',
    anyOf,
    ...(next ? { from: earliestStillOn(views.now) } : { to: toSecond(views.now) }),
  };
  const { rows, next: cursor } = await inOrder(views, {
    ...lookFor,
    order: next ? 'ascending' : 'descending',
    limit,
    keep: (row) => isOver(row, views.now) !== next,
    ...(after ? { after } : {}),
  });
  const total = await countOf(views, next ? { index: 'byGroup', anyOf, from: toSecond(views.now) } : lookFor);
  return { meetups: await listed(views, rows), total, ...(cursor ? { next: cursor } : {}) };
});

import 'reflect-metadata';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { question } from '#door/questions';
import { anyone } from '#kernel/access';
import { countOf, inOrder, listed, type MeetupsPage } from './listed-meetups.js';
import { lookupFor, MeetupWish } from './meetup-wish.js';

export type { ListedMeetup, MeetupsPage } from './listed-meetups.js';

/** Which meetups are there, in the order of their starts? Cancelled ones too. */
export class FindMeetups extends MeetupWish<MeetupsPage> {
  @IsOptional() @IsIn(['ascending', 'descending']) order?: 'ascending' | 'descending';
  @IsOptional() @IsString() @MaxLength(200) after?: string;
  @IsOptional() @IsInt() @Min(1) @Max(1000) @Type(() => Number) limit?: number;
  /** Whether to tell how many come; true unless said otherwise. */
  @IsOptional() @IsBoolean() numbers?: boolean;
  static readonly access = anyone;
}

export const findMeetups = question(FindMeetups, async (query, views): Promise<MeetupsPage> => {
  const { order = 'ascending', after, limit = 50, numbers = true } = query;
  const lookFor = lookupFor(query);
  const { rows, next } = await inOrder(views, { ...lookFor, order, limit, ...(after ? { after } : {}) });
  const total = await countOf(views, lookFor);
  return { meetups: await listed(views, rows, { numbers }), total, ...(next ? { next } : {}) };
});

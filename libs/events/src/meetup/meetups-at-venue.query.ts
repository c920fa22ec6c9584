import 'reflect-metadata';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { question } from '#door/questions';
import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { countOf, inOrder, listed, type MeetupsPage } from './listed-meetups.js';

export type { ListedMeetup, MeetupsPage } from './listed-meetups.js';

/** Which meetups take or took place at this venue? The latest first. */
export class MeetupsAtVenue extends Query<MeetupsPage> {
  @IsString() @MaxLength(100) venueId!: string;
  @IsOptional() @IsString() @MaxLength(200) after?: string;
  @IsOptional() @IsInt() @Min(1) @Max(200) @Type(() => Number) limit?: number;
  static readonly access = anyone;
}

export const meetupsAtVenue = question(MeetupsAtVenue, async ({ venueId, after, limit = 20 }, views) => {
  const lookFor = { index: 'byVenue', anyOf: [[venueId]] };
  const { rows, next } = await inOrder(views, { ...lookFor, order: 'descending', limit, ...(after ? { after } : {}) });
  const total = await countOf(views, lookFor);
  return { meetups: await listed(views, rows), total, ...(next ? { next } : {}) };
});

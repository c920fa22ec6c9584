import 'reflect-metadata';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { question } from '#door/questions';
import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { countOf, inOrder, listed, type MeetupsPage } from './listed-meetups.js';

export type { ListedMeetup, MeetupsPage } from './listed-meetups.js';

/** Which meetups belong to this series? The first one first. */
export class MeetupsInSeries extends Query<MeetupsPage> {
  @IsString() @MaxLength(100) seriesId!: string;
  @IsOptional() @IsString() @MaxLength(200) after?: string;
  @IsOptional() @IsInt() @Min(1) @Max(200) @Type(() => Number) limit?: number;
  static readonly access = anyone;
}

export const meetupsInSeries = question(MeetupsInSeries, async ({ seriesId, after, limit = 50 }, views) => {
  const lookFor = { index: 'bySeries', anyOf: [[seriesId]] };
  const { rows, next } = await inOrder(views, { ...lookFor, order: 'ascending', limit, ...(after ? { after } : {}) });
  const total = await countOf(views, lookFor);
  return { meetups: await listed(views, rows), total, ...(next ? { next } : {}) };
});

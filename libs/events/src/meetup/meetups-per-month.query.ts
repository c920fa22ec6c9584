import 'reflect-metadata';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { question } from '#door/questions';
import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { meetups } from './meetups.view.js';

export interface MonthCount {
  /** YYYY-MM, in the zone of each meetup. */
  readonly month: string;
  readonly meetups: number;
}

/** How many meetups are there in each month of a year? Cancelled ones do not count. */
export class MeetupsPerMonth extends Query<readonly MonthCount[]> {
  @IsInt() @Min(1900) @Max(2199) @Type(() => Number) year!: number;
  static readonly access = anyone;
}

export const meetupsPerMonth = question(MeetupsPerMonth, async ({ year }, views) => {
  const reader = views.of(meetups);
  const counts: MonthCount[] = [];
  for (let at = 1; at <= 12; at++) {
    const month = `${year}-${String(at).padStart(2, '0')}`;
    counts.push({ month, meetups: await reader.count({ index: 'byMonth', equals: [month] }) });
  }
  return counts;
});

import 'reflect-metadata';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { question } from '#door/questions';
import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { countOf, inOrder, listed, type MeetupsPage, toSecond, type Wanted } from './listed-meetups.js';
import { type MeetupFormat, meetupFormats } from './meetup.js';
import { technologyKey } from './meetups.view.js';

export type { ListedMeetup, MeetupsPage } from './listed-meetups.js';

/** What a list of meetups may be narrowed by; all conditions must be met. */
export abstract class MeetupWish<Answer> extends Query<Answer> {
  /** Only meetups of any of these groups. */
  @IsOptional() @IsArray() @ArrayMaxSize(50) @IsString({ each: true }) groupIds?: readonly string[];
  @IsOptional() @IsString() @MaxLength(60) technology?: string;
  @IsOptional() @IsIn(meetupFormats) format?: MeetupFormat;
  /** ISO instant or day (UTC): only meetups that begin then or later. */
  @IsOptional() @IsISO8601({ strict: true }, { message: 'from must be a day or an instant that exists' }) from?: string;
  /** ISO instant or day (UTC): only meetups that begin earlier. */
  @IsOptional() @IsISO8601({ strict: true }, { message: 'to must be a day or an instant that exists' }) to?: string;
}

/** The lookup for a wish: its most telling condition leads, the others go along. */
export function lookupFor(wish: MeetupWish<unknown>): Pick<Wanted, 'index' | 'anyOf' | 'also' | 'from' | 'to'> {
  const { groupIds, technology, format, from, to } = wish;
  const conditions = [
    ...(technology ? [{ index: 'byTechnology', equals: [technologyKey(technology)] }] : []),
    ...(format ? [{ index: 'byFormat', equals: [format] }] : []),
  ];
  const groups = groupIds ? { index: 'byGroup', anyOf: groupIds.map((id) => [id]) } : undefined;
  const [first, ...rest] = conditions;
  const leading = groups ?? (first ? { index: first.index, anyOf: [first.equals] } : { index: 'byStart', anyOf: [[]] });
  const also = groups ? conditions : rest;
  return {
    ...leading,
    ...(also.length > 0 ? { also } : {}),
    ...(from ? { from: toSecond(from) } : {}),
    ...(to ? { to: toSecond(to) } : {}),
  };
}

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

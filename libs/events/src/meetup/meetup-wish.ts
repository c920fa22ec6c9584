import 'reflect-metadata';
import { ArrayMaxSize, IsArray, IsIn, IsISO8601, IsOptional, IsString, MaxLength } from 'class-validator';
import { Query } from '#kernel/query';
import { toSecond, type Wanted } from './listed-meetups.js';
import { type MeetupFormat, meetupFormats } from './meetup.js';
import { technologyKey } from './meetups.view.js';

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

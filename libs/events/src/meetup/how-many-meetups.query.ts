import { ArrayMaxSize, IsArray, IsOptional, IsString } from 'class-validator';
import { question } from '#door/questions';
import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { countOf, toSecond } from './listed-meetups.js';

export interface MeetupNumbers {
  /** Meetups that have begun, each counted no further than 10,000. */
  readonly past: number;
  readonly upcoming: number;
}

/** How many meetups were there, and how many are to come? Cancelled ones do not count. */
export class HowManyMeetups extends Query<MeetupNumbers> {
  /** Only of any of these groups. */
  @IsOptional() @IsArray() @ArrayMaxSize(50) @IsString({ each: true }) groupIds?: readonly string[];
  static readonly access = anyone;
}

export const howManyMeetups = question(HowManyMeetups, async ({ groupIds }, views) => {
  const wanted = groupIds
    ? { index: 'takingPlaceByGroup', anyOf: groupIds.map((id) => [id]) }
    : { index: 'takingPlace', anyOf: [[]] };
  const now = toSecond(views.now);
  return {
    past: await countOf(views, { ...wanted, to: now }),
    upcoming: await countOf(views, { ...wanted, from: now }),
  };
});

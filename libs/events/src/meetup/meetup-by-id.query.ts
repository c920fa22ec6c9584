import { IsString, MaxLength } from 'class-validator';
import { question } from '#door/questions';
import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { attendanceCount, type AttendanceNumbers, numbersOf } from '../attendance/attendance-count.view.js';
import { isOver } from './listed-meetups.js';
import { type MeetupDetails, meetupDetails } from './meetup-details.view.js';
import { type MeetupEntry, meetups } from './meetups.view.js';

export type { MeetupDetails } from './meetup-details.view.js';
export type { MeetupEntry } from './meetups.view.js';

/** All that is public of one meetup. */
export interface WholeMeetup {
  readonly entry: MeetupEntry;
  readonly details: MeetupDetails;
  readonly numbers: AttendanceNumbers;
  /** `on` between its start and its end. */
  readonly status: 'planned' | 'on' | 'cancelled' | 'past';
}

/** What is known of this meetup? Undefined where there is none, or it was withdrawn. */
export class MeetupById extends Query<WholeMeetup | undefined> {
  @IsString() @MaxLength(100) meetupId!: string;
  static readonly access = anyone;
}

export const meetupById = question(MeetupById, async ({ meetupId }, views): Promise<WholeMeetup | undefined> => {
  const entry = (await views.of(meetups).get(meetupId))?.row;
  if (!entry || entry.standing === 'withdrawn') return undefined;
  const details = (await views.of(meetupDetails).get(meetupId))?.row;
  const count = (await views.of(attendanceCount).get(meetupId))?.row;
  const { hosts, standing, startsAt } = entry;
  const begun = Date.parse(startsAt) <= Date.parse(views.now);
  return {
    entry,
    details: details ?? { meetupId, hosts, outcome: {}, changes: [] },
    numbers: count ? numbersOf(count) : {},
    status: standing === 'cancelled' ? 'cancelled' : isOver(entry, views.now) ? 'past' : begun ? 'on' : 'planned',
  };
});

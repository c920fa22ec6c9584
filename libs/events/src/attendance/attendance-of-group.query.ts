import 'reflect-metadata';
import { IsISO8601, IsOptional, IsString, MaxLength } from 'class-validator';
import { question } from '#door/questions';
import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { attendanceCount, type AttendanceNumbers, numbersOf } from './attendance-count.view.js';

export interface AttendanceOfMeetup extends AttendanceNumbers {
  readonly meetupId: string;
  readonly startsAt: string;
}

/** How many said yes and came to the meetups of this group, one by one? The first first, at most 1,000; not of cancelled ones. */
export class AttendanceOfGroup extends Query<readonly AttendanceOfMeetup[]> {
  @IsString() @MaxLength(100) groupId!: string;
  /** ISO days or instants; `to` is exclusive. */
  @IsOptional() @IsISO8601({ strict: true }) from?: string;
  @IsOptional() @IsISO8601({ strict: true }) to?: string;
  static readonly access = anyone;
}

export const attendanceOfGroup = question(AttendanceOfGroup, async ({ groupId, from, to }, views) => {
  const { documents } = await views.of(attendanceCount).find({
    index: 'byGroup',
    equals: [groupId],
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    limit: 1000,
  });
  return documents.map(({ row }) => ({ meetupId: row.meetupId, startsAt: row.startsAt, ...numbersOf(row) }));
});

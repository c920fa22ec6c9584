import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { importerOrSteward } from '#kernel/access';
import { Command, slice } from '#kernel/command';
import { equalAsJson } from '#kernel/changed-facts';
import { attendance, type AttendanceCount } from './attendance.js';

const most = 1_000_000;

/** Records how many said yes, waited and came, as counted elsewhere: for meetups of which only numbers are known. */
export class CountAttendance extends Command {
  @IsUUID() meetupId!: string;
  @IsInt() @Min(0) @Max(most) yes!: number;
  @IsInt() @Min(0) @Max(most) waitlisted!: number;
  @IsOptional() @IsInt() @Min(0) @Max(most) attended?: number;
  static readonly access = importerOrSteward;
}

export const countAttendance = slice(attendance).when(CountAttendance, {
  id: (command) => command.meetupId,
  decide: ({ meetupId, yes, waitlisted, attended }, { counted }) => {
    const count: AttendanceCount = { yes, waitlisted, ...(attended == null ? {} : { attended }) };
    return equalAsJson(counted, count) ? [] : [{ type: 'events.attendance-counted', data: { meetupId, ...count } }];
  },
});

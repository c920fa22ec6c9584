/** Event types of this context that others may read in their views and processes. */
export type { AttendanceEvent } from './attendance/attendance.js';
export type { MeetupEvent } from './meetup/meetup.js';

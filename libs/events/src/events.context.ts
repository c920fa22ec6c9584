import { context } from '#kernel/context';
import { attendanceCount } from './attendance/attendance-count.view.js';
import { attendance } from './attendance/attendance.js';
import { meetup } from './meetup/meetup.js';
import { meetupDetails } from './meetup/meetup-details.view.js';
import { meetups } from './meetup/meetups.view.js';
import { meetupSearch } from './meetup/search.view.js';

/** What the groups of the network host, and who comes. */
export const events = context({
  name: 'events',
  aggregates: [meetup, attendance],
  views: [meetups, meetupDetails, meetupSearch, attendanceCount],
  processes: [],
});

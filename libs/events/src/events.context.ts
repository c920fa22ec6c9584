import { context } from '#kernel/context';
import { attendance } from './attendance/attendance.js';
import { meetup } from './meetup/meetup.js';

/** What the groups of the network host, and who comes. */
export const events = context({ name: 'events', aggregates: [meetup, attendance], views: [], processes: [] });

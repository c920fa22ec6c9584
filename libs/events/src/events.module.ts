import { Module } from '@nestjs/common';
import { answererOf } from '#door/ask-questions';
import { handlerOf } from '#door/commands';
import type { AnyQuestion } from '#door/questions';
import type { AnySlice } from '#kernel/command';
import type { Page } from '#web/page';
import { cancelRsvp } from './attendance/cancel-rsvp.command.js';
import { changeCapacity } from './attendance/change-capacity.command.js';
import { checkIn } from './attendance/check-in.command.js';
import { closeAttendance } from './attendance/close-attendance.command.js';
import { countAttendance } from './attendance/count-attendance.command.js';
import { openAttendance } from './attendance/open-attendance.command.js';
import { requestRsvp } from './attendance/request-rsvp.command.js';
import { announceMeetup } from './meetup/announce-meetup.command.js';
import { cancelMeetup } from './meetup/cancel-meetup.command.js';
import { describeMeetup } from './meetup/describe-meetup.command.js';
import { moveMeetup } from './meetup/move-meetup.command.js';
import { recordHowItWent } from './meetup/record-how-it-went.command.js';
import { recordPastMeetup } from './meetup/record-past-meetup.command.js';
import { reinstateMeetup } from './meetup/reinstate-meetup.command.js';
import { rescheduleMeetup } from './meetup/reschedule-meetup.command.js';
import { withdrawMeetup } from './meetup/withdraw-meetup.command.js';
import { attendanceOfGroup } from './attendance/attendance-of-group.query.js';
import { calendarFeed } from './meetup/calendar-feed.query.js';
import { findMeetups } from './meetup/find-meetups.query.js';
import { howManyMeetups } from './meetup/how-many-meetups.query.js';
import { meetupById } from './meetup/meetup-by-id.query.js';
import { meetupsAtVenue } from './meetup/meetups-at-venue.query.js';
import { meetupsByIds } from './meetup/meetups-by-ids.query.js';
import { meetupsInSeries } from './meetup/meetups-in-series.query.js';
import { meetupsOfGroup } from './meetup/meetups-of-group.query.js';
import { meetupsPerMonth } from './meetup/meetups-per-month.query.js';
import { newsOfMeetups } from './meetup/news-of-meetups.query.js';
import { searchMeetups } from './meetup/search-meetups.query.js';
import { upcomingMeetups } from './meetup/upcoming-meetups.query.js';
import { calendarPage } from './calendar/calendar.page.js';
import { groupCalendarFeed, meetupCalendarFile, networkCalendarFeed } from './calendar/calendar-feeds.page.js';
import { groupNewsFeed, networkNewsFeed } from './calendar/news-feeds.page.js';
import { meetupPicturePage } from './meetup/meetup-picture.page.js';
import { meetupPage } from './meetup/meetup.page.js';
import { MeetupsApi } from './meetup/meetups.api.js';

export const eventsSlices: readonly AnySlice[] = [
  announceMeetup,
  describeMeetup,
  rescheduleMeetup,
  moveMeetup,
  cancelMeetup,
  reinstateMeetup,
  withdrawMeetup,
  recordHowItWent,
  recordPastMeetup,
  openAttendance,
  changeCapacity,
  requestRsvp,
  cancelRsvp,
  checkIn,
  closeAttendance,
  countAttendance,
];

export const eventsQuestions: readonly AnyQuestion[] = [
  attendanceOfGroup,
  calendarFeed,
  findMeetups,
  howManyMeetups,
  meetupById,
  meetupsAtVenue,
  meetupsByIds,
  meetupsInSeries,
  meetupsOfGroup,
  meetupsPerMonth,
  newsOfMeetups,
  searchMeetups,
  upcomingMeetups,
];

export const eventsPages: readonly Page[] = [
  calendarPage,
  networkCalendarFeed,
  groupCalendarFeed,
  networkNewsFeed,
  groupNewsFeed,
  meetupPage,
  meetupCalendarFile,
  meetupPicturePage,
];

@Module({ controllers: [MeetupsApi], providers: [...eventsSlices.map(handlerOf), ...eventsQuestions.map(answererOf)] })
export class EventsModule {}

import { view } from '#kernel/view';
import { type HostingEvent, hostOf, type HostThanks } from './hosting.js';

/** Who lent the room for which meetup, by what they are thanked for and by who they are. */
export const hosts = view<HostThanks, HostingEvent>({
  name: 'sponsorship.hosts',
  version: 1,
  on: {
    'sponsorship.host-thanked': {
      keys: (event) => [`${event.data.meetupId}/${hostOf(event.data)}`],
      apply: (_row, event) => event.data,
    },
  },
  indexes: {
    byMeetup: (row) => [[row.meetupId]],
    byGroup: (row) => (row.groupId ? [[row.groupId, row.on ?? '']] : []),
    bySponsor: (row) => (row.sponsorId ? [[row.sponsorId, row.on ?? '']] : []),
    byVenue: (row) => (row.venueId ? [[row.venueId, row.on ?? '']] : []),
  },
});

/** What a table can hold. */
export type CsvKind = 'groups' | 'meetups' | 'members';

export interface CsvColumn {
  name: string;
  required: boolean;
  meaning: string;
  example: string;
  /** Other spellings of the header that are understood, as they are compared. */
  also?: string[];
}

const column = (name: string, meaning: string, example: string, also?: string[]): CsvColumn => ({
  name,
  required: false,
  meaning,
  example,
  ...(also ? { also } : {}),
});
const needed = (name: string, meaning: string, example: string, also?: string[]): CsvColumn => ({
  ...column(name, meaning, example, also),
  required: true,
});

const place = [
  column('city', 'Town, without the postal code.', 'Elmfield', ['town']),
  column('country', 'Code of two letters, or the name.', 'GB'),
  column('latitude', 'Degrees north, with a decimal point.', '51.5', ['lat']),
  column('longitude', 'Degrees east, with a decimal point.', '-0.12', ['lon', 'lng', 'long']),
];

/** The columns of each table. Only the required ones must be there; the order is free, a column not listed is named and left out. */
export const csvColumns: Record<CsvKind, CsvColumn[]> = {
  groups: [
    needed('name', 'What the group is called.', 'Elmfield Typers', ['group', 'group_name']),
    column('id', 'Your own id for the group, so that the same file twice is not imported twice.', 'elmfield-typers'),
    column('description', 'What the group does; Markdown.', 'We meet to type together.', ['about']),
    column('technologies', 'Several with a semicolon between.', 'TypeScript; Rust', ['technology', 'tags', 'topics']),
    ...place,
    column('timezone', 'IANA zone.', 'Europe/London', ['time_zone', 'tz']),
    column('founded', 'Day, month or year of the first meetup.', '2019-04-01'),
    column('website', 'Address of the website.', 'https://typers.example', ['url', 'link']),
    column('calendar_url', 'Address of an iCalendar feed.', 'https://typers.example/calendar.ics', [
      'ical',
      'ics',
      'feed',
    ]),
    column('organisers', 'Names, several with a semicolon between.', 'Ash Elm; Bo Birch', [
      'organizers',
      'organiser',
      'organizer',
    ]),
  ],
  meetups: [
    needed('group', 'Name or id of the group.', 'Elmfield Typers', ['group_name', 'group_id']),
    needed('title', 'At most 300 characters; the rest moves to the description.', 'Types after dark', [
      'name',
      'event',
      'event_name',
    ]),
    needed('start', 'Day and time, with offset or together with timezone.', '2026-03-05 18:30', [
      'starts',
      'date',
      'datetime',
      'start_time',
      'when',
    ]),
    column('timezone', 'IANA zone of the start.', 'Europe/London', ['time_zone', 'tz']),
    column('duration', 'ISO 8601, such as PT2H.', 'PT2H'),
    column('id', 'Your own id for the meetup, so that the same file twice is not imported twice.', 'types-2026-03'),
    column('description', 'Markdown.', 'Three short talks and food.', ['about', 'details']),
    column('status', 'planned, past or cancelled.', 'past'),
    column('online', 'yes or no.', 'no'),
    column('url', 'Address of its page.', 'https://typers.example/march', ['website', 'link']),
    column('venue', 'Name of the place.', 'The Old Library', ['venue_name', 'location']),
    column('address', 'Street and number.', '1 Elm Row', ['street']),
    column('postal_code', 'Postal code.', 'EL1 1AA', ['postcode', 'zip', 'zip_code']),
    ...place,
    column('yes', 'How many said yes.', '42', ['rsvps', 'rsvp_yes', 'going']),
    column('waitlisted', 'How many were on the waiting list.', '3', ['waitlist', 'waiting_list']),
    column('attended', 'How many came.', '35', ['attendees', 'attendance']),
  ],
  members: [
    needed('group', 'Name or id of the group.', 'Elmfield Typers', ['group_name', 'group_id']),
    needed('name', 'Name of the person.', 'Ash Elm', ['member', 'member_name', 'full_name']),
    column('id', 'Your own id for the person.', '1001', ['member_id']),
    column('email', 'Address, only if the person agreed that it is used here.', 'ash@typers.example', [
      'e_mail',
      'mail',
      'email_address',
    ]),
    column('joined', 'Day on which the person joined.', '2020-02-29', ['joined_on', 'member_since']),
    column('role', 'organiser or member.', 'organiser', ['title']),
    column('city', 'Town.', 'Elmfield', ['town', 'location']),
    column('country', 'Code of two letters, or the name.', 'GB'),
  ],
};

/** The header of a table to fill in, in UTF-8 with a byte order mark for spreadsheet programs, rows ended by CR LF (RFC 4180). */
export const csvTemplate = (kind: CsvKind): string => `\uFEFF${csvColumns[kind].map(({ name }) => name).join(',')}\r\n`;

import { join } from 'node:path';
import { givenFields } from '../given-fields.js';
import type { Coordinates } from '../normalise/coordinates.js';
import { readCountry } from '../normalise/country.js';
import { readDuration } from '../normalise/duration.js';
import { readTown, type Town } from '../normalise/postal-code.js';
import { checkLocalTime, readTime, readZone, type SourceTime } from '../normalise/source-time.js';
import { readFile } from '../read-items.js';
import type { RecordFields } from '../record-fields.js';
import { namesIn, requireLayout, whatStandsAt, type SourceLayout } from '../source-folder.js';
import { warningAt, type SourceRecord } from '../source-record.js';

/** A group of the network as the archive last saw it. */
export interface ArchivedGroup {
  kind: 'group';
  id: string;
  slug: string;
  name: string;
  description: string;
  coordinates?: Coordinates;
  city?: string;
  postalCode?: string;
  region?: string;
  country?: string;
  members: number;
  founded?: SourceTime;
  joinedNetwork?: SourceTime;
  timezone?: string;
  joinMode?: string;
  memberName?: string;
  isPrivate: boolean;
  status?: string;
  meetups: number;
  firstMeetup?: SourceTime;
  lastMeetup?: SourceTime;
}

/** A group whose slug changed, or that was taken down: the meetups of `formerSlug` are those of `slug`. */
export interface RenamedGroup {
  kind: 'renamed-group';
  slug: string;
  formerSlug: string;
  name: string;
}

export interface ArchivedVenue extends Town {
  id: string;
  name: string;
  online: boolean;
  address?: string;
  region?: string;
  country?: string;
  coordinates?: Coordinates;
  venueType?: string;
}

/** A meetup with its counts; who came is not in the archive. */
export interface ArchivedMeetup {
  kind: 'meetup';
  id: string;
  groupSlug: string;
  groupName?: string;
  title: string;
  description: string;
  status: string;
  starts?: SourceTime;
  timezone?: string;
  durationMinutes?: number;
  url?: string;
  yes: number;
  waitlisted: number;
  total: number;
  venues: ArchivedVenue[];
  created?: SourceTime;
}

export type ArchiveChange = 'added' | 'updated' | 'removed';

/** A change of a group's member count or name, seen at `seen`. `members` is absent where the archive did not know it. */
export interface MemberChange {
  kind: 'member-change';
  change: ArchiveChange;
  seen: SourceTime;
  groupSlug: string;
  members?: number;
  name?: string;
  city?: string;
  country?: string;
  coordinates?: Coordinates;
}

/** A change of a meetup, seen at `seen`; only what changed is given, and of a baseline everything. */
export interface MeetupChange {
  kind: 'meetup-change';
  change: ArchiveChange;
  baseline: boolean;
  seen: SourceTime;
  meetupId: string;
  groupSlug?: string;
  created?: SourceTime;
  title?: string;
  status?: string;
  starts?: SourceTime;
  durationMinutes?: number;
  yes?: number;
  waitlisted?: number;
  venueId?: string;
}

export type MeetupArchiveRecord = ArchivedGroup | RenamedGroup | ArchivedMeetup | MemberChange | MeetupChange;

const folders = { raw: 'archive/raw_data', history: 'history' };
const yearFile = /^events_\d{4}\.json(?:\.gz)?$/;

const day = (text: string): ReturnType<typeof readTime> => readTime(text);
const instant = (text: string): ReturnType<typeof readTime> => readTime(text, { expect: 'instant' });

const town = (fields: RecordFields, postalCode?: string): Town => {
  const { value, notes } = readTown(
    fields.optionalText('city'),
    postalCode === undefined ? undefined : fields.optionalText(postalCode),
  );
  for (const note of notes) fields.note(note.kind === 'postal-code-in-city' ? 'city' : (postalCode ?? 'city'), note);
  return value;
};

const group = (fields: RecordFields): ArchivedGroup => {
  const events = fields.object('events', (inner) => ({
    meetups: inner.count('totalCount'),
    firstMeetup: inner.via('first_event', day),
    lastMeetup: inner.via('last_event', day),
  }));
  return givenFields({
    kind: 'group',
    id: fields.text('id'),
    slug: fields.text('urlname'),
    name: fields.text('name'),
    description: fields.description('description'),
    coordinates: fields.coordinates('lat', 'lon'),
    ...town(fields),
    region: fields.optionalText('state'),
    country: fields.via('country', readCountry),
    members: fields.object('memberships', (inner) => inner.count('totalCount')) ?? 0,
    founded: fields.via('foundedDate', instant),
    joinedNetwork: fields.via('proJoinDate', instant),
    timezone: fields.via('timezone', readZone),
    joinMode: fields.optionalText('joinMode')?.toLowerCase(),
    memberName: fields.optionalText('who'),
    isPrivate: fields.flag('isPrivate') ?? false,
    status: fields.optionalText('status')?.toLowerCase(),
    meetups: events?.meetups ?? 0,
    firstMeetup: events?.firstMeetup,
    lastMeetup: events?.lastMeetup,
  }) as ArchivedGroup;
};

const venue = (fields: RecordFields): ArchivedVenue => {
  const venueType = fields.optionalText('venueType');
  const online = venueType?.toLowerCase() === 'online';
  const place = {
    id: fields.text('id'),
    name:
      fields.optionalText('name') ??
      fields.optionalText('address') ??
      fields.fail('name', 'is missing, and there is no address either'),
    online,
  };
  if (online) {
    // An online meetup carries the coordinates of an island in the Pacific.
    fields.leaveOut('address', 'city', 'state', 'country', 'lat', 'lon', 'postalCode');
    return { ...place, venueType: 'online' };
  }
  return givenFields({
    ...place,
    address: fields.optionalText('address'),
    ...town(fields, 'postalCode'),
    region: fields.optionalText('state'),
    country: fields.via('country', readCountry),
    coordinates: fields.coordinates('lat', 'lon'),
    venueType,
  });
};

const meetup = (fields: RecordFields): ArchivedMeetup => {
  fields.leaveOut('featuredEventPhoto');
  const host =
    fields.object('group', (inner) => ({ slug: inner.text('urlname'), name: inner.optionalText('name') })) ??
    fields.fail('group', 'is missing: the meetup belongs to no group');
  const rsvps = fields.object('rsvps', (inner) => ({
    yes: inner.count('yesCount'),
    waitlisted: inner.count('waitlistCount'),
    total: inner.count('totalCount'),
  }));
  return givenFields({
    kind: 'meetup',
    id: fields.text('id'),
    groupSlug: host.slug,
    groupName: host.name,
    ...fields.titled('title', 'description'),
    status: fields.text('status').toLowerCase(),
    starts: fields.via('dateTime', instant),
    durationMinutes: fields.via('duration', readDuration),
    url: fields.optionalText('eventUrl'),
    yes: rsvps?.yes ?? 0,
    waitlisted: rsvps?.waitlisted ?? 0,
    total: rsvps?.total ?? 0,
    venues: fields.list('venues', venue),
    created: fields.via('createdTime', instant),
  }) as ArchivedMeetup;
};

const changes: Record<string, ArchiveChange> = { add: 'added', upd: 'updated', del: 'removed' };

const changeOf = (fields: RecordFields): { change: ArchiveChange; seen: SourceTime } => ({
  change: changes[fields.text('op')] ?? fields.fail('op', 'is none of add, upd and del'),
  seen: fields.via('t', instant) ?? fields.fail('t', 'is missing or is no time'),
});

const memberChange = (fields: RecordFields): MemberChange => {
  const members = fields.raw('members');
  const unknown = typeof members === 'object' && members !== null && Object.keys(members).length === 0;
  if (unknown)
    fields.note('members', {
      kind: 'count-unknown',
      message: 'the archive did not know the number of members at that time',
    });
  return givenFields({
    kind: 'member-change',
    ...changeOf(fields),
    groupSlug: fields.text('group'),
    members: unknown || members === undefined ? undefined : fields.count('members'),
    name: fields.optionalText('name'),
    city: fields.optionalText('city'),
    country: fields.via('country', readCountry),
    coordinates: fields.coordinates('lat', 'lon'),
  }) as MemberChange;
};

const meetupChange =
  (baseline: boolean) =>
  (fields: RecordFields): MeetupChange =>
    givenFields({
      kind: 'meetup-change',
      baseline,
      ...changeOf(fields),
      meetupId: fields.text('event'),
      groupSlug: fields.optionalText('group'),
      created: fields.via('created', instant),
      title: fields.raw('title') === undefined ? undefined : fields.titled('title').title,
      status: fields.optionalText('status')?.toLowerCase(),
      starts: fields.via('dateTime', instant),
      durationMinutes: fields.via('duration', readDuration),
      yes: fields.raw('yes') === undefined ? undefined : fields.count('yes'),
      waitlisted: fields.raw('wait') === undefined ? undefined : fields.count('wait'),
      venueId: fields.optionalText('venue'),
    }) as MeetupChange;

const read = async function* (path: string): AsyncGenerator<SourceRecord<MeetupArchiveRecord>> {
  await requireLayout(meetupArchiveLayout, path);
  const zones = new Map<string, string | undefined>();
  for await (const record of readFile(path, `${folders.raw}/chapters.json`, 'json-array', ['urlname', 'id'], group)) {
    if (record.ok) zones.set(record.value.slug, record.value.timezone);
    yield record;
  }
  if ((await whatStandsAt(join(path, 'archive/old-chapters-map.json'))) === 'file') {
    yield* readFile(
      path,
      'archive/old-chapters-map.json',
      'json-array',
      ['orig_urlname', 'urlname'],
      (fields): RenamedGroup => ({
        kind: 'renamed-group',
        slug: fields.text('urlname'),
        formerSlug: fields.text('orig_urlname'),
        name: fields.text('name'),
      }),
    );
  }
  for (const name of (await namesIn(join(path, folders.raw), 'file')).filter((file) => yearFile.test(file))) {
    for await (const record of readFile(path, `${folders.raw}/${name}`, 'json-array', ['id', 'title'], meetup)) {
      if (record.ok) {
        const { groupSlug, starts } = record.value;
        const zone = zones.get(groupSlug);
        if (zone) record.value.timezone = zone;
        if (!zones.has(groupSlug)) {
          record.warnings.push(
            warningAt(record, 'group.urlname', {
              kind: 'group-without-record',
              message: `the group ${groupSlug} has meetups but no record of its own`,
            }),
          );
        }
        if (zone && starts?.precision === 'local')
          for (const note of checkLocalTime(starts.local, zone))
            record.warnings.push(warningAt(record, 'dateTime', note));
      }
      yield record;
    }
  }
  const history = await namesIn(join(path, folders.history), 'file');
  if (history.includes('member_counts.jsonl'))
    yield* readFile(path, `${folders.history}/member_counts.jsonl`, 'json-lines', ['group'], memberChange);
  if (history.includes('event_baseline.jsonl'))
    yield* readFile(path, `${folders.history}/event_baseline.jsonl`, 'json-lines', ['event'], meetupChange(true));
  if (history.includes('event_changes.jsonl'))
    yield* readFile(path, `${folders.history}/event_changes.jsonl`, 'json-lines', ['event'], meetupChange(false));
};

/** The archive of a whole network on a meetup site, with the history of its changes where it was kept. */
export const meetupArchiveLayout: SourceLayout<MeetupArchiveRecord> = {
  kind: 'meetup-archive',
  title: 'an archive of a meetup network',
  needs:
    'a folder with archive/raw_data/chapters.json (the groups) and archive/raw_data/events_YYYY.json or .json.gz (their meetups); optional archive/old-chapters-map.json and history/member_counts.jsonl, event_baseline.jsonl, event_changes.jsonl.',
  leavesOut: 'pictures of meetups; data/chapters.json, which repeats the groups.',
  looksLike: async (path) =>
    (await whatStandsAt(join(path, folders.raw, 'chapters.json'))) === 'file' ||
    (await namesIn(join(path, folders.raw), 'file')).some((name) => yearFile.test(name)),
  read,
};

/** Reads groups, renamed groups, meetups, and where there is a history the changes of members and of meetups, in this order. */
export const readMeetupArchive = meetupArchiveLayout.read;

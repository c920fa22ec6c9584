import { distanceKm } from '#geography/distance';
import { CountMembers } from '#directory/group/count-members.command';
import { RecordGroup } from '#directory/group/record-group.command';
import { RecordVenueFromSource } from '#directory/venue/record-venue-from-source.command';
import { CountAttendance } from '#events/attendance/count-attendance.command';
import { RecordPastMeetup } from '#events/meetup/record-past-meetup.command';
import { derivedId } from '#kernel/identifiers';
import { RuleViolation } from '#kernel/rule-violation';
import { type ImportInto, readable, type Taken, type Tell } from '../import-run.js';
import {
  type ArchivedGroup,
  type ArchivedMeetup,
  type ArchivedVenue,
  type MeetupChange,
  type MemberChange,
  readMeetupArchive,
} from '../sources/meetup-archive/read-meetup-archive.js';
import type { ReadRecord, SourcePlace } from '../sources/source-record.js';
import { nameOfPlace } from '../sources/source-record.js';
import { startAt, instantIn, zoneOfOffset } from '../told-time.js';
import { slugOf, within, writtenText } from '../told-text.js';
import { followMeetups, type MeetupAsSeen, type MeetupHistory, seenIn, type Sight } from './archive-history.js';

/** A group that meetups and counts of the archive can be told of. */
interface Known {
  readonly groupId: string;
  readonly zone: string;
  readonly place: { name: string; country?: string; region?: string; lat?: number; lon?: number } | undefined;
  /** What is told of the group beside its name. */
  readonly facts: Omit<Partial<RecordGroup>, 'name'>;
}

interface Archive {
  readonly groups: ReadRecord<ArchivedGroup>[];
  readonly formerSlugs: Map<string, { slug: string; name: string }>;
  readonly meetups: ReadRecord<ArchivedMeetup>[];
  readonly memberChanges: ReadRecord<MemberChange>[];
  readonly meetupChanges: ReadRecord<MeetupChange>[];
}

const earliest = (...instants: (string | undefined)[]): string | undefined =>
  instants.filter((each): each is string => each !== undefined).sort()[0];

/** Groups by their id in the archive, so that a group keeps its identity when its address changes. */
const groupIdOf = (id: string): string => derivedId('meetup-archive', 'group', id);
const meetupIdOf = (id: string): string => derivedId('meetup-archive', 'meetup', id);
const venueIdOf = (id: string): string => derivedId('meetup-archive', 'venue', id);

/**
 * Imports the archive of a meetup network: what is first known of each group and meetup, then every change in the order
 * of time, each with the time at which it was seen, then what the archive says today. Facts of the past are told once;
 * what it says today is weighed against what it said before.
 */
export async function importMeetupArchive(path: string, into: ImportInto): Promise<void> {
  const archive = await readAll(path, into);
  const known = await tellGroups(archive, into);
  await tellVenues(archive, into);
  await tellMeetups(archive, known, into);
}

async function readAll(path: string, into: ImportInto): Promise<Archive> {
  const archive: Archive = {
    groups: [],
    formerSlugs: new Map(),
    meetups: [],
    memberChanges: [],
    meetupChanges: [],
  };
  for await (const record of readable(readMeetupArchive(path), into)) {
    const { value } = record;
    switch (value.kind) {
      case 'group':
        archive.groups.push(record as ReadRecord<ArchivedGroup>);
        break;
      case 'renamed-group':
        archive.formerSlugs.set(value.slug, { slug: value.formerSlug, name: value.name });
        break;
      case 'meetup':
        archive.meetups.push(record as ReadRecord<ArchivedMeetup>);
        break;
      case 'member-change':
        archive.memberChanges.push(record as ReadRecord<MemberChange>);
        break;
      case 'meetup-change':
        archive.meetupChanges.push(record as ReadRecord<MeetupChange>);
    }
  }
  return archive;
}

async function tellGroups(archive: Archive, into: ImportInto): Promise<Map<string, Known>> {
  const known = new Map<string, Known>();
  const firstChange = new Map<string, ReadRecord<MemberChange>>();
  for (const record of inOrder(archive.memberChanges)) {
    if (!firstChange.has(record.value.groupSlug)) firstChange.set(record.value.groupSlug, record);
  }
  for (const record of archive.groups) {
    const { value: group } = record;
    const zone = group.timezone ?? 'UTC';
    const place = placeOf(group);
    const groupId = groupIdOf(group.id);
    const description = writtenText(group.description, into, record);
    const founded = group.founded && instantIn(group.founded, zone);
    const facts: Known['facts'] = {
      groupId,
      slug: slugOf(group.slug),
      zone,
      ...(description ? { description } : {}),
      ...(place ? { place } : {}),
      ...(founded && group.founded?.precision === 'instant' ? { foundedOn: group.founded.local.slice(0, 10) } : {}),
      ...(isJoinMode(group.joinMode) ? { joinMode: group.joinMode } : {}),
      ...(group.memberName ? { memberName: within(group.memberName, 60, into, record, 'who') } : {}),
      links: [{ kind: 'meetup', url: `https://www.meetup.com/${encodeURIComponent(group.slug)}/` }],
    };
    known.set(group.slug, { groupId, zone, place, facts });
    const name = firstChange.get(group.slug)?.value.name ?? group.name;
    await into.take('group', record, groupId, async (tell) => {
      await tell(
        RecordGroup,
        { ...facts, name: within(name, 200, into, record, 'name') },
        { id: group.id, once: `group ${group.id}`, occurredAt: founded, clock: 'founded' },
      );
    });
  }
  await tellGroupsWithoutRecord(archive, known, firstChange, into);
  await into.settled();
  return known;
}

/** Groups that are gone from the archive are set up from what their meetups and counts say of them. */
async function tellGroupsWithoutRecord(
  archive: Archive,
  known: Map<string, Known>,
  firstChange: Map<string, ReadRecord<MemberChange>>,
  into: ImportInto,
): Promise<void> {
  const zones = archive.groups.map(({ value }) => value);
  const orphans = new Map<string, ReadRecord<ArchivedMeetup>[]>();
  for (const record of archive.meetups) {
    const { groupSlug } = record.value;
    if (known.has(groupSlug)) continue;
    orphans.set(groupSlug, [...(orphans.get(groupSlug) ?? []), record]);
  }
  for (const [slug, records] of orphans) {
    const former = archive.formerSlugs.get(slug);
    const first = records[0]!;
    const located = records.flatMap(({ value }) => value.venues).find((venue) => !venue.online);
    const place = located && placeOf(located);
    const began = earliest(
      ...records.map(({ value }) => value.created && instantIn(value.created)),
      ...records.map(({ value }) => value.starts && instantIn(value.starts)),
    );
    const zone = zoneNear(zones, place, first.value);
    const groupId = groupIdOf(slug);
    const facts: Known['facts'] = {
      groupId,
      slug: slugOf(former ? `${former.slug}-former` : slug),
      zone,
      ...(place ? { place } : {}),
    };
    known.set(slug, { groupId, zone, place, facts });
    const name = within(former?.name ?? first.value.groupName ?? slug, 200, into, first, 'group.name');
    const taken = { file: first.file, ...(first.line === undefined ? {} : { line: first.line }), record: slug };
    await into.take('group-without-record', taken, groupId, (tell) =>
      tell(
        RecordGroup,
        { ...facts, name },
        { id: slug, once: `group ${slug}`, occurredAt: began, clock: 'first-meetup' },
      ),
    );
  }
  for (const [slug, record] of firstChange) {
    if (known.has(slug)) continue;
    const { value } = record;
    const place = placeOf(value);
    const zone = zoneNear(zones, place, undefined);
    const groupId = groupIdOf(slug);
    const facts: Known['facts'] = { groupId, slug: slugOf(slug), zone, ...(place ? { place } : {}) };
    known.set(slug, { groupId, zone, place, facts });
    await into.take('group-only-in-history', { ...record, record: slug, warnings: [] }, groupId, (tell) =>
      tell(
        RecordGroup,
        { ...facts, name: value.name ?? slug },
        { id: slug, once: `group ${slug}`, occurredAt: instantIn(value.seen), clock: 'first-seen' },
      ),
    );
  }
}

/** Each venue once, as the newest meetup there describes it. */
async function tellVenues(archive: Archive, into: ImportInto): Promise<void> {
  const venues = new Map<string, { venue: ArchivedVenue; record: ReadRecord<ArchivedMeetup>; newest: string }>();
  const since = new Map<string, string>();
  for (const record of archive.meetups) {
    const created = (record.value.created && instantIn(record.value.created)) ?? '';
    for (const venue of record.value.venues) {
      if (venue.online) continue;
      const other = venues.get(venue.id);
      if (!other || other.newest <= created) venues.set(venue.id, { venue, record, newest: created });
      const first = earliest(since.get(venue.id), created || undefined);
      if (first) since.set(venue.id, first);
    }
  }
  for (const [id, { venue, record }] of venues) {
    const address = {
      ...(venue.address ? { street: within(venue.address, 300, into, record, 'venues.address') } : {}),
      ...(venue.city ? { city: venue.city } : {}),
      ...(venue.postalCode ? { postalCode: venue.postalCode.slice(0, 40) } : {}),
      ...(venue.region ? { region: venue.region } : {}),
      ...(venue.country ? { country: venue.country } : {}),
    };
    const { coordinates } = venue;
    await into.take('venue', { ...record, record: id, warnings: [] }, id, (tell) =>
      tell(
        RecordVenueFromSource,
        {
          venueId: venueIdOf(id),
          name: within(venue.name, 200, into, record, 'venues.name'),
          ...(Object.keys(address).length > 0 ? { address } : {}),
          ...(coordinates ? { position: { lat: coordinates.latitude, lon: coordinates.longitude } } : {}),
        },
        { id, occurredAt: since.get(id), clock: 'first-meetup-created' },
      ),
    );
  }
  await into.settled();
}

/** A meetup of the archive with all that is known of it. */
interface Followed {
  readonly id: string;
  readonly place: SourcePlace;
  readonly record: ReadRecord<ArchivedMeetup> | undefined;
  readonly history: MeetupHistory | undefined;
  readonly group: Known;
  /** What was told of it last in this import: a sight that shows nothing else is no news. */
  told: { facts: string; whereabouts: string };
}

async function tellMeetups(archive: Archive, known: ReadonlyMap<string, Known>, into: ImportInto): Promise<void> {
  const placeOfChange = new Map(archive.meetupChanges.map((record) => [record.value, record] as const));
  const histories = followMeetups(
    archive.meetupChanges.map(({ value }) => value),
    (change) => {
      const place = placeOfChange.get(change)!;
      into.setAside('meetup-change', {
        file: place.file,
        ...(place.line === undefined ? {} : { line: place.line }),
        record: place.record,
        reason: `${nameOfPlace(place)}: changes a meetup that was never added`,
      });
    },
  );
  for (const record of archive.meetupChanges) for (const warning of record.warnings) into.warn(warning);
  const venues = new Map(archive.meetups.flatMap(({ value }) => value.venues.map((venue) => [venue.id, venue])));
  const recorded = new Map(archive.meetups.map((record) => [record.value.id, record]));
  const firstPlace = new Map<string, ReadRecord<MeetupChange>>();
  for (const record of archive.meetupChanges) {
    if (!firstPlace.has(record.value.meetupId)) firstPlace.set(record.value.meetupId, record);
  }
  const followed: Followed[] = [];
  for (const id of new Set([...recorded.keys(), ...histories.keys()])) {
    const record = recorded.get(id);
    const history = histories.get(id);
    const place = record ?? firstPlace.get(id)!;
    const groupSlug = record?.value.groupSlug ?? history?.groupSlug;
    const group = groupSlug === undefined ? undefined : known.get(groupSlug);
    if (!group || groupSlug === undefined) {
      const { file, line } = place;
      const reason = `${nameOfPlace(place)}: belongs to no group that is known`;
      into.setAside('meetup', { file, ...(line === undefined ? {} : { line }), record: id, reason });
      continue;
    }
    followed.push({ id, place, record, history, group, told: { facts: '', whereabouts: '' } });
  }
  const watched: { seen: string; tell: () => Promise<void> }[] = [];
  for (const meetup of followed) {
    const first = () => tellFirst(meetup, venues, into);
    if (meetup.history && !meetup.history.fromBeginning) watched.push({ seen: meetup.history.first.seen, tell: first });
    else await first();
    for (const sight of meetup.history?.later ?? []) {
      watched.push({ seen: sight.seen, tell: () => tellSight(meetup, sight, venues, into) });
    }
  }
  for (const record of archive.memberChanges) {
    watched.push({ seen: instantIn(record.value.seen), tell: () => tellMembers(record, known, into) });
  }
  await into.settled();
  // What was seen later is told later, so that the log says at any place what the archive said at that time.
  let seen = '';
  for (const each of watched.sort((one, other) => (one.seen < other.seen ? -1 : one.seen > other.seen ? 1 : 0))) {
    if (each.seen !== seen) await into.settled();
    seen = each.seen;
    await each.tell();
  }
  await into.settled();
  for (const record of archive.groups) await tellGroupToday(record, known.get(record.value.slug)!, into);
  for (const meetup of followed) if (meetup.record) await tellToday(meetup, meetup.record, venues, into);
  await into.settled();
}

type Venues = ReadonlyMap<string, ArchivedVenue>;

async function tellFirst(meetup: Followed, venues: Venues, into: ImportInto): Promise<void> {
  const { id, record, history, group } = meetup;
  const seen = history?.first.meetup ?? seenIn(record!.value);
  const created = (record?.value.created && instantIn(record.value.created, group.zone)) ?? history?.created;
  const starts = seen.start && instantIn(seen.start, group.zone);
  const firstSeen = history?.first.seen ?? into.fetchedAt;
  const announcedAt = earliest(created ?? starts, firstSeen)!;
  const clock = created ? 'created' : 'starts-or-seen';
  const settledAt = latest(announcedAt, earliest(firstSeen, starts)!);
  await into.take('meetup', taken(meetup), id, async (tell) => {
    const facts = factsOf(meetup, seen);
    const where = whereabouts(venuesOf(record, seen, venues), group, record?.value.url);
    meetup.told = { facts: JSON.stringify({ ...facts, standing: seen.standing }), whereabouts: JSON.stringify(where) };
    await tell(
      RecordPastMeetup,
      {
        ...facts,
        ...(record ? describedBy(record, into) : {}),
        ...where,
        standing: 'takes-place',
      },
      { id, once: `meetup ${id}`, occurredAt: announcedAt, clock },
    );
    if (seen.standing !== 'takes-place') {
      await tell(
        RecordPastMeetup,
        { ...facts, standing: seen.standing },
        { id, once: `standing ${id}`, occurredAt: settledAt, clock: 'starts-or-seen' },
      );
    }
    await tell(CountAttendance, countsOf(meetup, seen), {
      id,
      once: `counts ${id}`,
      occurredAt: settledAt,
      clock: 'starts-or-seen',
    });
  });
}

async function tellSight(meetup: Followed, sight: Sight, venues: Venues, into: ImportInto): Promise<void> {
  const { id, group, record } = meetup;
  const telling = { id, occurredAt: sight.seen, clock: 'seen' };
  await into.take('meetup-change', { ...meetup.place, record: id }, id, async (tell) => {
    const facts = { ...factsOf(meetup, sight.meetup), standing: sight.meetup.standing };
    const where = whereabouts(venuesOf(record, sight.meetup, venues), group, record?.value.url);
    const told = {
      facts: JSON.stringify(facts),
      whereabouts: sight.moved ? JSON.stringify(where) : meetup.told.whereabouts,
    };
    const moved = told.whereabouts !== meetup.told.whereabouts;
    if (moved || told.facts !== meetup.told.facts) {
      await tell(
        RecordPastMeetup,
        { ...facts, ...(moved ? inFull(where) : {}) },
        { ...telling, once: `meetup ${id} ${sight.seen}` },
      );
    }
    meetup.told = told;
    if (sight.counts) {
      await tell(CountAttendance, countsOf(meetup, sight.meetup), {
        ...telling,
        once: `counts ${id} ${sight.seen}`,
      });
    }
  });
}

async function tellMembers(
  record: ReadRecord<MemberChange>,
  known: ReadonlyMap<string, Known>,
  into: ImportInto,
): Promise<void> {
  const { value } = record;
  const seen = instantIn(value.seen);
  const group = known.get(value.groupSlug)!;
  const telling = { id: value.groupSlug, occurredAt: seen, clock: 'seen' };
  await into.take('member-change', record, group.groupId, async (tell) => {
    if (value.change === 'removed') {
      await tellNamed(tell, group, value.groupSlug, { standing: 'retired' }, `gone ${value.groupSlug} ${seen}`, seen);
      return;
    }
    if (value.change === 'updated' && value.name) {
      await tellNamed(tell, group, value.name, {}, `name ${value.groupSlug} ${seen}`, seen);
    }
    if (value.members !== undefined) {
      await tell(CountMembers, { groupId: group.groupId, members: value.members, countedAt: seen }, telling);
    }
  });
}

function tellNamed(
  tell: Tell,
  group: Known,
  name: string,
  more: Partial<RecordGroup>,
  once: string,
  seen: string,
): Promise<void> {
  const { groupId, slug, zone } = group.facts;
  return tell(
    RecordGroup,
    { groupId: groupId!, slug: slug!, zone: zone!, name, ...more },
    { id: groupId!, once, occurredAt: seen, clock: 'seen' },
  );
}

async function tellGroupToday(record: ReadRecord<ArchivedGroup>, group: Known, into: ImportInto): Promise<void> {
  const { value } = record;
  await into.take('group-today', { ...record, warnings: [] }, group.groupId, async (tell) => {
    const telling = { id: value.id, occurredAt: into.fetchedAt, clock: 'fetched' };
    await tell(RecordGroup, { ...group.facts, name: value.name.slice(0, 200) }, telling);
    await tell(CountMembers, { groupId: group.groupId, members: value.members, countedAt: into.fetchedAt }, telling);
  });
}

async function tellToday(
  meetup: Followed,
  record: ReadRecord<ArchivedMeetup>,
  venues: Venues,
  into: ImportInto,
): Promise<void> {
  const { id, group } = meetup;
  const seen = seenIn(record.value);
  const telling = { id, occurredAt: into.fetchedAt, clock: 'fetched' };
  await into.take('meetup-today', { ...record, record: id, warnings: [] }, id, async (tell) => {
    await tell(
      RecordPastMeetup,
      {
        ...factsOf(meetup, seen),
        ...describedBy(record, { ...into, warn: () => undefined }),
        ...inFull(whereabouts(venuesOf(record, seen, venues), group, record.value.url)),
        standing: seen.standing,
      },
      telling,
    );
    await tell(CountAttendance, countsOf(meetup, seen), telling);
  });
}

function factsOf({ id, group }: Followed, seen: MeetupAsSeen) {
  if (!seen.start) {
    throw new RuleViolation('meetup-must-begin', `The meetup ${id} has no start that can be read.`, 'dateTime');
  }
  return {
    meetupId: meetupIdOf(id),
    hosts: [group.groupId],
    title: seen.title.slice(0, 300),
    start: startAt(seen.start, group.zone, seen.minutes),
  };
}

function describedBy(record: ReadRecord<ArchivedMeetup>, into: ImportInto): Partial<RecordPastMeetup> {
  const description = writtenText(record.value.description, into, record);
  return {
    ...(description ? { description } : {}),
    ...(record.value.url ? { elsewhere: { url: record.value.url, label: 'Meetup' } } : {}),
  };
}

function countsOf({ id }: Followed, { yes, waitlisted }: MeetupAsSeen): Partial<CountAttendance> {
  return { meetupId: meetupIdOf(id), yes, waitlisted };
}

function venuesOf(
  record: ReadRecord<ArchivedMeetup> | undefined,
  { venueId }: MeetupAsSeen,
  venues: Venues,
): readonly ArchivedVenue[] {
  if (record && (venueId === undefined || record.value.venues.some(({ id }) => id === venueId))) {
    return record.value.venues;
  }
  const venue = venueId === undefined ? undefined : venues.get(venueId);
  return venue ? [venue] : [];
}

function whereabouts(venues: readonly ArchivedVenue[], group: Known, url?: string): Partial<RecordPastMeetup> {
  const house = venues.find((venue) => !venue.online);
  const online = venues.some((venue) => venue.online);
  const place = (house && placeOf(house)) ?? (online && !house ? undefined : group.place);
  return {
    ...(house ? { venueId: venueIdOf(house.id) } : {}),
    ...(online ? { online: url ? { url } : {} } : {}),
    ...(place ? { place } : {}),
  };
}

/** The whereabouts in full: what there was before and is not told any more, is gone. */
function inFull(where: Partial<RecordPastMeetup>): Partial<RecordPastMeetup> {
  // `null` takes a fact away; the command's type does not say so, its decision does.
  const gone = { venueId: null, online: null, place: null } as unknown as Partial<RecordPastMeetup>;
  return { ...gone, ...where };
}

function placeOf(where: {
  city?: string;
  region?: string;
  country?: string;
  coordinates?: { latitude: number; longitude: number };
}): Known['place'] {
  const { city, region, country, coordinates } = where;
  if (!city) return undefined;
  return {
    name: city.slice(0, 200),
    ...(country ? { country } : {}),
    ...(region ? { region: region.slice(0, 200) } : {}),
    ...(coordinates ? { lat: coordinates.latitude, lon: coordinates.longitude } : {}),
  };
}

/** The zone of the nearest group that has one; where a meetup shows another offset, the zone of that offset. */
function zoneNear(groups: readonly ArchivedGroup[], place: Known['place'], meetup: ArchivedMeetup | undefined): string {
  const starts = meetup?.starts?.precision === 'instant' ? meetup.starts : undefined;
  const fits = (zone: string): boolean =>
    !starts || Temporal.Instant.from(starts.instant).toZonedDateTimeISO(zone).offset === starts.offset;
  const near = groups
    .flatMap((group) => (group.timezone && fits(group.timezone) ? [{ group, zone: group.timezone }] : []))
    .filter(({ group }) => !place?.country || group.country === place.country)
    .map(({ group, zone }) => ({ zone, km: kmBetween(place, group) }))
    .sort((one, other) => one.km - other.km)[0];
  if (near && place) return near.zone;
  return starts ? zoneOfOffset(starts.offset) : 'UTC';
}

function kmBetween(place: Known['place'], { coordinates }: ArchivedGroup): number {
  if (place?.lat === undefined || place.lon === undefined || !coordinates) return Number.MAX_SAFE_INTEGER;
  return distanceKm({ lat: place.lat, lon: place.lon }, { lat: coordinates.latitude, lon: coordinates.longitude });
}

function inOrder<T extends { seen: Parameters<typeof instantIn>[0] }>(
  records: readonly ReadRecord<T>[],
): readonly ReadRecord<T>[] {
  return records
    .map((record) => ({ record, seen: instantIn(record.value.seen) }))
    .sort((one, other) => (one.seen < other.seen ? -1 : one.seen > other.seen ? 1 : 0))
    .map(({ record }) => record);
}

function taken({ record, place, id }: Followed): Taken {
  const { file, line } = place;
  return { file, ...(line === undefined ? {} : { line }), record: id, warnings: record?.warnings ?? [] };
}

function isJoinMode(mode: string | undefined): mode is 'open' | 'approval' | 'closed' {
  return mode === 'open' || mode === 'approval' || mode === 'closed';
}

function latest(one: string, other: string): string {
  return one > other ? one : other;
}

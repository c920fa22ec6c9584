import { RecordGroup } from '#directory/group/record-group.command';
import { RecordVenueFromSource } from '#directory/venue/record-venue-from-source.command';
import { RecordPastMeetup } from '#events/meetup/record-past-meetup.command';
import { derivedId } from '#kernel/identifiers';
import { foldText } from '#matching/text-folding';
import { RecordTalkGiven } from '#outreach/talk/record-talk-given.command';
import { AgreeSponsorship } from '#sponsorship/agreement/agree-sponsorship.command';
import { RecordSponsor } from '#sponsorship/sponsor/record-sponsor.command';
import { type ImportInto, readable } from '../import-run.js';
import {
  type EventVenue,
  type ListedSpeaker,
  type NestedTalk,
  readRubyEvents,
  type RubyEventsRecord,
  type Series,
  type SeriesEvent,
  type Session,
  type Sponsorship,
} from '../sources/rubyevents/read-rubyevents.js';
import type { SourceTime } from '../sources/normalise/source-time.js';
import { type ReadRecord, warningAt } from '../sources/source-record.js';
import { tellSpeaker, withFreeSlug } from '../tell-speaker.js';
import { dayOf, instantIn, partialDate, startAt } from '../told-time.js';
import { slugOf, within, writtenText } from '../told-text.js';
import { linksTo, webAddressOf } from '../web-links.js';

/** A gathering as its talks, venue and sponsors refer to it. */
interface Occasion {
  readonly record: ReadRecord<SeriesEvent>;
  readonly zone: string;
  readonly groupId: string;
  readonly sessions: ReadRecord<Session>[];
  readonly venue: ReadRecord<EventVenue> | undefined;
  /** One meetup for all, or one for each night. */
  readonly meetupOf: (day: string | undefined) => string | undefined;
  readonly place: RecordPastMeetup['place'];
  readonly day: string | undefined;
}

const groupIdOf = (seriesId: string): string => derivedId('rubyevents', 'series', seriesId);
const meetupIdOf = (...key: string[]): string => derivedId('rubyevents', 'meetup', ...key);
const talkIdOf = (eventKey: string, id: string): string => derivedId('rubyevents', 'talk', eventKey, id);
const sponsorIdOf = (slug: string): string => derivedId('rubyevents', 'sponsor', slug);
const venueIdOf = ({ name, address }: EventVenue): string =>
  derivedId('rubyevents', 'venue', foldText(name), foldText(address.city ?? address.display ?? ''));

const languages: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'en',
    'de',
    'fr',
    'es',
    'pt',
    'it',
    'nl',
    'pl',
    'ja',
    'zh',
    'ko',
    'ru',
    'uk',
    'cs',
    'sv',
    'da',
    'fi',
    'bg',
    'tr',
  ].map((tag) => [new Intl.DisplayNames('en', { type: 'language' }).of(tag)!.toLowerCase(), tag]),
);

const languageTag = (text: string | undefined): string | undefined =>
  text === undefined
    ? undefined
    : (languages[text.toLowerCase()] ?? (/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text) ? text : undefined));

const groupKinds: Readonly<Record<string, RecordGroup['kind']>> = {
  meetup: 'user-group',
  conference: 'conference',
  organisation: 'organisation',
  organization: 'organisation',
};

/** Imports the folder of RubyEvents: speakers, series as groups, their events and nights, talks, venues and sponsors. */
export async function importRubyEvents(path: string, into: ImportInto): Promise<void> {
  const records: { [Kind in RubyEventsRecord['kind']]?: ReadRecord<RubyEventsRecord>[] } = {};
  for await (const record of readable(readRubyEvents(path), into)) (records[record.value.kind] ??= []).push(record);
  const of = <Kind extends RubyEventsRecord['kind']>(kind: Kind) =>
    (records[kind] ?? []) as ReadRecord<Extract<RubyEventsRecord, { kind: Kind }>>[];
  const occasions = occasionsOf(of('event'), of('session'), of('venue'));
  const personOf = new Map<string, string>();
  for (const { value } of of('speaker')) {
    const personId = into.personId('rubyevents', value.slug);
    for (const name of [...value.aliases.map((alias) => alias.name), value.name]) personOf.set(name, personId);
  }
  await tellSpeakers(of('speaker'), firstTalks(of('session'), occasions), into);
  await tellSeries(of('series'), occasions, into);
  await tellVenues(of('venue'), occasions, into);
  await into.settled();
  for (const occasion of occasions.values()) await tellOccasion(occasion, into);
  await into.settled();
  for (const record of of('session')) await tellSession(record, occasions, personOf, into);
  await tellSponsors(of('sponsorship'), occasions, into);
  for (const kind of ['involvement', 'call-for-papers', 'schedule'] as const) {
    for (const record of of(kind)) {
      const message = 'is read, but there is no place for it in the network yet';
      into.warn(warningAt(record, kind, { kind: `${kind}-not-kept`, message }));
    }
  }
  await into.settled();
}

function occasionsOf(
  events: readonly ReadRecord<SeriesEvent>[],
  sessions: readonly ReadRecord<Session>[],
  venues: readonly ReadRecord<EventVenue>[],
): Map<string, Occasion> {
  const sessionsOf = Map.groupBy(sessions, ({ value }) => value.eventKey);
  const venueOf = new Map(venues.map((record) => [record.value.eventKey, record]));
  return new Map(
    events.map((record) => {
      const { value: event } = record;
      const own = sessionsOf.get(event.key) ?? [];
      const days = own.flatMap(({ value }) => (value.date ? [dayOf(value.date)] : [])).sort();
      const day = event.starts ? dayOf(event.starts) : days[0];
      const nightly = isNightly(event);
      return [
        event.key,
        {
          record,
          zone: event.timezone ?? 'UTC',
          groupId: groupIdOf(event.seriesId),
          sessions: own,
          venue: venueOf.get(event.key),
          meetupOf: (night) => {
            if (nightly) return night === undefined ? undefined : meetupIdOf(event.key, night);
            return day === undefined ? undefined : meetupIdOf(event.key);
          },
          place: placeOf(event),
          day,
        },
      ] as const;
    }),
  );
}

/** Whether an event stands for all the nights of a meetup group. */
function isNightly({ eventKind }: SeriesEvent): boolean {
  return eventKind === 'meetup';
}

function placeOf({ location, coordinates }: SeriesEvent): RecordPastMeetup['place'] {
  const name = location?.split(',')[0]?.trim();
  if (!name || /^(?:online|remote|earth|virtual|worldwide|tb[acd])$/i.test(name)) return undefined;
  return {
    name: name.slice(0, 200),
    ...(coordinates ? { lat: coordinates.latitude, lon: coordinates.longitude } : {}),
  };
}

function notAfter(instant: string, limit: string): string {
  return instant < limit ? instant : limit;
}

function talkTime(date: SourceTime | undefined, occasion: Occasion | undefined, into: ImportInto): string | undefined {
  const zone = occasion?.zone ?? 'UTC';
  if (date) return notAfter(instantIn(date, zone), into.now);
  if (occasion?.day) return notAfter(instantIn({ precision: 'day', day: occasion.day }, zone), into.now);
  return undefined;
}

function firstTalks(
  sessions: readonly ReadRecord<Session>[],
  occasions: ReadonlyMap<string, Occasion>,
): Map<string, string> {
  const first = new Map<string, string>();
  for (const { value: session } of sessions) {
    const occasion = occasions.get(session.eventKey);
    for (const talk of [session, ...session.talks]) {
      const day = talk.date ?? session.date;
      const at = day
        ? instantIn(day, occasion?.zone)
        : occasion?.day && instantIn({ precision: 'day', day: occasion.day }, occasion.zone);
      if (!at) continue;
      for (const name of talk.speakers) if (at < (first.get(name) ?? '9999')) first.set(name, at);
    }
  }
  return first;
}

async function tellSpeakers(
  speakers: readonly ReadRecord<ListedSpeaker>[],
  firstTalk: ReadonlyMap<string, string>,
  into: ImportInto,
): Promise<void> {
  for (const record of speakers) {
    const { slug, name, aliases, links } = record.value;
    const personId = into.personId('rubyevents', slug);
    const first = [name, ...aliases.map((alias) => alias.name)].flatMap((each) => firstTalk.get(each) ?? []).sort()[0];
    await into.take('speaker', record, personId, (tell) =>
      tellSpeaker(
        tell,
        { personId, slug, name, aliases: aliases.map((alias) => alias.name), handles: links },
        {
          // The log is for ever and the slug is the person's name, so that it is not kept as the id of the source.
          id: personId,
          ...(first ? { occurredAt: notAfter(first, into.now), clock: 'first-talk' } : {}),
        },
      ),
    );
  }
  await into.settled();
}

async function tellSeries(
  series: readonly ReadRecord<Series>[],
  occasions: ReadonlyMap<string, Occasion>,
  into: ImportInto,
): Promise<void> {
  const occasionsOfSeries = Map.groupBy(occasions.values(), ({ record }) => record.value.seriesId);
  for (const record of series) {
    const { value } = record;
    const own = (occasionsOfSeries.get(value.id) ?? []).sort((one, other) =>
      (one.day ?? '') < (other.day ?? '') ? -1 : 1,
    );
    const newest = own.at(-1);
    const began = own.find(({ day }) => day !== undefined);
    const kind = groupKinds[value.seriesKind] ?? 'other';
    const place = kind === 'user-group' ? own.findLast((each) => each.place)?.place : undefined;
    const language = languageTag(value.language);
    const description =
      writtenText(value.description, into, record) ??
      (kind === 'user-group' ? writtenText(newest?.record.value.description, into, record) : undefined);
    const links = linksTo(value.links, into, record);
    await into.take('series', record, groupIdOf(value.id), (tell) =>
      withFreeSlug(slugOf(value.id), 'group-slug-must-be-free', (slug) =>
        tell(
          RecordGroup,
          {
            groupId: groupIdOf(value.id),
            slug,
            name: within(value.name, 200, into, record, 'name'),
            zone: own.findLast((each) => each.record.value.timezone)?.zone ?? 'UTC',
            kind,
            technologies: ['Ruby'],
            ...(place ? { place: { ...place, ...(value.country ? { country: value.country } : {}) } } : {}),
            ...(language ? { languages: [language] } : {}),
            ...(description ? { description } : {}),
            ...(value.aliases.length > 0 ? { alsoKnownAs: value.aliases.map((alias) => alias.slice(0, 200)) } : {}),
            ...(links.length > 0 ? { links } : {}),
            standing: value.ended ? 'retired' : 'listed',
          },
          {
            id: value.id,
            ...(began?.day
              ? {
                  occurredAt: notAfter(instantIn({ precision: 'day', day: began.day }, began.zone), into.now),
                  clock: 'first-event',
                }
              : {}),
          },
        ),
      ),
    );
  }
}

async function tellVenues(
  venues: readonly ReadRecord<EventVenue>[],
  occasions: ReadonlyMap<string, Occasion>,
  into: ImportInto,
): Promise<void> {
  const dayOfVenue = ({ value }: ReadRecord<EventVenue>): string => occasions.get(value.eventKey)?.day ?? '';
  for (const [venueId, told] of Map.groupBy(venues, ({ value }) => venueIdOf(value))) {
    const inOrder = [...told].sort((one, other) => (dayOfVenue(one) < dayOfVenue(other) ? -1 : 1));
    const record = inOrder.at(-1)!;
    const { name, address, coordinates, accessibility, rooms, url, description, instructions } = record.value;
    const first = dayOfVenue(inOrder[0]!);
    const { wheelchair, elevators, accessibleRestrooms } = accessibility;
    const notes = [accessibility.notes, instructions].filter(Boolean).join('\n\n');
    const access = {
      ...(wheelchair === undefined ? {} : { stepFree: wheelchair }),
      ...(elevators === undefined ? {} : { lift: elevators }),
      ...(accessibleRestrooms === undefined ? {} : { accessibleToilets: accessibleRestrooms }),
      ...(notes ? { notes: within(notes, 5000, into, record, 'accessibility.notes') } : {}),
    };
    const website = webAddressOf(url);
    const text = writtenText(description, into, record);
    await into.take('venue', record, venueId, (tell) =>
      tell(
        RecordVenueFromSource,
        {
          venueId,
          name: within(name, 200, into, record, 'name'),
          ...(Object.keys(address).length > 0 ? { address } : {}),
          ...(coordinates ? { position: { lat: coordinates.latitude, lon: coordinates.longitude } } : {}),
          ...(Object.keys(access).length > 0 ? { access } : {}),
          ...(rooms.length > 0
            ? {
                rooms: rooms.slice(0, 100).map(({ name: room, capacity, floor }) => ({
                  name: room.slice(0, 200),
                  ...(capacity === undefined ? {} : { capacity: Math.round(capacity) }),
                  ...(floor ? { floor: floor.slice(0, 60) } : {}),
                })),
              }
            : {}),
          ...(website ? { website } : {}),
          ...(text ? { description: text } : {}),
        },
        {
          id: record.value.eventKey,
          ...(first
            ? { occurredAt: notAfter(instantIn({ precision: 'day', day: first }), into.now), clock: 'first-event' }
            : {}),
        },
      ),
    );
  }
}

/** The one meetup of a conference, or one for each night of a meetup group. */
async function tellOccasion(occasion: Occasion, into: ImportInto): Promise<void> {
  const { record, sessions, zone, groupId, place, venue } = occasion;
  const { value: event } = record;
  if (!isNightly(event)) {
    const { day } = occasion;
    const dated = event.starts ?? (day === undefined ? undefined : ({ precision: 'day', day } as const));
    await into.take('event', record, event.key, async (tell) => {
      if (!dated) {
        into.warn(warningAt(record, 'start_date', { kind: 'event-without-day', message: 'has no day, so no meetup' }));
        return;
      }
      const first = dayOf(dated);
      const days = event.ends ? daysBetween(first, dayOf(event.ends)) : 1;
      const url = webAddressOf(event.links['website']);
      const description = writtenText(event.description, into, record);
      await tell(
        RecordPastMeetup,
        {
          meetupId: meetupIdOf(event.key),
          hosts: [groupId],
          title: within(event.title, 300, into, record, 'title'),
          start: { ...startAt(dated, zone, undefined, '09:00'), duration: days > 1 ? `P${days}D` : 'PT9H' },
          format: 'conference',
          technologies: ['Ruby'],
          ...whereaboutsOf(occasion),
          ...(description ? { description } : {}),
          ...(url ? { elsewhere: { url } } : {}),
          standing: /cancel/i.test(event.status ?? '') ? 'cancelled' : 'takes-place',
        },
        { id: event.key, occurredAt: notAfter(instantIn(dated, zone), into.now), clock: 'starts' },
      );
    });
    return;
  }
  await into.take('event', record, event.key, async () => {});
  const nights = Map.groupBy(
    sessions.filter(({ value }) => value.date && value.date.precision !== 'year'),
    ({ value }) => dayOf(value.date!),
  );
  for (const [day, own] of nights) {
    const first = own.find(({ value }) => value.talks.length > 0) ?? own[0]!;
    const { value: session } = first;
    const hour = /^\d{2}:\d{2}$/.exec(session.hours ?? '')?.[0];
    if (!hour) {
      const message = 'the hour is not told; 19:00 was taken';
      into.warn(warningAt(first, 'date', { kind: 'hour-unknown', message }));
    }
    const title = session.talks.length > 0 ? session.title : (session.eventName ?? event.title);
    const announced = session.announced && instantIn(session.announced, zone);
    const starts = notAfter(instantIn({ precision: 'day', day }, zone), into.now);
    await into.take('night', { ...first, warnings: [] }, meetupIdOf(event.key, day), (tell) =>
      tell(
        RecordPastMeetup,
        {
          meetupId: meetupIdOf(event.key, day),
          hosts: [groupId],
          title: within(title, 300, into, first, 'title'),
          start: startAt({ precision: 'day', day }, zone, undefined, hour),
          format: 'presentations',
          technologies: ['Ruby'],
          ...(venue || place ? whereaboutsOf(occasion) : {}),
        },
        announced && announced < starts
          ? { id: `${event.key} ${day}`, occurredAt: announced, clock: 'announced' }
          : { id: `${event.key} ${day}`, occurredAt: starts, clock: 'starts' },
      ),
    );
  }
}

function whereaboutsOf({ record, venue, place }: Occasion): Partial<RecordPastMeetup> {
  const { value: event } = record;
  const onNet = !place && /online|remote|virtual/i.test(event.location ?? '');
  const country = venue?.value.address.country;
  return {
    ...(venue && !onNet ? { venueId: venueIdOf(venue.value) } : {}),
    ...(place ? { place: { ...place, ...(country ? { country } : {}) } } : {}),
    ...(onNet || event.hybrid ? { online: {} } : {}),
  };
}

function daysBetween(from: string, until: string): number {
  return Math.min(60, Math.max(1, Temporal.PlainDate.from(from).until(until).days + 1));
}

const talkKinds: Readonly<Record<string, string>> = { 'lightning-talk': 'lightning', 'city-pitch': 'pitch' };

function talkKind(kind: string | undefined): string {
  const written = (kind ?? 'talk').toLowerCase().replaceAll('_', '-');
  const known = talkKinds[written] ?? written;
  return /^[a-z]+(-[a-z]+){0,3}$/.test(known) ? known : 'talk';
}

async function tellSession(
  record: ReadRecord<Session>,
  occasions: ReadonlyMap<string, Occasion>,
  personOf: ReadonlyMap<string, string>,
  into: ImportInto,
): Promise<void> {
  const { value: session } = record;
  const holdsTalks = session.talks.length > 0;
  const occasion = occasions.get(session.eventKey);
  const whole = recordingOf(session);
  await into.take('session', record, talkIdOf(session.eventKey, session.id), (tell) =>
    tell(
      RecordTalkGiven,
      {
        ...talkFacts(session, session, session, occasion, personOf, record, into),
        kind: holdsTalks && session.talkKind === undefined ? 'session' : talkKind(session.talkKind),
        recordings: whole ? [whole] : [],
      },
      tellingOf(session, session, occasion, into),
    ),
  );
  for (const talk of session.talks) {
    const own = recordingOf(talk) ?? (whole && talk.provider === 'parent' ? whole : undefined);
    const { startsAtSecond, endsAtSecond } = talk;
    await into.take(
      'nested-talk',
      { ...record, record: talk.id, warnings: [] },
      talkIdOf(session.eventKey, talk.id),
      (tell) =>
        tell(
          RecordTalkGiven,
          {
            ...talkFacts(talk, session, session, occasion, personOf, record, into),
            kind: talkKind(talk.talkKind),
            parentId: talkIdOf(session.eventKey, session.id),
            recordings: own
              ? [
                  {
                    ...own,
                    ...(startsAtSecond === undefined ? {} : { startsAtSecond }),
                    ...(endsAtSecond === undefined ? {} : { endsAtSecond }),
                  },
                ]
              : [],
          },
          tellingOf(talk, session, occasion, into),
        ),
    );
  }
}

function tellingOf(talk: NestedTalk, session: Session, occasion: Occasion | undefined, into: ImportInto) {
  const at = talkTime(talk.date ?? session.date, occasion, into);
  // Ids of talks often hold the name of a speaker, and the log is for ever.
  return { id: talkIdOf(session.eventKey, talk.id), ...(at ? { occurredAt: at, clock: 'given' } : {}) };
}

function talkFacts(
  talk: NestedTalk,
  session: Session,
  dated: Session,
  occasion: Occasion | undefined,
  personOf: ReadonlyMap<string, string>,
  record: ReadRecord<Session>,
  into: ImportInto,
): Partial<RecordTalkGiven> {
  const date = talk.date ?? dated.date;
  const meetupId = occasion?.meetupOf(
    session.date && session.date.precision !== 'year' ? dayOf(session.date) : undefined,
  );
  const speakerIds = new Set<string>();
  for (const name of talk.speakers) {
    const personId = personOf.get(name);
    if (personId) speakerIds.add(personId);
    else
      into.warn(
        warningAt(record, 'speakers', {
          kind: 'speaker-unlisted',
          message: 'a speaker is not in the list of speakers',
        }),
      );
  }
  const abstract = writtenText(talk.description, into, record);
  const language = languageTag(talk.language);
  const slides = webAddressOf(talk.slidesUrl);
  const place = talk.location ?? occasion?.record.value.location;
  const materials = talk.resources.flatMap(({ type, title, url }) => {
    const address = webAddressOf(url);
    const kind = (type ?? 'link')
      .toLowerCase()
      .replace(/[^a-z]+/g, '-')
      .replace(/^-+|-+$/g, '');
    return address && /^[a-z]+(-[a-z]+){0,3}$/.test(kind) ? [{ kind, url: address, title: title.slice(0, 300) }] : [];
  });
  return {
    talkId: talkIdOf(session.eventKey, talk.id),
    title: within(talk.title, 300, into, record, 'title'),
    speakerIds: [...speakerIds],
    ...(meetupId ? { meetupId } : {}),
    ...(occasion ? { groupId: occasion.groupId } : {}),
    ...(date ? { on: partialDate(date) } : occasion?.day ? { on: occasion.day } : {}),
    ...(place ? { place: place.slice(0, 120) } : {}),
    ...(meetupId || !occasion ? {} : { occasion: occasion.record.value.title.slice(0, 300) }),
    ...(talk.originalTitle ? { originalTitle: talk.originalTitle.slice(0, 300) } : {}),
    ...(abstract ? { abstract } : {}),
    ...(language ? { language } : {}),
    technologies: ['Ruby'],
    ...(talk.track ? { track: talk.track.slice(0, 120) } : {}),
    ...(slides ? { slides } : {}),
    materials: materials.slice(0, 50),
  };
}

function recordingOf({ provider, videoId }: NestedTalk): { url: string; provider: string } | undefined {
  if (!provider || !videoId) return undefined;
  const url =
    provider === 'youtube'
      ? webAddressOf(`https://www.youtube.com/watch?v=${encodeURIComponent(videoId)}`)
      : provider === 'vimeo'
        ? webAddressOf(`https://vimeo.com/${encodeURIComponent(videoId)}`)
        : webAddressOf(videoId);
  return url ? { url, provider: provider.slice(0, 60) } : undefined;
}

async function tellSponsors(
  sponsorships: readonly ReadRecord<Sponsorship>[],
  occasions: ReadonlyMap<string, Occasion>,
  into: ImportInto,
): Promise<void> {
  const firstDayOf = ({ value }: ReadRecord<Sponsorship>): string => occasions.get(value.eventKey)?.day ?? '';
  const atDay = (day: string) =>
    day ? { occurredAt: notAfter(instantIn({ precision: 'day', day }), into.now), clock: 'starts' } : {};
  for (const [slug, told] of Map.groupBy(sponsorships, ({ value }) => value.slug)) {
    const inOrder = [...told].sort((one, other) => (firstDayOf(one) < firstDayOf(other) ? -1 : 1));
    const record = inOrder.at(-1)!;
    const { name, website, description, logoUrl } = record.value;
    const url = webAddressOf(website);
    const logo = webAddressOf(logoUrl);
    await into.take('sponsor', { ...record, warnings: [] }, sponsorIdOf(slug), (tell) =>
      withFreeSlug(slugOf(slug), 'sponsor-slug-must-be-free', (free) =>
        tell(
          RecordSponsor,
          {
            sponsorId: sponsorIdOf(slug),
            slug: free,
            name: within(name, 200, into, record, 'name'),
            ...(url ? { url } : {}),
            ...(logo ? { logoUrl: logo } : {}),
            ...(description ? { about: within(description, 5000, into, record, 'description') } : {}),
          },
          { id: slug, ...atDay(firstDayOf(inOrder[0]!)) },
        ),
      ),
    );
  }
  await into.settled();
  for (const record of sponsorships) {
    const { eventKey, tier, tierLevel, slug, badge } = record.value;
    const occasion = occasions.get(eventKey);
    const sponsorshipId = derivedId('rubyevents', 'sponsorship', eventKey, tier, slug);
    const meetupId = occasion && !isNightly(occasion.record.value) ? occasion.meetupOf(undefined) : undefined;
    const ends = occasion?.record.value.ends;
    await into.take('sponsorship', record, sponsorshipId, (tell) =>
      tell(
        AgreeSponsorship,
        {
          sponsorshipId,
          sponsorId: sponsorIdOf(slug),
          ...(occasion ? { groupId: occasion.groupId } : {}),
          ...(meetupId ? { meetupId } : {}),
          occasion: (occasion?.record.value.title ?? eventKey).slice(0, 300),
          tier: { name: tier.slice(0, 120), rank: Math.min(1000, Math.max(0, Math.round(tierLevel ?? 0))) },
          ...(occasion?.day ? { from: occasion.day } : {}),
          ...(ends ? { until: partialDate(ends) } : {}),
          ...(badge ? { note: badge.slice(0, 1000) } : {}),
        },
        { id: `${eventKey} ${slug}`, ...atDay(firstDayOf(record)) },
      ),
    );
  }
}

import { join } from 'node:path';
import { givenFields } from '../given-fields.js';
import type { Coordinates } from '../normalise/coordinates.js';
import { readCountry } from '../normalise/country.js';
import { readCue } from '../normalise/duration.js';
import { readTime, readZone, type SourceTime } from '../normalise/source-time.js';
import { readFile } from '../read-items.js';
import type { RecordFields } from '../record-fields.js';
import { namesIn, requireLayout, whatStandsAt, type SourceLayout } from '../source-folder.js';
import type { SourceRecord } from '../source-record.js';

/** Where somebody can be found, by the name of the service; handles and addresses as the source writes them. */
export type Links = Record<string, string>;

/** A series of events by one host: a meetup group or a conference. */
export interface Series {
  kind: 'series';
  id: string;
  name: string;
  seriesKind: string;
  frequency?: string;
  language?: string;
  country?: string;
  description: string;
  aliases: string[];
  ended: boolean;
  links: Links;
}

/** One edition of a conference, or the one entry that stands for all nights of a meetup group. `key` is `series/event`, from the folders. */
export interface SeriesEvent {
  kind: 'event';
  key: string;
  seriesId: string;
  id: string;
  title: string;
  eventKind: string;
  description: string;
  location?: string;
  timezone?: string;
  coordinates?: Coordinates;
  venueName?: string;
  starts?: SourceTime;
  ends?: SourceTime;
  year?: number;
  datePrecision?: string;
  status?: string;
  frequency?: string;
  hybrid: boolean;
  aliases: string[];
  links: Links;
}

/** A talk inside a session, with its place in the recording in seconds where it has one. */
export interface NestedTalk {
  id: string;
  title: string;
  originalTitle?: string;
  description: string;
  date?: SourceTime;
  talkKind?: string;
  language?: string;
  track?: string;
  location?: string;
  speakers: string[];
  provider?: string;
  videoId?: string;
  slidesUrl?: string;
  startsAtSecond?: number;
  endsAtSecond?: number;
  resources: Resource[];
}

export interface Resource {
  title: string;
  type?: string;
  url?: string;
}

/** A recording or a session: one talk, or one meetup night that holds talks. */
export interface Session extends Omit<NestedTalk, 'startsAtSecond' | 'endsAtSecond'> {
  kind: 'session';
  eventKey: string;
  eventName?: string;
  published?: SourceTime;
  announced?: SourceTime;
  hours?: string;
  status?: string;
  talks: NestedTalk[];
}

export interface ListedSpeaker {
  kind: 'speaker';
  slug: string;
  name: string;
  aliases: { name: string; slug: string }[];
  links: Links;
}

export interface PostalAddress {
  street?: string;
  city?: string;
  region?: string;
  postalCode?: string;
  country?: string;
  display?: string;
}

/** The venue of an event; `further` are the places of its parties and side events. Hotels are left out. */
export interface EventVenue {
  kind: 'venue';
  eventKey: string;
  name: string;
  address: PostalAddress;
  coordinates?: Coordinates;
  url?: string;
  description: string;
  instructions: string;
  accessibility: { wheelchair?: boolean; elevators?: boolean; accessibleRestrooms?: boolean; notes?: string };
  nearby: { publicTransport?: string; parking?: string };
  rooms: { name: string; capacity?: number; floor?: string; instructions?: string }[];
  further: {
    name: string;
    purpose?: string;
    description: string;
    url?: string;
    address: PostalAddress;
    coordinates?: Coordinates;
  }[];
}

/** One sponsor in one tier of one event. */
export interface Sponsorship {
  kind: 'sponsorship';
  eventKey: string;
  tier: string;
  tierLevel?: number;
  tierDescription?: string;
  slug: string;
  name: string;
  website?: string;
  badge?: string;
  description?: string;
  logoUrl?: string;
}

/** People and organisations who had one role at an event. */
export interface Involvement {
  kind: 'involvement';
  eventKey: string;
  role: string;
  people: string[];
  organisations: string[];
}

export interface CallForPapers {
  kind: 'call-for-papers';
  eventKey: string;
  name: string;
  url: string;
  opens?: SourceTime;
  closes?: SourceTime;
}

/** The timetable of an event; a slot without items is filled by the sessions in their order. */
export interface Schedule {
  kind: 'schedule';
  eventKey: string;
  days: {
    name: string;
    date?: SourceTime;
    slots: {
      from: string;
      to?: string;
      parallel: number;
      description?: string;
      items: { title: string; description?: string }[];
    }[];
  }[];
  tracks: string[];
}

export type RubyEventsRecord =
  Series | SeriesEvent | Session | ListedSpeaker | EventVenue | Sponsorship | Involvement | CallForPapers | Schedule;

const day = (text: string): ReturnType<typeof readTime> => readTime(text);

const linksOf = (fields: RecordFields, names: string[]): Links => {
  const links: Links = {};
  for (const name of names) {
    const value = fields.optionalText(name);
    if (value) links[name] = value;
  }
  return links;
};

const channels = (fields: RecordFields): Links => {
  const found = fields.list('youtube_channels', (channel) => {
    channel.leaveOut('name', 'handle', 'playlist_matcher');
    return channel.text('id');
  });
  return found[0] ? { youtubeChannel: found[0] } : {};
};

const seriesLinks = [
  'website',
  'original_website',
  'meetup',
  'luma',
  'guild',
  'github',
  'twitter',
  'mastodon',
  'bsky',
  'linkedin',
  'facebook',
  'vimeo',
];

const series = (fields: RecordFields): Series =>
  givenFields({
    kind: 'series',
    id: fields.text('id'),
    name: fields.text('name'),
    seriesKind: fields.text('kind'),
    frequency: fields.optionalText('frequency'),
    language: fields.optionalText('language'),
    country: fields.via('default_country_code', readCountry),
    description: fields.description('description'),
    aliases: fields.texts('aliases'),
    ended: fields.flag('ended') ?? false,
    links: { ...linksOf(fields, seriesLinks), ...channels(fields) },
  }) as Series;

const event =
  (key: string, seriesId: string) =>
  (fields: RecordFields): SeriesEvent => {
    fields.leaveOut(
      'banner_background',
      'featured_background',
      'featured_color',
      'recordings_published_date',
      'pre_date',
      'announced_on',
      'last_edition',
    );
    // `coordinates: false` says that the event took place nowhere, as online ones do.
    const nowhere = fields.raw('coordinates') === false;
    return givenFields({
      kind: 'event',
      key,
      seriesId,
      id: fields.text('id'),
      ...fields.titled('title', 'description'),
      eventKind: fields.text('kind'),
      location: fields.optionalText('location'),
      timezone: fields.via('timezone', readZone),
      coordinates: nowhere
        ? undefined
        : fields.object('coordinates', (inner) => inner.coordinates('latitude', 'longitude')),
      venueName: fields.optionalText('venue'),
      starts: fields.via('start_date', day),
      ends: fields.via('end_date', day),
      year: fields.optionalNumber('year'),
      datePrecision: fields.optionalText('date_precision'),
      status: fields.optionalText('status'),
      frequency: fields.optionalText('frequency'),
      hybrid: fields.flag('hybrid') ?? false,
      aliases: fields.texts('aliases'),
      links: {
        ...linksOf(fields, [
          'website',
          'original_website',
          'meetup',
          'luma',
          'github',
          'twitter',
          'mastodon',
          'playlist',
          'tickets_url',
        ]),
        ...channels(fields),
      },
    }) as SeriesEvent;
  };

const pictures = [
  'thumbnail_xs',
  'thumbnail_sm',
  'thumbnail_md',
  'thumbnail_lg',
  'thumbnail_xl',
  'thumbnail_classes',
  'thumbnail_cue',
];

const talk = (fields: RecordFields): NestedTalk => {
  fields.leaveOut(
    ...pictures,
    'raw_title',
    'event_name',
    'old_id',
    'slug',
    'alternative_recordings',
    'published_at',
    'announced_at',
    'external_player',
    'external_player_url',
  );
  return givenFields({
    id: fields.text('id'),
    ...fields.titled('title', 'description'),
    originalTitle: fields.optionalText('original_title'),
    date: fields.via('date', day),
    talkKind: fields.optionalText('kind'),
    language: fields.optionalText('language'),
    track: fields.optionalText('track'),
    location: fields.optionalText('location'),
    speakers: fields.texts('speakers'),
    provider: fields.optionalText('video_provider'),
    videoId: fields.optionalText('video_id'),
    slidesUrl: fields.optionalText('slides_url'),
    startsAtSecond: fields.via('start_cue', readCue),
    endsAtSecond: fields.via('end_cue', readCue),
    resources: fields.list('additional_resources', (resource) => {
      const name = resource.optionalText('name');
      const title = resource.optionalText('title');
      return givenFields({
        title: title ?? name ?? resource.text('url'),
        type: resource.optionalText('type'),
        url: resource.optionalText('url'),
      }) as Resource;
    }),
  }) as NestedTalk;
};

const session =
  (eventKey: string) =>
  (fields: RecordFields): Session =>
    givenFields({
      kind: 'session',
      eventKey,
      ...talk(fields),
      eventName: fields.optionalText('event_name'),
      published: fields.via('published_at', day),
      announced: fields.via('announced_at', day),
      hours: fields.optionalText('time'),
      status: fields.optionalText('status'),
      talks: fields.list('talks', talk),
    }) as Session;

const speaker = (fields: RecordFields): ListedSpeaker => ({
  kind: 'speaker',
  slug: fields.text('slug'),
  name: fields.text('name'),
  aliases: fields.list('aliases', (alias) => ({ name: alias.text('name'), slug: alias.text('slug') })),
  links: linksOf(fields, ['github', 'website', 'twitter', 'mastodon', 'bluesky', 'linkedin', 'speakerdeck']),
});

const address = (fields: RecordFields): PostalAddress => {
  const written = fields.object('address', (inner) => {
    const named = inner.via('country', readCountry);
    return givenFields({
      street: inner.optionalText('street'),
      city: inner.optionalText('city'),
      region: inner.optionalText('region'),
      postalCode: inner.optionalText('postal_code'),
      country: inner.via('country_code', readCountry) ?? named,
      display: inner.optionalText('display'),
    }) as PostalAddress;
  });
  return written ?? {};
};

const positionOf = (fields: RecordFields): Coordinates | undefined =>
  fields.object('coordinates', (inner) => inner.coordinates('latitude', 'longitude'));

const venue =
  (eventKey: string) =>
  (fields: RecordFields): EventVenue => {
    fields.leaveOut('maps', 'hotels');
    const room = (inner: RecordFields): EventVenue['rooms'][number] =>
      givenFields({
        name: inner.text('name'),
        capacity: inner.optionalNumber('capacity'),
        floor: inner.optionalText('floor'),
        instructions: inner.optionalText('instructions'),
      }) as EventVenue['rooms'][number];
    return givenFields({
      kind: 'venue',
      eventKey,
      name: fields.text('name'),
      address: address(fields),
      coordinates: positionOf(fields),
      url: fields.optionalText('url'),
      description: fields.description('description'),
      instructions: fields.description('instructions'),
      accessibility:
        fields.object('accessibility', (inner) =>
          givenFields({
            wheelchair: inner.flag('wheelchair'),
            elevators: inner.flag('elevators'),
            accessibleRestrooms: inner.flag('accessible_restrooms'),
            notes: inner.optionalText('notes'),
          }),
        ) ?? {},
      nearby:
        fields.object('nearby', (inner) =>
          givenFields({
            publicTransport: inner.optionalText('public_transport'),
            parking: inner.optionalText('parking'),
          }),
        ) ?? {},
      rooms: [...fields.list('rooms', room), ...fields.list('spaces', room)],
      further: fields.list('locations', (inner) => {
        inner.leaveOut('maps');
        return givenFields({
          name: inner.text('name'),
          purpose: inner.optionalText('kind'),
          description: inner.description('description'),
          url: inner.optionalText('url'),
          address: address(inner),
          coordinates: positionOf(inner),
        }) as EventVenue['further'][number];
      }),
    }) as EventVenue;
  };

const sponsorships =
  (eventKey: string) =>
  (fields: RecordFields): Sponsorship[] =>
    fields
      .list('tiers', (tier) => {
        const about = givenFields({
          tier: tier.text('name'),
          tierLevel: tier.optionalNumber('level'),
          tierDescription: tier.optionalText('description'),
        });
        return tier.list(
          'sponsors',
          (sponsor) =>
            givenFields({
              kind: 'sponsorship',
              eventKey,
              ...about,
              slug: sponsor.text('slug'),
              name: sponsor.text('name'),
              website: sponsor.optionalText('website'),
              badge: sponsor.optionalText('badge'),
              description: sponsor.optionalText('description'),
              logoUrl: sponsor.optionalText('logo_url'),
            }) as Sponsorship,
        );
      })
      .flat();

const involvement =
  (eventKey: string) =>
  (fields: RecordFields): Involvement => ({
    kind: 'involvement',
    eventKey,
    role: fields.text('name'),
    people: fields.texts('users'),
    organisations: fields.texts('organisations'),
  });

const callForPapers =
  (eventKey: string) =>
  (fields: RecordFields): CallForPapers =>
    givenFields({
      kind: 'call-for-papers',
      eventKey,
      name: fields.optionalText('name') ?? 'Call for Papers',
      url: fields.text('link'),
      opens: fields.via('open_date', day),
      closes: fields.via('close_date', day),
    }) as CallForPapers;

const item = (raw: unknown, fields: RecordFields): { title: string; description?: string } | undefined => {
  if (typeof raw === 'string') return { title: raw };
  if (typeof raw !== 'object' || raw === null || !('title' in raw) || typeof raw.title !== 'string') {
    fields.note('items', { kind: 'item-set-aside', message: 'an item has no title; it was left out' });
    return undefined;
  }
  const description = 'description' in raw && typeof raw.description === 'string' ? raw.description : undefined;
  return givenFields({ title: raw.title, description }) as { title: string };
};

const schedule =
  (eventKey: string) =>
  (fields: RecordFields): Schedule => ({
    kind: 'schedule',
    eventKey,
    days: fields.list('days', (inner) => ({
      ...(givenFields({ name: inner.text('name'), date: inner.via('date', day) }) as { name: string }),
      slots: inner.list('grid', (slot) => {
        const items = slot.raw('items');
        return {
          ...(givenFields({
            from: slot.text('start_time'),
            to: slot.optionalText('end_time'),
            description: slot.optionalText('description'),
          }) as { from: string }),
          parallel: slot.count('slots'),
          items: (Array.isArray(items) ? items : []).flatMap((raw: unknown) => item(raw, slot) ?? []),
        };
      }),
    })),
    tracks: fields.list('tracks', (track) => {
      track.leaveOut('color', 'text_color');
      return track.text('name');
    }),
  });

const eachOf = async function* <T>(records: AsyncIterable<SourceRecord<T[]>>): AsyncGenerator<SourceRecord<T>> {
  for await (const record of records) {
    if (!record.ok) yield record;
    else
      for (const [index, value] of record.value.entries())
        yield {
          ...record,
          record: `${record.record}, sponsorship ${index + 1}`,
          value,
          warnings: index === 0 ? record.warnings : [],
        };
  }
};

const eventFiles = async function* (
  path: string,
  seriesId: string,
  folder: string,
): AsyncGenerator<SourceRecord<RubyEventsRecord>> {
  const key = `${seriesId}/${folder}`;
  const at = (name: string): string => `data/${key}/${name}`;
  const names = await namesIn(join(path, 'data', seriesId, folder), 'file');
  if (names.includes('event.yml'))
    yield* readFile(path, at('event.yml'), 'yaml', ['id', 'title'], event(key, seriesId));
  if (names.includes('venue.yml')) yield* readFile(path, at('venue.yml'), 'yaml', ['name'], venue(key));
  if (names.includes('videos.yml')) yield* readFile(path, at('videos.yml'), 'yaml', ['id', 'title'], session(key));
  if (names.includes('sponsors.yml')) yield* eachOf(readFile(path, at('sponsors.yml'), 'yaml', [], sponsorships(key)));
  if (names.includes('involvements.yml'))
    yield* readFile(path, at('involvements.yml'), 'yaml', ['name'], involvement(key));
  if (names.includes('cfp.yml')) yield* readFile(path, at('cfp.yml'), 'yaml', ['name', 'link'], callForPapers(key));
  if (names.includes('schedule.yml')) yield* readFile(path, at('schedule.yml'), 'yaml', [], schedule(key));
};

const read = async function* (path: string): AsyncGenerator<SourceRecord<RubyEventsRecord>> {
  await requireLayout(rubyEventsLayout, path);
  if ((await whatStandsAt(join(path, 'data/speakers.yml'))) === 'file')
    yield* readFile(path, 'data/speakers.yml', 'yaml', ['slug', 'name'], speaker);
  for (const seriesId of await namesIn(join(path, 'data'), 'folder')) {
    const folders = await namesIn(join(path, 'data', seriesId), 'folder');
    if ((await namesIn(join(path, 'data', seriesId), 'file')).includes('series.yml'))
      yield* readFile(path, `data/${seriesId}/series.yml`, 'yaml', ['id', 'name'], series);
    for (const folder of folders) yield* eventFiles(path, seriesId, folder);
  }
};

/** The folder of RubyEvents: speakers, and below each series its events with sessions, venue, sponsors and so on. */
export const rubyEventsLayout: SourceLayout<RubyEventsRecord> = {
  kind: 'rubyevents',
  title: 'a RubyEvents folder',
  needs:
    'a folder with data/SERIES/series.yml and below it one folder for each event with event.yml and, as there is any, videos.yml, venue.yml, sponsors.yml, involvements.yml, cfp.yml and schedule.yml; data/speakers.yml beside the series.',
  leavesOut:
    'colours and pictures, map links, hotels, alternative recordings, titles as a video site shows them, topics.yml and featured_cities.yml.',
  looksLike: async (path) => {
    for (const seriesId of await namesIn(join(path, 'data'), 'folder')) {
      if ((await whatStandsAt(join(path, 'data', seriesId, 'series.yml'))) === 'file') return true;
    }
    return false;
  },
  read,
};

/** Reads the speakers first, then each series with its events and everything that belongs to them. */
export const readRubyEvents = rubyEventsLayout.read;

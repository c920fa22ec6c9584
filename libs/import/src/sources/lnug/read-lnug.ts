import { join } from 'node:path';
import { givenFields } from '../given-fields.js';
import type { Coordinates } from '../normalise/coordinates.js';
import { readTown } from '../normalise/postal-code.js';
import { readTime, type SourceTime } from '../normalise/source-time.js';
import { decodeReferences } from '../normalise/text.js';
import { readFile, readItems } from '../read-items.js';
import { readFields, type RecordFields } from '../record-fields.js';
import { namesIn, requireLayout, whatStandsAt, type SourceLayout } from '../source-folder.js';
import type { SourceRecord } from '../source-record.js';

/** A talk of a month's meetup; a free slot that asks for a speaker is one with `placeholder`. */
export interface LnugTalk {
  title: string;
  description: string;
  placeholder: boolean;
  speaker: { name?: string; url?: string };
  video?: string;
}

/** The meetup of one month, whose day the source does not tell. */
export interface LnugMonth {
  kind: 'month';
  when: SourceTime;
  talks: LnugTalk[];
  playlist?: string;
  page?: string;
}

/** A talk with its description and day, as announced before the meetup. */
export interface LnugAnnouncedTalk {
  kind: 'announced-talk';
  title: string;
  description: string;
  day?: SourceTime;
  speaker: { name?: string; handle?: string; url?: string };
}

export interface LnugVenue {
  kind: 'venue';
  key: string;
  /** Absent for the place that stands for "not known yet". */
  name?: string;
  address: string[];
  postalCode?: string;
  coordinates?: Coordinates;
  about: string;
}

export interface LnugSponsor {
  kind: 'sponsor';
  tier: string;
  name: string;
  url?: string;
  logo?: string;
}

export type LnugRecord = LnugMonth | LnugAnnouncedTalk | LnugVenue | LnugSponsor;

const freeSlot = /^(?:slot available|submit your talk!?|tba|tbc|tbd)$/i;

const isFreeSlot = (title: string, name: string | undefined): boolean =>
  freeSlot.test(title) || (name !== undefined && freeSlot.test(name));

const talk = (fields: RecordFields): LnugTalk => {
  const { title, description } = fields.titled('title', 'description', decodeReferences);
  const name = fields.optionalText('name');
  const url = fields.optionalText('url');
  const placeholder = isFreeSlot(title, name);
  if (!placeholder && !name)
    fields.note('name', {
      kind: 'speaker-without-name',
      message: `the speaker has no name${url ? `, only the address ${url}` : ''}`,
    });
  return givenFields({
    title,
    description,
    placeholder,
    speaker: placeholder ? {} : givenFields({ name: name && decodeReferences(name), url }),
    video: fields.optionalText('video'),
  }) as LnugTalk;
};

const month = (fields: RecordFields): LnugMonth => {
  fields.leaveOut('id');
  return givenFields({
    kind: 'month',
    when: fields.via('date', (text) => readTime(text)) ?? fields.fail('date', 'is missing or is no month'),
    talks: fields.list('speakers', talk),
    playlist: fields.optionalText('playlist-url'),
    page: fields.optionalText('lanyrd'),
  }) as LnugMonth;
};

const announced = (fields: RecordFields): LnugAnnouncedTalk => {
  fields.leaveOut('apiSpeakerUrl', 'img');
  return givenFields({
    kind: 'announced-talk',
    ...fields.titled('title', 'description', decodeReferences),
    day: fields.via('milestone', (text) => readTime(text)),
    speaker: givenFields({
      name: fields.optionalText('name'),
      handle: fields.optionalText('handle'),
      url: fields.optionalText('speakerUrl'),
    }),
  }) as LnugAnnouncedTalk;
};

const venue =
  (key: string) =>
  (fields: RecordFields): LnugVenue => {
    fields.leaveOut('detail');
    const name = fields.optionalText('title');
    if (!name)
      fields.note('title', {
        kind: 'venue-without-name',
        message: 'the venue has no name; it stands for a place that is not known',
      });
    const lines = fields.texts('address');
    const { value } = readTown(lines.at(-1), undefined);
    // Places of the picture of the map stand in `wide` and `thin`; the venue's own is the outer one.
    const coordinates = fields.object('location', (inner) => {
      inner.leaveOut('scale', 'wide', 'thin');
      return inner.coordinates('lat', 'long');
    });
    return givenFields({
      kind: 'venue',
      key,
      name,
      address: lines,
      postalCode: value.postalCode,
      coordinates,
      about: fields.description('about'),
    }) as LnugVenue;
  };

const sponsorTiers = async function* (path: string): AsyncGenerator<SourceRecord<LnugSponsor>> {
  for await (const item of readItems(path, 'data/sponsors.json', 'json')) {
    if (!item.ok) {
      yield item;
      continue;
    }
    const place = { file: item.file, line: item.line, record: 'sponsors' };
    const tiers = readFields(
      place,
      item.raw,
      (fields) =>
        fields.names().flatMap((tier) =>
          fields.list(
            tier,
            (sponsor) =>
              givenFields({
                kind: 'sponsor',
                tier,
                name: sponsor.text('name'),
                url: sponsor.optionalText('url'),
                logo: sponsor.optionalText('img'),
              }) as LnugSponsor,
          ),
        ),
      item.notes,
    );
    if (!tiers.ok) yield tiers;
    else
      for (const [index, value] of tiers.value.entries())
        yield { ...tiers, record: `${value.tier}, ${value.name}`, value, warnings: index === 0 ? tiers.warnings : [] };
  }
};

const read = async function* (path: string): AsyncGenerator<SourceRecord<LnugRecord>> {
  await requireLayout(lnugLayout, path);
  const there = await namesIn(join(path, 'data'), 'file');
  for (const name of await namesIn(join(path, 'data/venues'), 'file')) {
    if (name.endsWith('.json'))
      yield* readFile(path, `data/venues/${name}`, 'json', ['title'], venue(name.replace(/\.json$/, '')));
  }
  if (there.includes('sponsors.json')) yield* sponsorTiers(path);
  yield* readFile(path, 'data/archive.json', 'json-array', ['date'], month);
  if (there.includes('this-month.json'))
    yield* readFile(path, 'data/this-month.json', 'json-array', ['title'], announced);
};

/** The website of the London Node User Group: months with their talks, venues and sponsors in tiers. */
export const lnugLayout: SourceLayout<LnugRecord> = {
  kind: 'lnug',
  title: 'the LNUG website',
  needs:
    'a folder with data/archive.json (months with their talks); optional data/this-month.json, data/sponsors.json and data/venues/*.json.',
  leavesOut:
    'api/ (an older copy of data/), data/next-months.json (repeats the newest month), data/gallery.json, places and scales of map pictures.',
  looksLike: async (path) => (await whatStandsAt(join(path, 'data/archive.json'))) === 'file',
  read,
};

/** Reads venues, sponsors, months and announced talks, in this order. */
export const readLnug = lnugLayout.read;

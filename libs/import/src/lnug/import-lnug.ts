import { RecordGroup } from '#directory/group/record-group.command';
import { RecordVenueFromSource } from '#directory/venue/record-venue-from-source.command';
import { RecordPastMeetup } from '#events/meetup/record-past-meetup.command';
import { derivedId } from '#kernel/identifiers';
import { foldText } from '#matching/text-folding';
import { RecordTalkGiven } from '#outreach/talk/record-talk-given.command';
import { AgreeSponsorship } from '#sponsorship/agreement/agree-sponsorship.command';
import { RecordSponsor } from '#sponsorship/sponsor/record-sponsor.command';
import { type ImportInto, readable } from '../import-run.js';
import { type LnugRecord, readLnug } from '../sources/lnug/read-lnug.js';
import { type ReadRecord, warningAt } from '../sources/source-record.js';
import { tellSpeaker, withFreeSlug } from '../tell-speaker.js';
import { onRecord } from '../told-talk.js';
import { dayOf, instantIn, partialDate, startAt } from '../told-time.js';
import { slugOf, within, writtenText } from '../told-text.js';
import { webAddressOf } from '../web-links.js';

const zone = 'Europe/London';
const place = { name: 'London', country: 'GB', lat: 51.5074, lon: -0.1278 };
const groupId = derivedId('lnug', 'group');
const keyOf = (title: string): string => foldText(title).trim();

/** Imports what the London Node User Group keeps: the months with their talks, venues and sponsors. */
export async function importLnug(path: string, into: ImportInto): Promise<void> {
  const records: { [Kind in LnugRecord['kind']]?: ReadRecord<LnugRecord>[] } = {};
  for await (const record of readable(readLnug(path), into)) (records[record.value.kind] ??= []).push(record);
  const of = <Kind extends LnugRecord['kind']>(kind: Kind) =>
    (records[kind] ?? []) as ReadRecord<Extract<LnugRecord, { kind: Kind }>>[];
  const announced = new Map(of('announced-talk').map((record) => [keyOf(record.value.title), record]));
  const months = of('month');
  const first = months.map(({ value }) => instantIn(value.when, zone)).sort()[0];
  const source = months[0] ?? { file: path, record: 'lnug' };
  await into.take('group', { ...source, record: 'lnug', warnings: [] }, groupId, (tell) =>
    withFreeSlug('lnug', 'group-slug-must-be-free', (slug) =>
      tell(
        RecordGroup,
        {
          groupId,
          slug,
          name: 'London Node User Group',
          alsoKnownAs: ['LNUG'],
          zone,
          place,
          kind: 'user-group',
          technologies: ['Node.js', 'JavaScript'],
          languages: ['en'],
          links: [{ kind: 'website', url: 'https://lnug.org/' }],
        },
        { id: 'lnug', ...(first ? { occurredAt: first, clock: 'first-month' } : {}) },
      ),
    ),
  );
  for (const record of of('venue')) {
    const { key, name, address, postalCode, coordinates, about } = record.value;
    const description = writtenText(about, into, record);
    await into.take('venue', record, key, async (tell) => {
      if (!name) return;
      await tell(
        RecordVenueFromSource,
        {
          venueId: derivedId('lnug', 'venue', key),
          name: within(name, 200, into, record, 'name'),
          address: {
            ...(address[0] ? { street: address.join(', ').slice(0, 300) } : {}),
            ...(postalCode ? { postalCode } : {}),
            city: 'London',
            country: 'GB',
          },
          ...(coordinates ? { position: { lat: coordinates.latitude, lon: coordinates.longitude } } : {}),
          ...(description ? { description } : {}),
        },
        { id: key, ...(first ? { occurredAt: first, clock: 'first-month' } : {}) },
      );
    });
  }
  await tellSpeakers(months, into);
  for (const record of months) {
    const { when, talks, page } = record.value;
    const key = partialDate(when);
    const meetupId = derivedId('lnug', 'meetup', key);
    const days = new Set(talks.flatMap(({ title }) => announced.get(keyOf(title))?.value.day ?? []).map(dayOf));
    const day = [...days].find((each) => each.startsWith(key.slice(0, 7)));
    if (!day) {
      const message = 'only the month is told; its first day was taken';
      into.warn(warningAt(record, 'date', { kind: 'day-unknown', message }));
    }
    const held = { precision: 'day', day: day ?? dayOf(when) } as const;
    const at = { occurredAt: instantIn(held, zone), clock: day ? 'day' : 'month' };
    const url = webAddressOf(page);
    await into.take('month', record, meetupId, (tell) =>
      tell(
        RecordPastMeetup,
        {
          meetupId,
          hosts: [groupId],
          title: `LNUG ${new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${held.day}T12:00:00Z`))}`,
          start: startAt(held, zone, undefined, '18:30'),
          format: 'presentations',
          technologies: ['Node.js'],
          place,
          ...(url ? { elsewhere: { url, label: 'LNUG' } } : {}),
        },
        { id: key, ...at },
      ),
    );
    const told = new Map<string, number>();
    for (const [number, talk] of talks.entries()) {
      if (talk.placeholder) {
        into.warn(warningAt(record, 'talks', { kind: 'free-slot', message: 'a free slot was left out' }));
        continue;
      }
      const repeats = told.get(keyOf(talk.title)) ?? 0;
      told.set(keyOf(talk.title), repeats + 1);
      const talkId = derivedId('lnug', 'talk', key, keyOf(talk.title), repeats);
      const abstract = writtenText(
        talk.description || announced.get(keyOf(talk.title))?.value.description,
        into,
        record,
      );
      const { name } = talk.speaker;
      await into.take('talk', { ...record, record: `${key} ${number + 1}`, warnings: [] }, talkId, (tell) =>
        tell(
          RecordTalkGiven,
          {
            talkId,
            title: within(talk.title, 300, into, record, 'title'),
            speakerIds: name ? [into.personId('lnug', name)] : [],
            kind: 'talk',
            meetupId,
            groupId,
            on: day ?? key,
            place: 'London',
            technologies: ['Node.js'],
            ...(abstract ? { abstract } : {}),
            ...onRecord(talk.video ? [{ type: 'video', url: talk.video }] : []),
          },
          { id: talkId, ...at },
        ),
      );
    }
  }
  for (const record of of('sponsor')) {
    const { tier, name, url, logo } = record.value;
    const sponsorId = derivedId('lnug', 'sponsor', keyOf(name));
    const address = webAddressOf(url);
    const logoUrl = webAddressOf(logo);
    await into.take('sponsor', record, sponsorId, async (tell) => {
      await withFreeSlug(slugOf(name), 'sponsor-slug-must-be-free', (slug) =>
        tell(
          RecordSponsor,
          {
            sponsorId,
            slug,
            name: name.slice(0, 200),
            ...(address ? { url: address } : {}),
            ...(logoUrl ? { logoUrl } : {}),
          },
          { id: slugOf(name) },
        ),
      );
      await tell(
        AgreeSponsorship,
        {
          sponsorshipId: derivedId('lnug', 'sponsorship', tier, keyOf(name)),
          sponsorId,
          groupId,
          tier: { name: tier.slice(0, 120), rank: 0 },
        },
        { id: slugOf(name) },
      );
    });
  }
  await into.settled();
}

async function tellSpeakers(
  months: readonly ReadRecord<Extract<LnugRecord, { kind: 'month' }>>[],
  into: ImportInto,
): Promise<void> {
  const told = new Map<string, { record: ReadRecord<LnugRecord>; website: string | undefined; first: string }>();
  for (const record of months) {
    const at = instantIn(record.value.when, zone);
    for (const { placeholder, speaker } of record.value.talks) {
      if (placeholder || !speaker.name) continue;
      const known = told.get(speaker.name);
      told.set(speaker.name, {
        record: known?.record ?? record,
        website: known?.website ?? webAddressOf(speaker.url),
        first: known && known.first < at ? known.first : at,
      });
    }
  }
  for (const [name, { record, website, first }] of told) {
    const personId = into.personId('lnug', name);
    await into.take('speaker', { ...record, warnings: [] }, personId, (tell) =>
      tellSpeaker(
        tell,
        { personId, name, handles: website ? { website } : {} },
        { id: personId, occurredAt: first, clock: 'first-talk' },
      ),
    );
  }
  await into.settled();
}

import { RecordGroup } from '#directory/group/record-group.command';
import { RecordPastMeetup } from '#events/meetup/record-past-meetup.command';
import { derivedId } from '#kernel/identifiers';
import { foldText } from '#matching/text-folding';
import { RecordTalkGiven } from '#outreach/talk/record-talk-given.command';
import { AgreeSponsorship } from '#sponsorship/agreement/agree-sponsorship.command';
import { ThankHost } from '#sponsorship/hosting/thank-host.command';
import { RecordSponsor } from '#sponsorship/sponsor/record-sponsor.command';
import { type ImportInto, readable } from '../import-run.js';
import { type LrugRecord, type LrugTalk, readLrug } from '../sources/lrug/read-lrug.js';
import { type ReadRecord, warningAt } from '../sources/source-record.js';
import { tellSpeaker, withFreeSlug } from '../tell-speaker.js';
import { onRecord } from '../told-talk.js';
import { dayOf, instantIn, partialDate, startAt } from '../told-time.js';
import { slugOf, within, writtenText } from '../told-text.js';
import { webAddressOf } from '../web-links.js';

const zone = 'Europe/London';
const place = { name: 'London', country: 'GB', lat: 51.5074, lon: -0.1278 };
const groupId = derivedId('lrug', 'group');
const meetupIdOf = (key: string): string => derivedId('lrug', 'meetup', key);
const sponsorIdOf = (name: string): string => derivedId('lrug', 'sponsor', foldText(name).trim());

/** Imports the website of the London Ruby User Group: meetings, talks, and who hosted and paid. */
export async function importLrug(path: string, into: ImportInto): Promise<void> {
  const records: { [Kind in LrugRecord['kind']]?: ReadRecord<LrugRecord>[] } = {};
  for await (const record of readable(readLrug(path), into)) (records[record.value.kind] ??= []).push(record);
  const of = <Kind extends LrugRecord['kind']>(kind: Kind) =>
    (records[kind] ?? []) as ReadRecord<Extract<LrugRecord, { kind: Kind }>>[];
  const meetings = of('meeting').filter((record) => {
    if (record.value.published && record.value.day) return true;
    const kind = record.value.published ? 'meeting-without-day' : 'meeting-not-published';
    into.warn(warningAt(record, 'status', { kind, message: 'the meeting was left out' }));
    return false;
  });
  const dayOfMeeting = new Map(meetings.map(({ value }) => [value.key, value.day!]));
  const at = (key: string) => {
    const day = dayOfMeeting.get(key);
    const instant = day && instantIn(day, zone);
    return instant ? { occurredAt: instant < into.now ? instant : into.now, clock: 'meeting-day' } : {};
  };
  const first = meetings.map(({ value }) => instantIn(value.day!, zone)).sort()[0];
  const source = meetings[0] ?? { file: path, record: 'lrug' };
  await into.take('group', { ...source, record: 'lrug', warnings: [] }, groupId, (tell) =>
    withFreeSlug('lrug', 'group-slug-must-be-free', (slug) =>
      tell(
        RecordGroup,
        {
          groupId,
          slug,
          name: 'London Ruby User Group',
          alsoKnownAs: ['LRUG'],
          zone,
          place,
          kind: 'user-group',
          technologies: ['Ruby'],
          languages: ['en'],
          links: [{ kind: 'website', url: 'https://lrug.org/' }],
        },
        { id: 'lrug', ...(first ? { occurredAt: first, clock: 'first-meeting' } : {}) },
      ),
    ),
  );
  const firstTalk = new Map<string, string>();
  for (const { value } of of('talk')) {
    const day = dayOfMeeting.get(value.meetingKey);
    if (!day) continue;
    const given = instantIn(day, zone);
    for (const { name } of value.speakers) if (given < (firstTalk.get(name) ?? '9999')) firstTalk.set(name, given);
  }
  for (const record of meetings) {
    const { key, title, day, announced, description } = record.value;
    const announcedAt = announced && instantIn(announced, zone);
    const held = at(key);
    const text = writtenText(description, into, record);
    into.warn(warningAt(record, 'meeting_date', { kind: 'hour-unknown', message: 'no hour is told; 18:00 was taken' }));
    await into.take('meeting', record, key, (tell) =>
      tell(
        RecordPastMeetup,
        {
          meetupId: meetupIdOf(key),
          hosts: [groupId],
          title: within(title, 300, into, record, 'title'),
          start: startAt(day!, zone, undefined, '18:00'),
          format: 'presentations',
          technologies: ['Ruby'],
          place,
          elsewhere: { url: `https://lrug.org/meetings/${key}/`, label: 'LRUG' },
          ...(text ? { description: text } : {}),
        },
        {
          id: key,
          ...held,
          ...(announcedAt && announcedAt < (held.occurredAt ?? into.now)
            ? { occurredAt: announcedAt, clock: 'published' }
            : {}),
        },
      ),
    );
  }
  await tellSpeakers(of('talk'), firstTalk, into);
  const coverage = Map.groupBy(of('coverage'), ({ value }) => `${value.meetingKey}/${value.talkSlug}`);
  const talkIds = new Set(of('talk').map(({ value }) => value.id));
  for (const [id, [record]] of coverage) {
    if (talkIds.has(id)) continue;
    into.warn(
      warningAt(record!, 'coverage', {
        kind: 'coverage-without-talk',
        message: 'is of a talk that stands only in the text of its page',
      }),
    );
  }
  for (const record of of('talk')) {
    const { id, meetingKey, title, description, speakers, coverage: own } = record.value;
    const day = dayOfMeeting.get(meetingKey);
    const abstract = writtenText(description, into, record);
    const items = [...own, ...(coverage.get(id) ?? []).flatMap(({ value }) => value.coverage)];
    await into.take('talk', record, id, (tell) =>
      tell(
        RecordTalkGiven,
        {
          talkId: derivedId('lrug', 'talk', id),
          title: within(title, 300, into, record, 'title'),
          speakerIds: [...new Set(speakers.map(({ name }) => into.personId('lrug', name)))],
          kind: 'talk',
          groupId,
          ...(day ? { meetupId: meetupIdOf(meetingKey), on: partialDate(day) } : { occasion: `LRUG ${meetingKey}` }),
          place: 'London',
          technologies: ['Ruby'],
          ...(abstract ? { abstract } : {}),
          ...onRecord(items),
        },
        { id: derivedId('lrug', 'talk', id), ...at(meetingKey) },
      ),
    );
  }
  await tellGivers(of('sponsor'), meetings, at, into);
  await into.settled();
}

async function tellSpeakers(
  talks: readonly ReadRecord<LrugTalk>[],
  firstTalk: ReadonlyMap<string, string>,
  into: ImportInto,
): Promise<void> {
  const told = new Map<string, { record: ReadRecord<LrugTalk>; website: string | undefined }>();
  for (const record of talks) {
    for (const { name, url } of record.value.speakers) {
      told.set(name, { record, website: webAddressOf(url) ?? told.get(name)?.website });
    }
  }
  for (const [name, { record, website }] of told) {
    const personId = into.personId('lrug', name);
    const first = firstTalk.get(name);
    await into.take('speaker', { ...record, warnings: [] }, personId, (tell) =>
      tellSpeaker(
        tell,
        { personId, name, handles: website ? { website } : {} },
        { id: personId, ...(first ? { occurredAt: first, clock: 'first-talk' } : {}) },
      ),
    );
  }
  await into.settled();
}

async function tellGivers(
  sponsors: readonly ReadRecord<Extract<LrugRecord, { kind: 'sponsor' }>>[],
  meetings: readonly ReadRecord<Extract<LrugRecord, { kind: 'meeting' }>>[],
  at: (key: string) => { occurredAt?: string; clock?: string },
  into: ImportInto,
): Promise<void> {
  const listed = new Map(sponsors.map((record) => [sponsorIdOf(record.value.name), record]));
  const named = new Map<string, { name: string; record: ReadRecord<LrugRecord>; key: string | undefined }>();
  for (const record of sponsors)
    named.set(sponsorIdOf(record.value.name), { name: record.value.name, record, key: undefined });
  for (const record of meetings) {
    const { hosts, sponsors: paid, alsoThanked, key, day } = record.value;
    for (const name of [...hosts, ...paid, ...alsoThanked]) {
      const known = named.get(sponsorIdOf(name));
      const knownDay = known?.key && meetings.find(({ value }) => value.key === known.key)?.value.day;
      if (known && knownDay && dayOf(knownDay) <= dayOf(day!)) continue;
      named.set(sponsorIdOf(name), { name: known?.name ?? name, record: known?.record ?? record, key });
    }
  }
  for (const [sponsorId, { name, record, key }] of named) {
    const facts = listed.get(sponsorId)?.value;
    const url = webAddressOf(facts?.url);
    const logoUrl = webAddressOf(facts?.logoUrl);
    await into.take('sponsor', { ...record, record: name }, sponsorId, (tell) =>
      withFreeSlug(slugOf(name), 'sponsor-slug-must-be-free', (slug) =>
        tell(
          RecordSponsor,
          { sponsorId, slug, name: name.slice(0, 200), ...(url ? { url } : {}), ...(logoUrl ? { logoUrl } : {}) },
          { id: slugOf(name), ...(key ? at(key) : {}) },
        ),
      ),
    );
  }
  await into.settled();
  for (const record of meetings) {
    const { key, hosts, sponsors: paid, alsoThanked, day } = record.value;
    const meetupId = meetupIdOf(key);
    for (const sponsorId of new Set(hosts.map(sponsorIdOf))) {
      await into.take('host', { ...record, warnings: [] }, `host ${key}`, (tell) =>
        tell(ThankHost, { meetupId, groupId, sponsorId, on: partialDate(day!) }, { id: key, ...at(key) }),
      );
    }
    for (const sponsorId of new Set([...paid, ...alsoThanked].map(sponsorIdOf))) {
      const sponsorshipId = derivedId('lrug', 'sponsorship', key, sponsorId);
      await into.take('sponsorship', { ...record, warnings: [] }, sponsorshipId, (tell) =>
        tell(
          AgreeSponsorship,
          { sponsorshipId, sponsorId, groupId, meetupId, from: partialDate(day!), until: partialDate(day!) },
          { id: key, ...at(key) },
        ),
      );
    }
  }
}

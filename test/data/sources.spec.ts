import { describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { readGroups } from '#import/sources/groups/read-groups';
import { readLnug, type LnugRecord } from '#import/sources/lnug/read-lnug';
import { readLrug, type LrugRecord } from '#import/sources/lrug/read-lrug';
import { readMeetupArchive, type MeetupArchiveRecord } from '#import/sources/meetup-archive/read-meetup-archive';
import { readPyVideo } from '#import/sources/pyvideo/read-pyvideo';
import { readRubyEvents, type RubyEventsRecord } from '#import/sources/rubyevents/read-rubyevents';
import type { SourceRecord } from '#import/sources/source-record';
import { layoutsOf } from '#import/sources/source-layouts';

const data = '../shared/data';
const there = existsSync(data);
if (!there) console.warn(`\n*** SKIPPED: the checks of the import sources need ${data}, which is not there. ***\n`);
const withData = there ? describe : describe.skip;

interface Collected<T> {
  values: T[];
  aside: string[];
  warnings: Record<string, number>;
}

const collect = async <T>(records: AsyncIterable<SourceRecord<T>>): Promise<Collected<T>> => {
  const collected: Collected<T> = { values: [], aside: [], warnings: {} };
  for await (const record of records) {
    if (!record.ok) collected.aside.push(record.reason);
    else {
      collected.values.push(record.value);
      for (const { kind } of record.warnings) collected.warnings[kind] = (collected.warnings[kind] ?? 0) + 1;
    }
  }
  return collected;
};

const ofKind = <T extends { kind: string }, Kind extends T['kind']>(
  values: T[],
  kind: Kind,
): Extract<T, { kind: Kind }>[] => values.filter((value): value is Extract<T, { kind: Kind }> => value.kind === kind);

const countBy = <T>(values: T[], key: (value: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[key(value)] = (counts[key(value)] ?? 0) + 1;
  return counts;
};

const distinct = <T>(values: T[]): number => new Set(values).size;
const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
const kinds = <T extends { kind: string }>({ values }: Collected<T>): Record<string, number> =>
  countBy(values, ({ kind }) => kind);

withData('The archive of a whole network', () => {
  let archive: Collected<MeetupArchiveRecord>;

  it('is read whole: nothing is set aside', async () => {
    archive = await collect(readMeetupArchive(`${data}/1-rladies`));
    expect(archive.aside).toEqual([]);
    expect(kinds(archive)).toEqual({
      group: 251,
      'renamed-group': 3,
      meetup: 5227,
      'member-change': 8327,
      'meetup-change': 5153 + 4106,
    });
  }, 30_000);

  it('has the meetups, groups and counts that are known of it', () => {
    const groups = ofKind(archive.values, 'group');
    const meetups = ofKind(archive.values, 'meetup');
    const known = new Set(groups.map(({ slug }) => slug));
    const hosting = [...new Set(meetups.map(({ groupSlug }) => groupSlug))];
    expect({
      hosting: hosting.length,
      withoutRecord: hosting.filter((slug) => !known.has(slug)).length,
      status: countBy(meetups, ({ status }) => status),
      yes: sum(meetups.map(({ yes }) => yes)),
      waitlisted: sum(meetups.map(({ waitlisted }) => waitlisted)),
      venueIds: distinct(meetups.flatMap(({ venues }) => venues.map(({ id }) => id))),
      online: meetups.flatMap(({ venues }) => venues).filter(({ online }) => online).length,
      mostVenues: Math.max(...meetups.map(({ venues }) => venues.length)),
    }).toEqual({
      hosting: 235,
      withoutRecord: 11,
      status: { past: 5002, cancelled: 223, active: 2 },
      yes: 139_044,
      waitlisted: 4190,
      venueIds: 1362,
      online: 2336,
      mostVenues: 2,
    });
  });

  it('has the dirt that is known of it, each named', () => {
    expect(archive.warnings).toMatchObject({
      'duration-zero': 340,
      'postal-code-placeholder': 289,
      'group-without-record': 21,
      'coordinates-zero': 39,
    });
    const countries = new Set(
      archive.values.flatMap((value) =>
        value.kind === 'meetup' ? value.venues.flatMap(({ country }) => country ?? []) : [],
      ),
    );
    expect([...countries].filter((code) => !/^[A-Z]{2}$/.test(code))).toEqual([]);
  });

  it('replayed from its baseline and its changes is what its yearly files say', () => {
    const changes = ofKind(archive.values, 'meetup-change');
    expect(
      countBy(
        changes.filter(({ baseline }) => !baseline),
        ({ change }) => change,
      ),
    ).toEqual({ added: 75, updated: 4030, removed: 1 });
    const state = new Map<string, unknown[]>();
    for (const change of changes) {
      if (change.change === 'removed') state.delete(change.meetupId);
      else {
        const [yes, status, starts, title] = state.get(change.meetupId) ?? [];
        state.set(change.meetupId, [
          change.yes ?? yes,
          change.status ?? status,
          change.starts ?? starts,
          change.title ?? title,
        ]);
      }
    }
    const yearly = new Map(
      ofKind(archive.values, 'meetup').map(({ id, yes, status, starts, title }) => [id, [yes, status, starts, title]]),
    );
    expect(state.size).toBe(5227);
    expect([...state].filter(([id, fields]) => JSON.stringify(fields) !== JSON.stringify(yearly.get(id)))).toEqual([]);
  });

  it('folds its changes of members to the counts of its groups', () => {
    const members = new Map<string, number | undefined>();
    for (const change of ofKind(archive.values, 'member-change')) {
      if (change.change === 'removed') members.delete(change.groupSlug);
      else members.set(change.groupSlug, change.members ?? members.get(change.groupSlug));
    }
    const groups = new Map(ofKind(archive.values, 'group').map(({ slug, members: count }) => [slug, count]));
    expect(members.size).toBe(251);
    expect([...groups].filter(([slug, count]) => members.get(slug) !== count)).toEqual([]);
  });
});

withData('RubyEvents', () => {
  let ruby: Collected<RubyEventsRecord>;

  it('is read whole in less than 30 seconds: nothing is set aside', async () => {
    const begin = performance.now();
    ruby = await collect(readRubyEvents(`${data}/2-rubyevents`));
    expect(ruby.aside).toEqual([]);
    expect(performance.now() - begin).toBeLessThan(30_000);
    expect(kinds(ruby)).toEqual({
      series: 249,
      event: 795,
      session: 8503,
      speaker: 4727,
      venue: 171,
      sponsorship: 2814,
      involvement: 353,
      'call-for-papers': 120,
      schedule: 110,
    });
  }, 60_000);

  it('has the numbers that are known of it', () => {
    const sessions = ofKind(ruby.values, 'session');
    const holding = sessions.filter(({ talks }) => talks.length > 0);
    const nested = sum(holding.map(({ talks }) => talks.length));
    const sponsorships = ofKind(ruby.values, 'sponsorship');
    expect({
      meetupSeries: ofKind(ruby.values, 'series').filter(({ seriesKind }) => seriesKind === 'meetup').length,
      holding: holding.length,
      nested,
      talks: sessions.length - holding.length + nested,
      aliases: sum(ofKind(ruby.values, 'speaker').map(({ aliases }) => aliases.length)),
      sponsorFiles: distinct(sponsorships.map(({ eventKey }) => eventKey)),
      sponsorSlugs: distinct(sponsorships.map(({ slug }) => slug)),
      involvementFiles: distinct(ofKind(ruby.values, 'involvement').map(({ eventKey }) => eventKey)),
      callFiles: distinct(ofKind(ruby.values, 'call-for-papers').map(({ eventKey }) => eventKey)),
      itemsAside: ruby.warnings['item-set-aside'] ?? 0,
      unknownFields: ruby.warnings['unknown-field'] ?? 0,
    }).toEqual({
      meetupSeries: 75,
      holding: 670,
      nested: 2479,
      talks: 10_312,
      aliases: 317,
      sponsorFiles: 153,
      sponsorSlugs: 1404,
      involvementFiles: 209,
      callFiles: 102,
      itemsAside: 0,
      unknownFields: 0,
    });
  });
});

withData('The London groups', () => {
  it('LRUG: meetings, talks, hosts and sponsors', async () => {
    const lrug = await collect<LrugRecord>(readLrug(`${data}/3-london-groups/lrug`));
    const meetings = ofKind(lrug.values, 'meeting');
    const talks = ofKind(lrug.values, 'talk');
    const sponsors = meetings.flatMap((meeting) => meeting.sponsors);
    expect(lrug.aside).toEqual([]);
    expect({
      meetings: meetings.length,
      withoutDay: meetings.filter(({ day }) => day?.precision === 'month').length,
      talks: talks.length,
      speakers: distinct(talks.flatMap((talk) => talk.speakers.map(({ name }) => name))),
      hosts: distinct(meetings.flatMap((meeting) => meeting.hosts)),
      sponsors: distinct(sponsors),
      sponsorships: sponsors.length,
      withoutMeeting: talks.filter(({ meetingKey }) => !meetings.some(({ key }) => key === meetingKey)).length,
    }).toEqual({
      meetings: 243,
      withoutDay: 3,
      talks: 184,
      speakers: 130,
      hosts: 30,
      sponsors: 45,
      sponsorships: 128,
      withoutMeeting: 0,
    });
  });

  it('LNUG: months, talks, speakers, venues and tiers', async () => {
    const lnug = await collect<LnugRecord>(readLnug(`${data}/3-london-groups/lnug`));
    const months = ofKind(lnug.values, 'month');
    const talks = months.flatMap((month) => month.talks);
    const venues = ofKind(lnug.values, 'venue');
    expect(lnug.aside).toEqual([]);
    expect({
      months: months.length,
      talks: talks.length,
      freeSlots: talks.filter(({ placeholder }) => placeholder).length,
      namedSpeakers: distinct(talks.flatMap(({ speaker }) => speaker.name ?? [])),
      venues: venues.length,
      commas: lnug.warnings['coordinate-comma'],
      inLondon: venues
        .flatMap(({ coordinates }) => coordinates ?? [])
        .every(({ latitude, longitude }) => Math.abs(latitude - 51.5) < 0.1 && Math.abs(longitude) < 0.2),
      tiers: countBy(ofKind(lnug.values, 'sponsor'), ({ tier }) => tier),
    }).toEqual({
      months: 84,
      talks: 255,
      freeSlots: 4,
      namedSpeakers: 184,
      venues: 8,
      commas: 2,
      inLondon: true,
      tiers: { gold: 4, silver: 2 },
    });
  });
});

withData('PyVideo', () => {
  it('has the talks and categories that are known of it', async () => {
    const video = await collect(readPyVideo(`${data}/4-pyvideo`));
    const talks = ofKind(video.values, 'talk');
    expect(video.aside).toEqual([]);
    expect({
      talks: talks.length,
      ids: distinct(talks.map(({ id }) => id)),
      categories: ofKind(video.values, 'category').length,
      described: talks.filter(({ description }) => description !== '').length,
    }).toEqual({ talks: 21_715, ids: 21_715, categories: 540, described: 488 });
  }, 30_000);
});

withData('The directories of groups', () => {
  it.each([
    ['phpug', { group: 278 }],
    ['kotlin', { group: 111, event: 666 }],
    ['pyladies', { group: 142 }],
    ['nodeschool', { group: 197 }],
  ])('%s', async (folder, counts) => {
    const groups = await collect(readGroups(`${data}/5-feeds-and-directories/${folder}`));
    expect([groups.aside, kinds(groups), groups.warnings['unknown-field'] ?? 0]).toEqual([[], counts, 0]);
  });

  it('names the 144 calendars that php.ug keeps beside its list', async () => {
    const { values } = await collect(readGroups(`${data}/5-feeds-and-directories/phpug`));
    const files = values.flatMap((value) => (value.kind === 'group' && value.calendarFile ? [value.calendarFile] : []));
    expect([
      files.length,
      files.filter((file) => !existsSync(`${data}/5-feeds-and-directories/phpug/${file}`)),
    ]).toEqual([144, []]);
  });
});

withData('Every folder', () => {
  it('is recognised as what it is', async () => {
    const folders = [
      '1-rladies',
      '2-rubyevents',
      '3-london-groups/lrug',
      '3-london-groups/lnug',
      '4-pyvideo',
      ...['phpug', 'pyladies', 'kotlin', 'nodeschool'].map((name) => `5-feeds-and-directories/${name}`),
    ];
    const found = await Promise.all(
      folders.map(async (folder) => (await layoutsOf(`${data}/${folder}`)).map(({ kind }) => kind).join()),
    );
    expect(found).toEqual([
      'meetup-archive',
      'rubyevents',
      'lrug',
      'lnug',
      'pyvideo',
      'phpug',
      'pyladies',
      'kotlin',
      'nodeschool',
    ]);
  });
});

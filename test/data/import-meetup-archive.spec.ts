import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { publicDirectory } from '#directory/group/public-directory.view';
import type { Views } from '#door/questions';
import { attendanceCount } from '#events/attendance/attendance-count.view';
import { meetups as meetupsView } from '#events/meetup/meetups.view';
import { beginImport, type ImportReport } from '#import/import-run';
import { importMeetupArchive } from '#import/meetup-archive/import-meetup-archive';
import { derivedId } from '#kernel/identifiers';
import { parseBody } from '#kernel/seal';
import type { View } from '#kernel/view';
import { openInstallation } from '#platform/installation';
import { openPlatform, type Platform } from '#platform/platform';

const folder = join(import.meta.dirname, '../../../shared/data/1-rladies');
const present = existsSync(folder);
if (!present) console.warn(`\n*** SKIPPED: ${folder} is not there, so no archive was imported. ***\n`);
const withData = present ? describe : describe.skip;

// The fold of the source files below is written apart from the importer, so that the two can disagree.
interface Change {
  t: string;
  op: 'add' | 'upd' | 'del';
  event: string;
  title?: string;
  status?: string;
  dateTime?: string;
  yes?: number;
  wait?: number;
}
interface MemberChange {
  t: string;
  op: string;
  group: string;
  members?: unknown;
}
interface Meetup {
  id: string;
  title: string;
  status: string;
  dateTime: string;
  createdTime: string;
  rsvps: { yesCount: number; waitlistCount: number };
  group: { urlname: string };
}
interface Group {
  id: string;
  urlname: string;
  name: string;
  foundedDate: string;
}

const lines = <T>(name: string): T[] =>
  readFileSync(join(folder, 'history', name), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
const time = (text: string): number => Date.parse(text);
const idOf = (kind: string, id: string): string => derivedId('meetup-archive', kind, id);
const oneLine = (title: string): string => title.replace(/\s+/g, ' ').trim();

async function rowsOf<Row extends object>(
  views: Pick<Views, 'of'>,
  // `any`: events do not matter to a reader.
  // oxlint-disable-next-line typescript/no-explicit-any
  view: View<Row, any>,
): Promise<Map<string, Row>> {
  const rows = new Map<string, Row>();
  for (let after: string | undefined; ;) {
    const documents = await views.of(view).all(after, 1000);
    for (const { key, row } of documents) rows.set(key, row);
    if (documents.length < 1000) return rows;
    after = documents.at(-1)!.key;
  }
}

async function importOnce(platform: Platform): Promise<ImportReport> {
  const run = beginImport({
    kind: 'meetup-archive',
    fetchedAt: '2026-11-01T00:00:00.000Z',
    now: platform.installation.clock(),
    commands: platform.commands,
    personSecret: await platform.installation.keys.secret('person-ids'),
  });
  await importMeetupArchive(folder, run);
  return run.report();
}

withData('An archive of a whole network, imported', () => {
  let data: string;
  let platform: Platform;
  let first: ImportReport;
  let meetups: Meetup[];
  let groups: Group[];
  const changes = present ? [...lines<Change>('event_baseline.jsonl'), ...lines<Change>('event_changes.jsonl')] : [];
  const memberChanges = present
    ? lines<MemberChange>('member_counts.jsonl').sort((one, other) => time(one.t) - time(other.t))
    : [];

  beforeAll(async () => {
    const raw = join(folder, 'archive/raw_data');
    meetups = readdirSync(raw)
      .filter((name) => name.startsWith('events_'))
      .flatMap((name) => JSON.parse(gunzipSync(readFileSync(join(raw, name))).toString('utf8')) as Meetup[]);
    groups = JSON.parse(readFileSync(join(raw, 'chapters.json'), 'utf8')) as Group[];
    data = mkdtempSync(join(tmpdir(), 'folkmoot-import-'));
    platform = await openPlatform(await openInstallation(data));
    const began = performance.now();
    first = await importOnce(platform);
    console.log(`${first.events} events in ${((performance.now() - began) / 1000).toFixed(1)} s`);
    const { views, store } = platform.installation;
    const names = [publicDirectory, meetupsView, attendanceCount].map(({ name }) => name);
    expect(await views.waitFor(names, await store.head(), 60_000)).toBe(true);
  }, 240_000);

  afterAll(async () => {
    await platform?.close();
    if (data) rmSync(data, { recursive: true, force: true });
  });

  it('brings every group and meetup, and sets nothing aside', () => {
    expect(first.setAside).toBe(0);
    expect(first.records['group']).toEqual({ new: 251, changed: 0, same: 0, setAside: 0 });
    expect(first.records['group-without-record']).toEqual({ new: 11, changed: 0, same: 0, setAside: 0 });
    // One that was there when the archive began to watch was taken off later.
    expect(first.records['meetup']).toEqual({ new: 5228, changed: 0, same: 0, setAside: 0 });
  });

  it('shows each meetup as the yearly files tell it', async () => {
    const rows = await rowsOf(platform.installation.views, meetupsView);
    const counts = await rowsOf(platform.installation.views, attendanceCount);
    const shown = meetups.map(({ id }) => {
      const row = rows.get(idOf('meetup', id));
      const count = counts.get(idOf('meetup', id))?.counted;
      return [id, row?.title, row?.standing, row && time(row.startsAt), count?.yes, count?.waitlisted];
    });
    expect(shown).toEqual(
      meetups.map(({ id, title, status, dateTime, rsvps }) => [
        id,
        oneLine(title),
        status === 'CANCELLED' ? 'cancelled' : 'takes-place',
        time(dateTime),
        rsvps.yesCount,
        rsvps.waitlistCount,
      ]),
    );
    expect(rows.size).toBe(5228);
    const yes = shown.reduce((sum, each) => sum + Number(each[4]), 0);
    const waiting = shown.reduce((sum, each) => sum + Number(each[5]), 0);
    expect([yes, waiting]).toEqual([139_044, 4190]);
  });

  it('knows at 20 instants of the past what the files said then, on both axes', async () => {
    const added = new Set(changes.filter(({ op }) => op === 'add').map(({ t }) => time(t)));
    const seen = [
      ...new Set(changes.filter(({ op, yes }) => op === 'upd' && yes !== undefined).map(({ t }) => time(t))),
    ]
      .filter((instant) => !added.has(instant))
      .sort((one, other) => one - other);
    const instants = Array.from({ length: 20 }, (_, index) => seen[Math.floor((seen.length * (index + 0.5)) / 20)]!);
    const created = new Map(meetups.map(({ id, createdTime }) => [id, time(createdTime)]));
    const { past, store } = platform.installation;
    const positions = await positionsAt(store, instants);
    for (const [index, instant] of instants.entries()) {
      const expected = meetupsAt(changes, instant);
      const members = membersAt(memberChanges, instant);
      const asOf = await past.at({ asOf: new Date(instant).toISOString() });
      const recorded = await past.at({ recorded: positions[index]! });
      for (const [axis, views] of [
        ['as of', asOf],
        ['recorded', recorded],
      ] as const) {
        const rows = await rowsOf(views, meetupsView);
        const wrong = [...expected].filter(([id, meetup]) => {
          const row = rows.get(idOf('meetup', id));
          return row?.title !== oneLine(meetup.title!) || row.standing !== meetup.standing;
        });
        expect([axis, index, wrong.map(([id]) => id)]).toEqual([axis, index, []]);
        if (axis === 'recorded') expect(rows.size).toBe(expected.size);
        else {
          const soon = [...created].filter(([id, at]) => at <= instant && !expected.has(id)).length;
          expect(rows.size).toBe(expected.size + soon);
        }
        const directory = await rowsOf(views, publicDirectory);
        const counted = groups
          .filter(({ urlname }) => members.has(urlname))
          .filter(({ id, urlname }) => directory.get(idOf('group', id))?.members !== members.get(urlname));
        expect([axis, index, counted.map(({ urlname }) => urlname)]).toEqual([axis, index, []]);
        if (axis === 'as of') {
          const listed = [...directory.values()].filter(({ standing }) => standing === 'listed').length;
          expect(listed).toBe(groups.filter(({ foundedDate }) => time(foundedDate) <= instant).length + 11);
        }
      }
    }
  }, 180_000);

  it('writes nothing when it is imported again', async () => {
    const head = await platform.installation.store.head();
    const again = await importOnce(platform);
    expect([again.events, await platform.installation.store.head()]).toEqual([0, head]);
  }, 120_000);
});

interface MeetupThen {
  title: string;
  standing: string;
}

function meetupsAt(changes: readonly Change[], instant: number): Map<string, MeetupThen> {
  const known = new Map<string, MeetupThen>();
  for (const { t, op, event, title, status } of changes) {
    if (time(t) > instant) continue;
    const before = known.get(event);
    const standing = status === undefined ? before?.standing : status === 'CANCELLED' ? 'cancelled' : 'takes-place';
    known.set(event, {
      title: title ?? before!.title,
      standing: op === 'del' ? 'withdrawn' : (standing ?? 'takes-place'),
    });
  }
  return known;
}

function membersAt(changes: readonly MemberChange[], instant: number): Map<string, number> {
  const known = new Map<string, number>();
  for (const { t, op, group, members } of changes) {
    if (time(t) > instant) continue;
    if (op === 'del') known.delete(group);
    else if (typeof members === 'number') known.set(group, members);
  }
  return known;
}

/** The place in the log at which the history of changes had been told up to each instant. */
async function positionsAt(
  store: Platform['installation']['store'],
  instants: readonly number[],
): Promise<readonly number[]> {
  const positions = instants.map(() => 0);
  for (let after = 0; ;) {
    const events = await store.readAll(after, { limit: 1000 });
    for (const event of events) {
      if (parseBody(event).meta.source?.clock !== 'seen') continue;
      for (const [index, instant] of instants.entries()) {
        if (time(event.occurredAt) <= instant) positions[index] = Math.max(positions[index]!, event.position);
      }
    }
    if (events.length < 1000) return positions;
    after = events.at(-1)!.position;
  }
}

import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { askVerb } from '#ops/verbs/ask';
import { importVerb } from '#ops/verbs/import';
import { openInstallation } from '#platform/installation';
import { openPlatform, type Platform } from '#platform/platform';
import { newFolder, removeFolder } from '../support/running-server.js';

const archive = '../shared/data/1-rladies';
const talks = '../shared/data/2-rubyevents';
const there = existsSync(archive) && existsSync(talks);
if (!there) console.warn('\n*** SKIPPED: answers from real history need ../shared/data, which is not there. ***\n');
const withData = there ? describe : describe.skip;

const from = '2015-01-01';
const to = '2025-01-01';

interface ArchivedEvent {
  readonly status: string;
  readonly dateTime: string;
  readonly rsvps: { readonly yesCount: number };
  readonly group: { readonly urlname: string };
}

/** What took place within the stretch, read straight from the files. */
function held(): ArchivedEvent[] {
  const folder = join(archive, 'archive/raw_data');
  return readdirSync(folder)
    .filter((name) => /^events_\d{4}\.json\.gz$/.test(name))
    .flatMap((name) => JSON.parse(gunzipSync(readFileSync(join(folder, name))).toString()) as ArchivedEvent[])
    .filter(({ status, dateTime }) => status !== 'CANCELLED' && dateTime >= from && dateTime < to);
}

function summed(pairs: readonly (readonly [string, number, number])[]): Record<string, [number, number]> {
  const sums: Record<string, [number, number]> = {};
  for (const [key, meetups, yes] of pairs) {
    const before = sums[key] ?? [0, 0];
    sums[key] = [before[0] + meetups, before[1] + yes];
  }
  return Object.fromEntries(Object.entries(sums).sort(([a], [b]) => (a < b ? -1 : 1)));
}

interface Answer {
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly columns: readonly { readonly label: { readonly en: string } }[];
}

/** A folder that holds one source, to which questions are put until it is closed. */
async function historyOf(kind: string, source: string) {
  const folder = newFolder();
  const platform: Platform = await openPlatform(await openInstallation(folder));
  const run = async (verb: typeof askVerb, args: string[], options: Record<string, string> = {}) => {
    const { facts } = await verb.run({
      platform,
      args,
      options,
      cwd: process.cwd(),
      signal: new AbortController().signal,
      say: () => {},
      flushed: () => Promise.resolve(),
      progress: () => {},
    });
    return facts;
  };
  await run(importVerb, [kind, source]);
  return {
    ask: async (name: string, stretch: { from?: string; to: string }) =>
      (await run(askVerb, [name], stretch)) as Answer,
    close: async () => {
      await platform.close();
      removeFolder(folder);
    },
  };
}

withData('Questions to the history of a whole meetup network', () => {
  let history: Awaited<ReturnType<typeof historyOf>>;
  beforeAll(async () => {
    history = await historyOf('meetup-archive', archive);
  }, 300_000);
  afterAll(() => history?.close());

  it('give as many meetups and people who said yes in each quarter as the files', async () => {
    const { rows } = await history.ask('attendance-by-group', { from, to });
    const answered = rows.map(([quarter, , meetups, yes]) => [String(quarter), Number(meetups), Number(yes)] as const);
    const counted = held().map(({ dateTime, rsvps }) => {
      const quarter = `${dateTime.slice(0, 4)} Q${Math.ceil(Number(dateTime.slice(5, 7)) / 3)}`;
      return [quarter, 1, rsvps.yesCount] as const;
    });
    expect(summed(answered)).toEqual(summed(counted));
  });

  it('give as many meetups of each group in each of the last years as the files', async () => {
    const { rows, columns } = await history.ask('growing-and-fading-groups', { from, to });
    const years = columns.flatMap(({ label }, index) => {
      const year = /^Meetups in (\d{4})$/.exec(label.en)?.[1];
      return year ? [{ year, index }] : [];
    });
    const answered = years.map(({ year, index }) => [
      year,
      rows
        .map((row) => Number(row[index]))
        .filter((count) => count > 0)
        .sort((a, b) => a - b),
    ]);
    const events = held();
    const counted = years.map(({ year }) => {
      const groups = Map.groupBy(
        events.filter(({ dateTime }) => dateTime.startsWith(year)),
        ({ group }) => group.urlname,
      );
      return [year, [...groups.values()].map(({ length }) => length).sort((a, b) => a - b)];
    });
    expect(years.length).toBe(6);
    expect(answered).toEqual(counted);
  });
});

interface WrittenTalk {
  readonly date?: string;
  readonly speakers?: readonly string[];
  readonly talks?: readonly WrittenTalk[];
}

/** By year: talks, people who spoke, and those who spoke for the first time, read straight from the files. */
function speakersByYear(until: string): (string | number)[][] {
  const read = (file: string): unknown => parse(readFileSync(file, 'utf8'));
  const known = new Map<string, string>();
  const listed = read(join(talks, 'data/speakers.yml')) as {
    name: string;
    slug: string;
    aliases?: { name: string }[];
  }[];
  for (const { name, slug, aliases = [] } of listed)
    for (const each of [{ name }, ...aliases]) known.set(each.name, slug);
  const given = globSync(join(talks, 'data/*/*/videos.yml')).flatMap((file) => {
    const event = read(file.replace('videos.yml', 'event.yml')) as { start_date?: string };
    return ((read(file) ?? []) as WrittenTalk[]).flatMap((video) =>
      (video.talks?.length ? video.talks : [video]).map(({ date, speakers = [] }) => ({
        on: String(date ?? video.date ?? event.start_date),
        speakers: new Set(speakers.map((name) => known.get(name) ?? name)),
      })),
    );
  });
  const first = new Map<string, string>();
  for (const { on, speakers } of given) {
    for (const speaker of speakers) if (on < (first.get(speaker) ?? '9')) first.set(speaker, on);
  }
  const years = Map.groupBy(
    given.filter(({ on }) => on < until),
    ({ on }) => on.slice(0, 4),
  );
  return [...years]
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([year, held]) => {
      const speakers = new Set(held.flatMap((talk) => [...talk.speakers]));
      return [
        year,
        held.length,
        speakers.size,
        [...speakers].filter((each) => first.get(each)!.startsWith(year)).length,
      ];
    });
}

withData('Questions to twenty years of talks', () => {
  let history: Awaited<ReturnType<typeof historyOf>>;
  beforeAll(async () => {
    history = await historyOf('rubyevents', talks);
  }, 400_000);
  afterAll(() => history?.close());

  it('give as many talks, speakers and first-time speakers in each year as the files', async () => {
    const until = '2026-01-01';
    const { rows } = await history.ask('speakers-across-groups', { to: until });
    expect(rows.map((row) => row.slice(0, 4))).toEqual(speakersByYear(until));
  });
});

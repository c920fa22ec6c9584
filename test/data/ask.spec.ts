import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { askVerb } from '#ops/verbs/ask';
import { importVerb } from '#ops/verbs/import';
import { openInstallation } from '#platform/installation';
import { openPlatform, type Platform } from '#platform/platform';
import { newFolder, removeFolder } from '../support/running-server.js';

const archive = '../shared/data/1-rladies';
const there = existsSync(archive);
if (!there) console.warn(`\n*** SKIPPED: answers from real history need ${archive}, which is not there. ***\n`);

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

(there ? describe : describe.skip)('Questions to the history of a whole meetup network', () => {
  let folder: string;
  let platform: Platform;
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
    return facts as { rows: (string | number | null)[][]; columns: { label: { en: string } }[] };
  };

  beforeAll(async () => {
    folder = newFolder();
    platform = await openPlatform(await openInstallation(folder));
    await run(importVerb, ['meetup-archive', archive]);
  }, 180_000);

  afterAll(async () => {
    await platform?.close();
    if (folder) removeFolder(folder);
  });

  it('give as many meetups and people who said yes in each quarter as the files', async () => {
    const { rows } = await run(askVerb, ['attendance-by-group'], { from, to });
    const answered = rows.map(([quarter, , meetups, yes]) => [String(quarter), Number(meetups), Number(yes)] as const);
    const counted = held().map(({ dateTime, rsvps }) => {
      const quarter = `${dateTime.slice(0, 4)} Q${Math.ceil(Number(dateTime.slice(5, 7)) / 3)}`;
      return [quarter, 1, rsvps.yesCount] as const;
    });
    expect(summed(answered)).toEqual(summed(counted));
  });

  it('give as many meetups of each group in each of the last years as the files', async () => {
    const { rows, columns } = await run(askVerb, ['growing-and-fading-groups'], { from, to });
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

import 'reflect-metadata';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importICalendar } from '#import/ical/import-icalendar';
import { beginImport, type ImportReport, type SetAside } from '#import/import-run';
import { parseBody } from '#kernel/seal';
import { openInstallation } from '#platform/installation';
import { openPlatform, type Platform } from '#platform/platform';

const feeds = join(import.meta.dirname, '../../../shared/data/5-feeds-and-directories/phpug/feeds');
const withData = existsSync(feeds) ? describe : describe.skip;
if (!existsSync(feeds)) console.warn(`SKIPPED: no feeds at ${feeds}`);

/** A year after the feeds were kept, so that nothing in them lies ahead. */
const now = '2017-01-31T12:00:00.000Z';

withData('A folder with the calendars of many groups, imported', () => {
  let data: string;
  let platform: Platform;
  let first: ImportReport;
  const aside: SetAside[] = [];

  const imported = async (onSetAside: (record: SetAside) => void = () => {}): Promise<ImportReport> => {
    const into = beginImport({
      kind: 'ical',
      fetchedAt: now,
      now,
      commands: platform.commands,
      personSecret: await platform.installation.keys.secret('person-ids'),
      onSetAside,
    });
    await importICalendar(feeds, into);
    return into.report();
  };

  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'folkmoot-import-'));
    platform = await openPlatform(await openInstallation(data));
    first = await imported((record) => aside.push(record));
  }, 120_000);

  afterAll(async () => {
    await platform?.close();
    if (data) rmSync(data, { recursive: true, force: true });
  });

  it('brings every event that is no series once, and sets aside only the file that is none', async () => {
    // counted in the text of the files, without a reader: blocks with neither a rule nor a repetition
    const blocks = readdirSync(feeds)
      .sort()
      .flatMap((name) => {
        const text = readFileSync(join(feeds, name), 'utf8').replace(/\r?\n[ \t]/g, '');
        const calendar = /^X-WR-CALNAME:(.*?)\r?$/m.exec(text)?.[1] ?? name.replace(/\.[a-z]+$/i, '');
        return [...text.matchAll(/^BEGIN:VEVENT[\s\S]*?^END:VEVENT/gm)].map(([block]) => ({ calendar, block }));
      });
    expect(blocks).toHaveLength(524);
    const single = blocks.filter(({ block }) => !/^(?:RRULE|RECURRENCE-ID)/m.test(block));
    expect(blocks.filter(({ block }) => /^RRULE/m.test(block))).toHaveLength(5);
    // an event without a UID can only be known by when it is
    const idOf = (block: string) => (/^UID:(.*?)\r?$/m.exec(block) ?? /^DTSTART.*$/m.exec(block))![0].trim();
    const distinct = new Set(single.map(({ calendar, block }) => `${calendar} ${idOf(block)}`));
    const announced = await platform.installation.store.readAll(0, { types: ['events.meetup-announced'], limit: 5000 });
    const alone = announced.filter((stored) => parseBody(stored).data['series'] === undefined);
    expect(alone).toHaveLength(distinct.size);
    expect(aside.map(({ reason }) => reason)).toEqual([expect.stringContaining('an error message, not an iCalendar')]);
    expect([first.setAside, first.records['group']!.new]).toEqual([
      1,
      new Set(blocks.map((each) => each.calendar)).size,
    ]);
  });

  it('writes nothing when it is imported again', async () => {
    expect((await imported()).events).toBe(0);
  }, 60_000);
});

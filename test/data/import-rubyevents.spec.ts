import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { comparedViews, findDuplicates } from '#import/duplicates/find-duplicates';
import { joinDuplicates } from '#import/duplicates/join-duplicates';
import { beginImport, type ImportInto, type ImportReport } from '#import/import-run';
import { importLrug } from '#import/lrug/import-lrug';
import { importRubyEvents } from '#import/rubyevents/import-rubyevents';
import { isListedTalk, type TalkEntry, talks } from '#outreach/talk/talks.view';
import { openInstallation } from '#platform/installation';
import { openPlatform, type Platform } from '#platform/platform';

const folder = join(import.meta.dirname, '../../../shared/data');
const present = existsSync(folder);
if (!present) console.warn(`\n*** SKIPPED: ${folder} is not there, so RubyEvents was not imported. ***\n`);
const withData = present ? describe : describe.skip;

const brought = (count: number) => ({ new: count, changed: 0, same: 0, setAside: 0 });

withData('RubyEvents, imported', () => {
  let data: string;
  let platform: Platform;
  let first: ImportReport;

  const imported = async (
    kind: string,
    path: string,
    run: (path: string, into: ImportInto) => Promise<void>,
  ): Promise<ImportReport> => {
    const began = performance.now();
    const into = beginImport({
      kind,
      fetchedAt: '2026-11-01T00:00:00.000Z',
      now: '2026-11-01T00:00:00.000Z',
      commands: platform.commands,
      personSecret: await platform.installation.keys.secret('person-ids'),
    });
    await run(join(folder, path), into);
    const report = await into.report();
    console.log(`${kind}: ${report.events} events in ${((performance.now() - began) / 1000).toFixed(1)} s`);
    return report;
  };

  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'folkmoot-import-'));
    platform = await openPlatform(await openInstallation(data));
    first = await imported('rubyevents', '2-rubyevents', importRubyEvents);
  }, 240_000);

  afterAll(async () => {
    await platform?.close();
    if (data) rmSync(data, { recursive: true, force: true });
  });

  it('brings all series, events, recordings, nested talks and speakers, and sets nothing aside', () => {
    expect(first.setAside).toBe(0);
    expect(first.records['series']).toEqual(brought(249));
    expect(first.records['session']).toEqual(brought(8503));
    expect(first.records['nested-talk']).toEqual(brought(2479));
    expect(first.records['speaker']).toEqual(brought(4727));
    const { new: conferences, changed, same } = first.records['event']!;
    // An event that stands for all nights of a group is no meetup itself.
    expect([conferences + same, changed]).toEqual([795, 0]);
  });

  it('writes nothing when it is imported again', async () => {
    const head = await platform.installation.store.head();
    const again = await imported('rubyevents', '2-rubyevents', importRubyEvents);
    expect(again.events).toBe(0);
    // what is in the log beside it are the checkpoints that the installation signs by itself
    const after = await platform.installation.store.readAll(head, { limit: 1000 });
    expect(after.filter(({ type }) => type !== 'history.checkpoint-signed')).toEqual([]);
  }, 180_000);

  it('shows the 184 talks that the group keeps itself once, after the sure proposals are applied', async () => {
    const lrug = await imported('lrug', '3-london-groups/lrug', importLrug);
    expect(lrug.records['talk']).toEqual(brought(184));
    const { views, store } = platform.installation;
    const listed = async (): Promise<number> => {
      await views.waitFor(comparedViews, await store.head(), 60_000);
      let count = 0;
      for (let after: string | undefined; ;) {
        const documents = await views.of(talks).all(after, 1000);
        count += documents.filter(({ row }) => isListedTalk(row as TalkEntry)).length;
        if (documents.length < 1000) return count;
        after = documents.at(-1)!.key;
      }
    };
    const before = await listed();
    const found = await findDuplicates(views, store);
    const { origin } = await ownTalks(store);
    const sure = found.proposals.filter(
      ({ kind, verdict, a, b }) =>
        kind === 'talks' && verdict === 'same' && new Set([origin.get(a), origin.get(b)]).size === 2,
    );
    const report = await joinDuplicates(sure, found, platform.commands);
    expect(report).toEqual({ joined: 184, refused: [] });
    expect(await listed()).toBe(before - 184);
  }, 120_000);
});

/** Which source told of each talk. */
async function ownTalks(store: Platform['installation']['store']): Promise<{ origin: Map<string, string> }> {
  const origin = new Map<string, string>();
  for (let after = 0; ;) {
    const events = await store.readAll(after, { types: ['outreach.talk-given'], limit: 1000 });
    for (const { stream, body } of events) {
      const kind = /"kind":"(lrug|rubyevents)"/.exec(String(body))?.[1];
      if (kind) origin.set(stream.slice(stream.indexOf('-') + 1), kind);
    }
    if (events.length < 1000) return { origin };
    after = events.at(-1)!.position;
  }
}

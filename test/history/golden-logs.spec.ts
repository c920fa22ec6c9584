import { globSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { FoldedView } from '#history/folded-view';
import { categoryOf, type RecordedEvent } from '#kernel/event';
import { eventCatalogue, upcast } from '#kernel/event-catalogue';
import { contexts } from '#platform/contexts';
import { type GoldenEvent, readGoldenLog } from './golden-log.js';

const catalogue = eventCatalogue(contexts);

/** The events of a golden log as today's program reads them. */
function opened(log: readonly GoldenEvent[]): RecordedEvent[] {
  return log.flatMap((event, index) =>
    upcast(catalogue, { type: event.type, schema: event.schema, data: event.data }).map((shape) => ({
      id: event.id,
      stream: event.stream,
      revision: event.revision,
      position: index + 1,
      type: shape.type,
      schema: shape.schema,
      occurredAt: event.occurredAt,
      recordedAt: event.recordedAt,
      data: shape.data,
      meta: { actor: 'golden', command: 'golden', request: '' },
    })),
  );
}

const logs = globSync('*.ndjson', { cwd: import.meta.dirname }).sort();

describe('Logs of released versions', () => {
  it('are kept', () => expect(logs).not.toEqual([]));

  for (const name of logs) {
    describe(name, () => {
      const log = readGoldenLog(join(import.meta.dirname, name));

      it('is understood event by event, by the aggregate of its stream', () => {
        const states = new Map<string, unknown>();
        for (const event of opened(log)) {
          const aggregate = catalogue.aggregates.get(categoryOf(event.stream));
          expect(aggregate).toBeDefined();
          states.set(event.stream, aggregate!.evolve(states.get(event.stream) ?? aggregate!.initial, event));
        }
        expect(states.size).toBe(new Set(log.map(({ stream }) => stream)).size);
      });

      it('folds into as many rows of every view as it did when it was recorded', async () => {
        const rows: Record<string, number> = {};
        for (const view of contexts.flatMap((each) => each.views)) {
          const fold = new FoldedView(view);
          for (const event of opened(log)) fold.apply(event);
          rows[view.name] = await (await fold.reader()).size();
        }
        const path = join(import.meta.dirname, name.replace('.ndjson', '.rows.json'));
        if (!existsSync(path) && !process.env['CI']) writeFileSync(path, `${JSON.stringify(rows, null, 2)}\n`);
        const expected = JSON.parse(readFileSync(path, 'utf8')) as Record<string, number>;
        for (const [view, count] of Object.entries(expected)) expect([view, rows[view]]).toEqual([view, count]);
      });
    });
  }
});

import type { Verb } from '../verb.js';

/** Lists the views: version, how many rows, how far each has come and how many events it lags behind. */
export const viewsVerb: Verb = {
  name: 'views',
  summary: 'List the views with version, size and lag.',
  run: async ({ platform, say }) => {
    const { contexts, store, views } = platform.installation;
    const head = await store.head();
    const stopped = new Map(
      views
        .progress()
        .flatMap(({ states }) => states.flatMap((each) => (each.stopped ? [[each.view, each.stopped]] : []))),
    );
    const rows: { view: string; version: number; rows: number; position: number; lag: number; stopped?: string }[] = [];
    for (const view of contexts.flatMap((each) => each.views)) {
      const reader = views.of(view);
      const position = await reader.checkpoint();
      const why = stopped.get(view.name);
      rows.push({
        view: view.name,
        version: view.version,
        rows: await reader.size(),
        position,
        lag: head - position,
        ...(why ? { stopped: why } : {}),
      });
    }
    for (const row of rows) {
      say(
        `${row.view.padEnd(36)} version ${row.version}  ${String(row.rows).padStart(8)} rows  lag ${row.lag}` +
          (row.stopped ? `  STOPPED: ${row.stopped}` : ''),
      );
    }
    const parked = await platform.processes.parked();
    if (parked.length > 0) say(`${parked.length} events wait for a process to be tried again: see "processes".`);
    return { facts: { head, views: rows, parked: parked.length }, exitCode: stopped.size > 0 ? 1 : 0 };
  },
};

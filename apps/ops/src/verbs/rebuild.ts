import { contextOf } from '#kernel/view';
import type { SetProgress } from '#runner/view-threads-protocol';
import type { Verb } from '../verb.js';
import { chosenViews } from './chosen-views.js';

/** Builds views anew beside what is shown, and waits until they are shown. */
export const rebuildVerb: Verb = {
  name: 'rebuild',
  summary: 'Build views anew beside what is shown; they take its place when they have caught up.',
  args: [{ name: '[view...]', meaning: 'views to rebuild; those of the same context come along' }],
  options: [{ flags: '--all', meaning: 'rebuild all views' }],
  run: async ({ platform, args, options, say, progress, signal }) => {
    const { contexts, store, views } = platform.installation;
    if (args.length === 0 && options['all'] !== true) throw new Error('Name the views to rebuild, or say --all.');
    const chosen = chosenViews(contexts, args);
    const names = [...new Set(chosen.map(({ name }) => contextOf(name)))];
    const startedAt = performance.now();
    const events = await store.head();
    const waiting = new Set(names);
    const failed: string[] = [];
    const building = new Map<string, SetProgress>();
    await new Promise<void>((resolve, reject) => {
      const stop = views.onReport((report) => {
        if (report.kind === 'progress' && !report.live) building.set(report.context, report);
        if (report.kind === 'build-failed' && waiting.delete(report.context)) failed.push(report.message);
        if (report.kind === 'shown') waiting.delete(report.context);
        const positions = names.map((name) =>
          waiting.has(name) ? Math.min(...(building.get(name)?.states.map((each) => each.position) ?? [0])) : events,
        );
        progress({ what: 'rebuilding', done: Math.min(...positions, events), total: events, unit: 'events' });
        if (waiting.size > 0) return;
        stop();
        resolve();
      });
      signal.addEventListener('abort', () => {
        stop();
        reject(new Error('Stopped waiting; the rebuild itself goes on.'));
      });
      views.rebuild(names);
    });
    const seconds = Math.round(performance.now() - startedAt) / 1000;
    for (const message of failed) say(message);
    say(`${names.join(', ')}: ${events} events replayed in ${seconds} s.`);
    return { facts: { contexts: names, events, seconds, failed }, exitCode: failed.length > 0 ? 1 : 0 };
  },
};

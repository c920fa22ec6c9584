import type { Verb } from '../verb.js';
import { audit } from './audit-thread.js';
import { chosenViews } from './chosen-views.js';
import { wholeNumber } from './whole-number.js';

/** Replays a stretch of the log into scratch views, without touching what is shown. */
export const replayVerb: Verb = {
  name: 'replay',
  summary: 'Replay a stretch of the log into scratch views and measure the rate; what is shown is not touched.',
  args: [{ name: '[view...]', meaning: 'views to replay; all if left out' }],
  options: [
    { flags: '--from <position>', meaning: 'first position of the stretch', otherwise: '1' },
    { flags: '--to <position>', meaning: 'last position of the stretch; the end of the log if left out' },
    { flags: '--show <rows>', meaning: 'print so many rows of each view', otherwise: '0' },
  ],
  run: async (call) => {
    const { contexts, folder } = call.platform.installation;
    const views = chosenViews(contexts, call.args);
    const from = wholeNumber('--from', call.options['from'] ?? '1', 1);
    const to = call.options['to'] === undefined ? undefined : wholeNumber('--to', call.options['to'], from);
    const show = wholeNumber('--show', call.options['show'] ?? '0', 0);
    const report = await audit(
      folder,
      { kind: 'replay', views: views.map(({ name }) => name), after: from - 1, show, ...(to ? { to } : {}) },
      call,
    );
    for (const each of report.views) {
      call.say(
        `${each.view.padEnd(36)} ${String(each.rows).padStart(8)} rows${each.stopped ? `  STOPPED: ${each.stopped}` : ''}`,
      );
      for (const { key, row } of each.shown) call.say(`  ${key}  ${JSON.stringify(row)}`);
    }
    const rate = Math.round(report.events / Math.max(report.seconds, 0.001));
    call.say(
      `${report.events} events in ${report.seconds.toFixed(2)} s: ${rate} events/s through ${views.length} views.`,
    );
    return { facts: { ...report, rate }, exitCode: report.views.some((each) => each.stopped) ? 1 : 0 };
  },
};

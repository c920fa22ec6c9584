// Appends as many groups as it is told, one after another, and prints how many the log acknowledged. Run under a tracer
// that counts the syncs. The first argument is a folder, the second the number of groups, the third the appends of each.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { LogWriter } from '../../dist/libs/event-store/src/log-writer.js';
import { seal } from '../../dist/libs/kernel/src/seal.js';

const [folder, groups, together] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const writer = await LogWriter.start({
  logPath: join(folder, 'log.db'),
  keysPath: join(folder, 'keys.db'),
  master: randomBytes(32),
  onAppended: () => {},
});
const at = '2026-03-02T18:00:00.000Z';
let acknowledged = 0;
for (let group = 0; group < groups; group++) {
  const appends = Array.from({ length: together }, (_each, index) => {
    const stream = `spec.thing-${group}-${index}`;
    const meta = { actor: 'spec', command: 'c', request: '' };
    const draft = { id: stream, stream, revision: 0, type: 'spec.thing-made', occurredAt: at, recordedAt: at };
    const event = seal({ ...draft, data: {}, meta, previous: '' }, {}, () => undefined);
    return writer.call({ kind: 'append', stream, expected: -1, events: [event] });
  });
  const results = await Promise.all(appends);
  if (results.every(({ kind }) => kind === 'stored')) acknowledged++;
}
process.stdout.write(`${acknowledged}\n`);
// the end syncs as well: it is not part of what is counted
process.kill(process.pid, 'SIGKILL');

import { checkpointPublicKey } from '#history/verify/verify-log';
import type { Verb } from '../verb.js';
import { audit } from './audit-thread.js';

/** How long views may take to show what is in the log before they are compared as they are. */
const catchUpMs = 120_000;

/** Checks that nothing in the log was changed, lost or moved, and that every view shows what the log gives. */
export const verifyVerb: Verb = {
  name: 'verify',
  summary:
    'Check every event, hash, chain, ciphertext and signed checkpoint, and each view against a fresh rebuild. Exit code 1 when something is found.',
  run: async (call) => {
    const { keys, store, views, contexts, folder } = call.platform.installation;
    const names = contexts.flatMap((each) => each.views.map((view) => view.name));
    await views.waitFor(names, await store.head(), catchUpMs);
    const report = await audit(folder, { kind: 'verify', publicKey: await checkpointPublicKey(keys) }, call);
    const { log, count, findings, seconds } = report;
    if (count > findings.length) call.say(`… and ${count - findings.length} more.`);
    const rows = report.views.reduce((sum, each) => sum + each.rows, 0);
    call.say(
      `${log.events} events, ${log.checkpoints} checkpoints over ${log.covered} of them, ` +
        `${report.views.length} views with ${rows} rows, in ${seconds} s.`,
    );
    call.say(`Root over everything, to be noted elsewhere: ${log.root}`);
    call.say(count === 0 ? 'Nothing was found: 0 differences.' : `${count} findings.`);
    return { facts: report, exitCode: count === 0 ? 0 : 1 };
  },
};

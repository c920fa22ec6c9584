import { comparedViews, findDuplicates } from '#import/duplicates/find-duplicates';
import { joinDuplicates, separateJoined } from '#import/duplicates/join-duplicates';
import type { Verb } from '../verb.js';

const patienceMs = 60_000;
const percent = (score: number): string => `${(score * 100).toFixed(1)} %`;

/** Lists what may be known twice, with the evidence; shows pairs as one, or apart again. */
export const duplicatesVerb: Verb = {
  name: 'duplicates',
  summary:
    'List groups, speakers, talks and venues that may be known twice, with the evidence; join them or show them apart again.',
  options: [
    { flags: '--apply <id>', meaning: 'show the two records of this proposal as one' },
    { flags: '--apply-sure', meaning: 'show all pairs as one that are the same beyond reasonable doubt' },
    { flags: '--undo <id>', meaning: 'show the two records of this pair apart again' },
    { flags: '--joined', meaning: 'list the pairs that are shown as one' },
  ],
  run: async ({ platform, options, say }) => {
    const { installation, commands } = platform;
    await installation.views.waitFor(comparedViews, await installation.store.head(), patienceMs);
    const found = await findDuplicates(installation.views, installation.store);
    const [apply, undo] = [options['apply'], options['undo']];
    if (typeof undo === 'string') {
      const pair = found.joined.find(({ id }) => id === undo);
      if (!pair) throw new Error(`No pair ${undo} is shown as one. See them with --joined.`);
      await separateJoined(pair, commands);
      say(`Shown apart again: ${pair.names.join(' | ')}`);
      return { facts: { separated: 1 } };
    }
    if (typeof apply === 'string' || options['applySure'] === true) {
      const chosen =
        typeof apply === 'string'
          ? found.proposals.filter(({ id }) => id === apply)
          : found.proposals.filter(({ kind, verdict }) => verdict === 'same' && kind !== 'venues');
      if (typeof apply === 'string' && chosen.length === 0) throw new Error(`There is no proposal ${apply}.`);
      const report = await joinDuplicates(chosen, found, commands);
      for (const { id, reason } of report.refused) say(`${id}  refused: ${reason}`);
      say(`${report.joined} records are now shown as others, ${report.refused.length} refused`);
      return { facts: report, exitCode: report.refused.length > 0 ? 1 : 0 };
    }
    if (options['joined'] === true) {
      for (const { id, kind, names } of found.joined) say(`${id}  ${kind.padEnd(9)} ${names.join(' | ')}`);
      return { facts: { joined: found.joined } };
    }
    for (const { id, kind, names, score, verdict, evidence } of found.proposals) {
      say(`${id}  ${kind.padEnd(9)} ${percent(score).padStart(7)}  ${verdict.padEnd(7)} ${names.join(' | ')}`);
      say(`          ${evidence.map((each) => `${each.kind} ${each.weight > 0 ? '+' : ''}${each.weight}`).join(', ')}`);
    }
    const sure = found.proposals.filter(({ verdict }) => verdict === 'same').length;
    say(`${found.proposals.length} pairs may be one, ${sure} of them surely`);
    return { facts: { proposals: found.proposals } };
  },
};

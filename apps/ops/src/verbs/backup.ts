import { resolve } from 'node:path';
import { filesOf } from '#platform/files-of';
import { takeBackup } from '#platform/backups/take-backup';
import type { Verb } from '../verb.js';

/** Copies the installation while it runs. */
export const backupVerb: Verb = {
  name: 'backup',
  summary: 'Copy the log, the keys and the files while the server runs. The master key is not in the copy.',
  args: [{ name: '[folder]', meaning: 'folder for the copy; backups/ in the data folder if left out' }],
  options: [{ flags: '--with-master-key', meaning: 'put the master key in: whoever has the copy can read everything' }],
  run: async ({ platform, args: [to], options, cwd, say, progress }) => {
    const { folder, clock, checkpoints } = platform.installation;
    await checkpoints.signNow();
    const steps = ['copying the log', 'copying the keys', 'hashing the copies'];
    const backup = await takeBackup({
      folder,
      to: to === undefined ? filesOf(folder).backups : resolve(cwd, to),
      kind: 'by-hand',
      withMasterKey: options['withMasterKey'] === true,
      clock,
      onStep: (what) => progress({ what, done: steps.indexOf(what), total: steps.length, unit: 'steps' }),
    });
    const { manifest } = backup;
    const bytes = Object.values(manifest.files).reduce((sum, file) => sum + file.bytes, 0);
    say(`${manifest.events} events, ${(bytes / 1_000_000).toFixed(1)} MB: ${backup.folder}`);
    if (!manifest.masterKeyIncluded) say('The master key is not in it: keep master.key somewhere else, and safe.');
    return { facts: { folder: backup.folder, bytes, ...manifest } };
  },
};

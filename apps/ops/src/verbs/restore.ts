import { resolve } from 'node:path';
import { restoreBackup } from '#platform/backups/restore-backup';
import { openInstallation } from '#platform/installation';
import { openPlatform } from '#platform/platform';
import type { FolderVerb } from '../verb.js';
import { verifyVerb } from './verify.js';

/** Puts a backup in the place of the data folder's contents, and checks all of it before it stays. */
export const restoreVerb: FolderVerb = {
  name: 'restore',
  summary:
    'Bring back a backup, into an empty data folder or in the place of what is there. The server must be stopped.',
  args: [{ name: '<backup>', meaning: 'folder of the backup' }],
  options: [{ flags: '--force', meaning: 'replace what is in the data folder; it goes once the backup was verified' }],
  runOnFolder: async (call) => {
    const { args, options, cwd, settings, say, progress } = call;
    const restored = await restoreBackup({
      from: resolve(cwd, args[0] ?? ''),
      folder: settings.folder,
      force: options['force'] === true,
      onStep: (what, done, total) => progress({ what, done, total, unit: 'steps' }),
    });
    say(
      `${restored.manifest.events} events of ${restored.manifest.takenAt}; ${restored.erased} erased persons stay erased.`,
    );
    let kept = false;
    try {
      const platform = await openPlatform(await openInstallation(settings.folder));
      try {
        await restored.recordErasures(platform);
        const verified = await verifyVerb.run({ ...call, platform });
        kept = verified.exitCode === 0;
        return {
          facts: { takenAt: restored.manifest.takenAt, kept, erased: restored.erased, verified: verified.facts },
          exitCode: kept ? 0 : 1,
        };
      } finally {
        await platform.close();
      }
    } finally {
      if (kept) restored.keep();
      else say(restored.putBack());
    }
  },
};

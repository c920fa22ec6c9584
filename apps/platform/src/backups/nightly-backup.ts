import { Inject, Injectable, Module } from '@nestjs/common';
import { Cron, ScheduleModule } from '@nestjs/schedule';
import { filesOf } from '../files-of.js';
import type { Installation } from '../installation.js';
import { installationToken } from '../installation-token.js';
import { readSettings } from '../settings.js';
import { removeOldBackups, takeBackup } from './take-backup.js';

/** Takes a backup each night and lets the oldest go. */
@Injectable()
export class NightlyBackup {
  constructor(@Inject(installationToken) private readonly installation: Installation) {}

  /** Runs at 03:15 in the zone of the machine. Trouble goes to the error output; `doctor` tells of a missing backup. */
  @Cron('15 3 * * *', { name: 'nightly-backup', waitForCompletion: true })
  async run(): Promise<void> {
    const { backupsKept } = readSettings();
    const { folder, clock, checkpoints, store } = this.installation;
    if (backupsKept === 0 || (await store.head()) === 0) return;
    try {
      await checkpoints.signNow();
      const to = filesOf(folder).backups;
      await takeBackup({ folder, to, kind: 'nightly', withMasterKey: false, clock });
      removeOldBackups(to, backupsKept);
    } catch (error) {
      process.stderr.write(`The nightly backup failed: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
}

/** What a server does by the clock; the command line does not. */
@Module({ imports: [ScheduleModule.forRoot()], providers: [NightlyBackup] })
export class ByTheClockModule {}

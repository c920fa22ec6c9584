import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { SchedulerRegistry } from '@nestjs/schedule';
import { describe, expect, it } from '@jest/globals';
import { RecordVenue } from '#directory/venue/record-venue.command';
import { Commands } from '#door/commands';
import { systemActor } from '#kernel/access';
import { fixedClock } from '#kernel/clock';
import { derivedId } from '#kernel/identifiers';
import { backupsIn } from '#platform/backups/backup-manifest';
import { NightlyBackup } from '#platform/backups/nightly-backup';
import { filesOf } from '#platform/files-of';
import { openInstallation } from '../../apps/platform/src/installation.js';
import { PlatformModule } from '../../apps/platform/src/platform.module.js';
import { newFolder, removeFolder } from '../support/running-server.js';

describe('A server at night', () => {
  it('is due at a quarter past three, takes a backup, and keeps the newest seven', async () => {
    const folder = newFolder();
    const clock = fixedClock('2026-03-01T03:15:00.000Z');
    const installation = await openInstallation(folder, clock);
    const app = await NestFactory.createApplicationContext(PlatformModule.of(installation, { byTheClock: true }), {
      logger: ['error', 'fatal'],
    });
    const due = app.get(SchedulerRegistry).getCronJob('nightly-backup').nextDate();
    expect({ hour: due.hour, minute: due.minute }).toEqual({ hour: 3, minute: 15 });

    const nightly = app.get(NightlyBackup);
    await nightly.run();
    expect(backupsIn(filesOf(folder).backups)).toEqual([]);
    const venue = { venueId: derivedId('nightly', 'venue'), name: 'Hall of Nights' };
    await app.get(Commands).send(RecordVenue, venue, { actor: systemActor('spec') });
    for (let day = 1; day <= 9; day++) {
      clock.set(`2026-03-0${day}T03:15:00.000Z`);
      await nightly.run();
    }
    const taken = backupsIn(filesOf(folder).backups).map(({ manifest }) => manifest);
    expect(taken.map(({ takenAt }) => takenAt.slice(8, 10))).toEqual(['03', '04', '05', '06', '07', '08', '09']);
    expect(taken.map(({ checkpoint, head }) => [checkpoint?.size, head])).toEqual(taken.map(() => [1, 2]));
    await app.close();
    await installation.close();
    removeFolder(folder);
  }, 60_000);
});

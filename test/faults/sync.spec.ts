import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { newFolder, removeFolder } from '../support/running-server.js';

const traced = spawnSync('strace', ['-V']).status === 0;
if (!traced) console.warn('SKIPPED: strace is not installed, so syncs of the disk are not counted.');

/** Syncs that the program makes in all for so many groups of appends. */
function syncsFor(groups: number, together: number): number {
  const folder = newFolder();
  const trace = join(folder, 'trace');
  const { status, stdout, stderr } = spawnSync(
    'strace',
    ['-f', '-qq', '-o', trace, '-e', 'trace=fdatasync,fsync', process.execPath]
      .concat(join(import.meta.dirname, 'append-groups.mjs'))
      .concat(folder, String(groups), String(together)),
    { encoding: 'utf8' },
  );
  // strace ends as the program does: by the signal
  if (stdout.trim() !== String(groups)) throw new Error(`status ${status}: ${stdout}${stderr}`);
  const calls = readFileSync(trace, 'utf8').match(/^\d+ +f(data)?sync\(\d+/gm) ?? [];
  removeFolder(folder);
  return calls.length;
}

(traced ? describe : describe.skip)('The log on the disk', () => {
  it('is synced once for each acknowledged group, however many appends it holds', () => {
    // opening the files takes some syncs, always the same number
    const opening = syncsFor(0, 1);
    expect(syncsFor(50, 1) - opening).toBe(50);
    expect(syncsFor(50, 16) - opening).toBe(50);
  }, 60_000);
});

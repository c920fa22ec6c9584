import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The 32-byte key that wraps all others: `FOLKMOOT_MASTER_KEY` (64 hex digits) if set, else `master.key` in the data
 * folder, made at first use and readable by its owner only. Throws when it is not 32 bytes.
 */
export function masterKey(folder: string, environment: NodeJS.ProcessEnv = process.env): Uint8Array {
  const path = join(folder, 'master.key');
  const given = environment['FOLKMOOT_MASTER_KEY'];
  if (!given && !existsSync(path)) create(path);
  const key = Buffer.from(given ?? readFileSync(path, 'utf8').trim(), 'hex');
  if (key.length !== 32) {
    throw new Error(`The master key in ${given ? 'FOLKMOOT_MASTER_KEY' : path} must be 64 hexadecimal digits.`);
  }
  return key;
}

function create(path: string): void {
  const file = openSync(path, 'wx', 0o600);
  writeSync(file, `${randomBytes(32).toString('hex')}\n`);
  fsyncSync(file);
  closeSync(file);
}

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { LogWriter } from '#event-store/log-writer';
import { keyStoreContract } from './key-store.contract.js';
import { masterKey } from './master-key.js';
import { MemoryKeyStore } from './memory-key-store.js';
import { SqliteKeyStore } from './sqlite-key-store.js';
import { SqliteKeys } from './sqlite-keys.js';

const root = mkdtempSync(join(tmpdir(), 'folkmoot-keys-'));
afterAll(() => rmSync(root, { recursive: true }));

describe('Keys in memory', () => keyStoreContract(async () => ({ keys: new MemoryKeyStore(), close: async () => {} })));

describe('Keys in SQLite', () => {
  keyStoreContract(async () => {
    const folder = mkdtempSync(join(root, 'store-'));
    const keysPath = join(folder, 'keys.db');
    const master = masterKey(folder, {});
    const writer = await LogWriter.start({ logPath: join(folder, 'log.db'), keysPath, master, onAppended: () => {} });
    const keys = new SqliteKeyStore(writer, keysPath, master);
    return {
      keys,
      close: async () => {
        await keys.close();
        await writer.close();
      },
    };
  });

  it('leaves no byte of a destroyed key in its files', () => {
    const folder = mkdtempSync(join(root, 'store-'));
    const keys = new SqliteKeys(join(folder, 'keys.db'), masterKey(folder, {}));
    keys.ensure(['ann', 'bob']);
    const wrapped = Buffer.from(keys.wrapped('ann')!);
    const holds = () =>
      readdirSync(folder).filter(
        (name) => name.startsWith('keys.db') && readFileSync(join(folder, name)).includes(wrapped),
      );
    expect(holds()).not.toEqual([]);
    keys.forget('ann', '2026-01-02T00:00:00.000Z');
    expect(holds()).toEqual([]);
    keys.close();
  });

  it('do not open with another master key', () => {
    const folder = mkdtempSync(join(root, 'store-'));
    const keys = new SqliteKeys(join(folder, 'keys.db'), masterKey(folder, {}));
    keys.ensure(['ann']);
    keys.close();
    const other = new SqliteKeys(join(folder, 'keys.db'), new Uint8Array(32));
    expect(() => other.find(['ann'])).toThrow('Put back the master.key');
    other.close();
  });
});

describe('The master key', () => {
  it('is made once, for its owner only', () => {
    const folder = mkdtempSync(join(root, 'master-'));
    const key = masterKey(folder, {});
    expect(Buffer.from(masterKey(folder, {}))).toEqual(Buffer.from(key));
    expect(statSync(join(folder, 'master.key')).mode & 0o777).toBe(0o600);
  });

  it('is refused when it is not 32 bytes in hex', () => {
    expect(() => masterKey(root, { FOLKMOOT_MASTER_KEY: 'abc' })).toThrow('64 hexadecimal digits');
  });
});

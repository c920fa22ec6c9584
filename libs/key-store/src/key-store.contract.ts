import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { KeyStore } from './key-store.js';

/** What every key store must do. */
export function keyStoreContract(open: () => Promise<{ keys: KeyStore; close(): Promise<void> }>): void {
  describe('as every key store', () => {
    let keys: KeyStore;
    let close: () => Promise<void>;

    beforeEach(async () => {
      ({ keys, close } = await open());
    });
    afterEach(() => close());

    it('makes one key of 32 bytes for each person and keeps it', async () => {
      const made = await keys.ensure(['ann', 'bob']);
      expect([...made.values()].map((key) => key.length)).toEqual([32, 32]);
      expect(Buffer.from(made.get('ann')!)).not.toEqual(Buffer.from(made.get('bob')!));
      const again = await keys.ensure(['ann', 'cem']);
      expect(Buffer.from(again.get('ann')!)).toEqual(Buffer.from(made.get('ann')!));
      expect([...(await keys.find(['ann', 'bob', 'cem', 'dot'])).keys()].sort()).toEqual(['ann', 'bob', 'cem']);
    });

    it('makes one key when two ask at once', async () => {
      const [one, two] = await Promise.all([keys.ensure(['ann']), keys.ensure(['ann'])]);
      expect(Buffer.from(one!.get('ann')!)).toEqual(Buffer.from(two!.get('ann')!));
    });

    it('never gives a key to an erased person again', async () => {
      await keys.ensure(['ann', 'bob']);
      await keys.forget('ann', '2026-01-02T00:00:00.000Z');
      await keys.forget('ann', '2026-01-03T00:00:00.000Z');
      expect([...(await keys.ensure(['ann', 'bob'])).keys()]).toEqual(['bob']);
      expect((await keys.find(['ann'])).size).toBe(0);
      expect(await keys.erasures()).toEqual([{ person: 'ann', erasedAt: '2026-01-02T00:00:00.000Z' }]);
    });

    it('remembers that a person was erased who never had a key', async () => {
      await keys.forget('eve', '2026-01-02T00:00:00.000Z');
      expect((await keys.ensure(['eve'])).size).toBe(0);
    });

    it('keeps secrets and facts by name', async () => {
      const secret = await keys.secret('signing');
      expect(secret.length).toBe(32);
      expect(Buffer.from(await keys.secret('signing'))).toEqual(Buffer.from(secret));
      expect(Buffer.from(await keys.secret('other'))).not.toEqual(Buffer.from(secret));
      expect(await keys.recall('witness')).toBeUndefined();
      await keys.remember('witness', 'one');
      await keys.remember('witness', 'two');
      expect(await keys.recall('witness')).toBe('two');
    });
  });
}

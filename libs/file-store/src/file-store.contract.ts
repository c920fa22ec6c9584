import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FileStore } from './file-store.js';

/** What every file store must do. */
export function fileStoreContract(open: () => Promise<FileStore>): void {
  describe('as every file store', () => {
    let files: FileStore;

    beforeEach(async () => {
      files = await open();
    });

    it('gives back any bytes with their type', async () => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (bytes) => {
          const { id } = await files.put(bytes, 'image/png');
          const found = await files.get(id);
          expect(Buffer.from(found!.bytes).equals(Buffer.from(bytes))).toBe(true);
          expect(found!.file).toEqual({ id, contentType: 'image/png', size: bytes.length });
        }),
        { numRuns: 25 },
      );
    });

    it('keeps the same bytes once', async () => {
      const first = await files.put(Buffer.from('slides'), 'application/pdf');
      expect(await files.put(Buffer.from('slides'), 'application/pdf')).toEqual(first);
    });

    it('forgets what is removed, also when asked twice', async () => {
      const { id } = await files.put(Buffer.from('photo'), 'image/jpeg');
      await files.remove(id);
      await files.remove(id);
      expect(await files.get(id)).toBeUndefined();
    });

    it('finds nothing under what is no id', async () => {
      for (const id of ['', '..', '../../etc/passwd', 'A'.repeat(64), '\u0000'.repeat(64)]) {
        expect(await files.get(id)).toBeUndefined();
        await files.remove(id);
      }
    });
  });
}

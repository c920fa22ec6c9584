import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ParkedEvent, ProcessProgress } from './process-progress.js';

/** What everything that keeps the progress of processes must do. */
export function processProgressContract(
  open: () => Promise<{ progress: ProcessProgress; close(): Promise<void> }>,
): void {
  describe('as everything that keeps progress', () => {
    let progress: ProcessProgress;
    let close: () => Promise<void>;
    const parked = (process: string, position: number, reason = 'no'): ParkedEvent => ({
      process,
      position,
      eventId: `e${position}`,
      type: 'spec.thing-made',
      reason,
      parkedAt: '2026-01-01T00:00:00.000Z',
      attempts: 3,
    });

    beforeEach(async () => {
      ({ progress, close } = await open());
    });
    afterEach(() => close());

    it('knows nothing of a new process', async () => expect(await progress.position('spec.a')).toBeUndefined());

    it('goes forward only', async () => {
      await progress.advance('spec.a', 0);
      expect(await progress.position('spec.a')).toBe(0);
      await progress.advance('spec.a', 7);
      await progress.advance('spec.a', 5);
      expect(await progress.position('spec.a')).toBe(7);
      expect(await progress.position('spec.b')).toBeUndefined();
    });

    it('goes past what it parks, and keeps it until it is taken out', async () => {
      await progress.park(parked('spec.b', 9));
      await progress.park(parked('spec.a', 4));
      await progress.park(parked('spec.a', 4, 'still no'));
      expect(await progress.position('spec.a')).toBe(4);
      expect(await progress.parked()).toEqual([parked('spec.a', 4, 'still no'), parked('spec.b', 9)]);
      expect(await progress.parked('spec.b')).toEqual([parked('spec.b', 9)]);
      await progress.unpark('spec.a', 'e4');
      await progress.unpark('spec.a', 'e4');
      expect(await progress.parked()).toEqual([parked('spec.b', 9)]);
    });
  });
}

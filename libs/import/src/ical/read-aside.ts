import { once } from 'node:events';
import type { ParsedCalendar } from '#calendar/read-icalendar';
import { startWorker } from '#kernel/worker';

/** Reads a calendar on a thread of its own; `zone` is the zone to prefer where it names none that is known. */
export async function readAside(bytes: Uint8Array, zone?: string): Promise<ParsedCalendar> {
  const worker = startWorker(new URL('./read-aside.worker.js', import.meta.url), {
    name: 'calendar',
    workerData: { bytes, ...(zone === undefined ? {} : { zone }) },
  });
  try {
    const [calendar] = (await once(worker, 'message')) as [ParsedCalendar];
    return calendar;
  } finally {
    await worker.terminate();
  }
}

import { parentPort, workerData } from 'node:worker_threads';
import { readICalendar } from '#calendar/read-icalendar';

// Reads one calendar and ends: a large one takes seconds, which nobody who looks at a page should notice.
const { bytes, zone } = workerData as { bytes: Uint8Array; zone?: string };

parentPort!.postMessage(readICalendar(bytes, zone === undefined ? {} : { zone }));

import { readFileSync } from 'node:fs';
import { built } from '#kernel/worker';

// four folders up from the built `apps/platform/src/web`
const file = new URL('../../../../build-id', built(new URL(import.meta.url)));

/** Which build this is, the same on every machine that runs it; written by `npm run build`. */
export const buildId = readFileSync(file, 'utf8');

import type { Stretch } from './run-analysis.js';

/**
 * Reads the ends of a stretch of time as people write them: a day (YYYY-MM-DD, its midnight in UTC) or an ISO instant.
 * Throws a `RangeError` that says which end is wrong and how to write it.
 */
export function readStretch(written: { readonly from?: unknown; readonly to?: unknown }): Stretch {
  const from = readEnd('from', written.from);
  const to = readEnd('to', written.to);
  if (from !== undefined && to !== undefined && from >= to) {
    throw new RangeError(`"to" (${String(written.to)}) must be later than "from" (${String(written.from)}).`);
  }
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function readEnd(name: string, written: unknown): string | undefined {
  if (written === undefined || written === null || written === '') return undefined;
  const text = String(written);
  const day = /^\d{4}-\d\d-\d\d$/.test(text);
  const instant = new Date(day ? `${text}T00:00:00Z` : text);
  const exists = !Number.isNaN(instant.getTime()) && (!day || instant.toISOString().startsWith(text));
  if (!exists || !/^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/.test(text)) {
    throw new RangeError(
      `"${name}" must be a day such as 2024-03-31 or an instant such as 2024-03-31T18:00Z, not "${text}".`,
    );
  }
  return instant.toISOString();
}

/** Gives the present instant as ISO 8601 in UTC with milliseconds. */
export type Clock = () => string;

export const systemClock: Clock = () => new Date().toISOString();

/** A clock that stands still until it is set, for specs and for deterministic generation. */
export function fixedClock(start: string): Clock & { set(instant: string): void } {
  let now = start;
  return Object.assign(() => now, {
    set: (instant: string) => {
      now = instant;
    },
  });
}

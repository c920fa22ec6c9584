import type { Noted } from '../source-record.js';

const longest = 31 * 24 * 60;
const unlikely = 24 * 60;

const judged = (minutes: number, given: string): Noted<number | undefined> => {
  const none = (kind: string, message: string): Noted<undefined> => ({ value: undefined, notes: [{ kind, message }] });
  if (minutes === 0) return none('duration-zero', `the duration ${given} is nothing; it counts as not known`);
  if (minutes < 0) return none('duration-negative', `the duration ${given} is negative; it counts as not known`);
  if (minutes > longest)
    return none('duration-too-long', `the duration ${given} is more than 31 days; it counts as not known`);
  return {
    value: minutes,
    notes:
      minutes > unlikely
        ? [{ kind: 'duration-unlikely', message: `the duration ${given} is longer than a day; it was kept` }]
        : [],
  };
};

/** Minutes from an ISO 8601 duration; zero, negative, unreadable or more than 31 days is not known, with a note. */
export const readDuration = (raw: string): Noted<number | undefined> => {
  const text = raw.trim();
  if (text === '') return { value: undefined, notes: [] };
  try {
    return judged(Math.round(Temporal.Duration.from(text).total({ unit: 'minutes' })), JSON.stringify(text));
  } catch {
    return {
      value: undefined,
      notes: [
        {
          kind: 'duration-unreadable',
          message: `${JSON.stringify(text.slice(0, 40))} is not an ISO 8601 duration such as PT2H; it counts as not known`,
        },
      ],
    };
  }
};

/** Minutes, rounded up to the next whole one, from a number of seconds; the same judgement as for a written duration. */
export const readSeconds = (seconds: number): Noted<number | undefined> =>
  judged(seconds > 0 ? Math.max(1, Math.round(seconds / 60)) : seconds, `${seconds} s`);

/** Seconds from a cue such as `04:30` or `1:15:45`; none, with a note, where it is not one. */
export const readCue = (raw: string): Noted<number | undefined> => {
  const parts = /^(?:(\d+):)?(\d{1,3}):(\d{1,2})(?:\.\d+)?$/.exec(raw.trim());
  if (parts) return { value: Number(parts[1] ?? 0) * 3600 + Number(parts[2]) * 60 + Number(parts[3]), notes: [] };
  return {
    value: undefined,
    notes:
      raw.trim() === ''
        ? []
        : [
            {
              kind: 'cue-unreadable',
              message: `${JSON.stringify(raw.slice(0, 40))} is not a time in a recording such as 1:15:45; it was left out`,
            },
          ],
  };
};

import { checkLocalTime, durationSeconds, instantOf, normalDuration, normalLocalTime } from '#calendar/local-time';
import { canonicalZone, LocalTimeError } from '#calendar/time-zones';
import { RuleViolation } from '#kernel/rule-violation';
import type { StatedStart } from '../stated-facts.js';
import type { MeetupStart } from './meetup.js';

/** How a length that nobody knows is written. */
export const unknownLength = 'PT0S';

/**
 * The start in its one spelling. Refuses with `start-must-be-readable` what is no time, zone or duration, and with
 * `start-must-be-clear` a time that the clock shows twice or never, unless a choice says which instant is meant.
 */
export function startStated(stated: StatedStart): MeetupStart {
  try {
    const zone = canonicalZone(stated.zone);
    const local = normalLocalTime(stated.local);
    const start = { local, zone, duration: normalDuration(stated.duration ?? unknownLength) };
    const check = checkLocalTime(local, zone);
    if (check === 'ok') return start;
    if (stated.choice) return { ...start, choice: stated.choice };
    const [earlier, later] = [instantOf({ ...start, choice: 'earlier' }), instantOf({ ...start, choice: 'later' })];
    const comes = check.kind === 'missing' ? 'never comes' : 'comes twice';
    const clock = check.kind === 'missing' ? 'forward' : 'back';
    throw new RuleViolation(
      'start-must-be-clear',
      `${local} ${comes} in ${zone}, because the clock is put ${clock}. ` +
        `Say which is meant: choice "earlier" is ${earlier}, choice "later" is ${later}.`,
      'start.choice',
    );
  } catch (error) {
    if (!(error instanceof LocalTimeError)) throw error;
    throw new RuleViolation('start-must-be-readable', error.message, 'start');
  }
}

/** The start of something that people are invited to: it lies ahead of `now` and takes some time. */
export function startAhead(stated: StatedStart, now: string): MeetupStart {
  const start = startStated(stated);
  if (durationSeconds(start.duration) === 0) {
    throw new RuleViolation(
      'meetup-must-last',
      'Say how long the meetup takes, for example PT2H for two hours.',
      'start.duration',
    );
  }
  if (Date.parse(instantOf(start)) < Date.parse(now)) {
    throw new RuleViolation(
      'start-must-lie-ahead',
      `${start.local} in ${start.zone} is over. Choose a later time, or record a meetup of the past.`,
      'start.local',
    );
  }
  return start;
}

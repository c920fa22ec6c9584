import type { ArchivedMeetup, MeetupChange } from '../sources/meetup-archive/read-meetup-archive.js';
import type { SourceTime } from '../sources/normalise/source-time.js';

/** What the history of an archive follows of a meetup. */
export interface MeetupAsSeen {
  readonly title: string;
  readonly start: SourceTime | undefined;
  readonly minutes: number | undefined;
  readonly standing: 'takes-place' | 'cancelled' | 'withdrawn';
  readonly venueId: string | undefined;
  readonly yes: number;
  readonly waitlisted: number;
}

/** A meetup at the instant at which the archive saw it, and what is new since the time before. */
export interface Sight {
  readonly seen: string;
  readonly meetup: MeetupAsSeen;
  readonly facts: boolean;
  readonly moved: boolean;
  readonly counts: boolean;
}

/** What the archive saw of one meetup, in the order of time. */
export interface MeetupHistory {
  readonly meetupId: string;
  readonly groupSlug: string | undefined;
  readonly created: string | undefined;
  /** Whether it was there when the archive began to watch. */
  readonly fromBeginning: boolean;
  readonly first: Sight;
  readonly later: readonly Sight[];
}

const instant = (time: SourceTime | undefined): string | undefined =>
  time?.precision === 'instant' ? new Date(time.instant).toISOString() : undefined;

/** The standing that a status of the archive stands for: a meetup that is over has taken place. */
export function standingOf(status: string | undefined): 'takes-place' | 'cancelled' {
  return status?.startsWith('cancel') ? 'cancelled' : 'takes-place';
}

/** A record of the archive as its history would tell it. */
export function seenIn(record: ArchivedMeetup): MeetupAsSeen {
  return {
    title: record.title,
    start: record.starts,
    minutes: record.durationMinutes,
    standing: standingOf(record.status),
    venueId: record.venues[0]?.id,
    yes: record.yes,
    waitlisted: record.waitlisted,
  };
}

/** The changes of meetups, followed meetup by meetup; a change of something never seen before is left to `stray`. */
export function followMeetups(
  changes: readonly MeetupChange[],
  stray: (change: MeetupChange) => void,
): Map<string, MeetupHistory> {
  const histories = new Map<string, MeetupHistory & { later: Sight[] }>();
  const ordered = [...changes]
    .map((change) => ({ change, seen: instant(change.seen) ?? '' }))
    .sort((one, other) => (one.seen < other.seen ? -1 : one.seen > other.seen ? 1 : 0));
  for (const { change, seen } of ordered) {
    const known = histories.get(change.meetupId);
    if (!known) {
      if (change.change !== 'added' || change.title === undefined) {
        stray(change);
        continue;
      }
      const meetup: MeetupAsSeen = {
        title: change.title,
        start: change.starts,
        minutes: change.durationMinutes,
        standing: standingOf(change.status),
        venueId: change.venueId,
        yes: change.yes ?? 0,
        waitlisted: change.waitlisted ?? 0,
      };
      histories.set(change.meetupId, {
        meetupId: change.meetupId,
        groupSlug: change.groupSlug,
        created: instant(change.created),
        fromBeginning: change.baseline,
        first: { seen, meetup, facts: true, moved: true, counts: true },
        later: [],
      });
      continue;
    }
    const before = (known.later.at(-1) ?? known.first).meetup;
    const meetup: MeetupAsSeen = {
      title: change.title ?? before.title,
      start: change.starts ?? before.start,
      minutes: change.durationMinutes ?? before.minutes,
      standing:
        change.change === 'removed'
          ? 'withdrawn'
          : change.status === undefined && before.standing !== 'withdrawn'
            ? before.standing
            : standingOf(change.status),
      venueId: change.venueId ?? before.venueId,
      yes: change.yes ?? before.yes,
      waitlisted: change.waitlisted ?? before.waitlisted,
    };
    const moved = meetup.venueId !== before.venueId;
    const facts =
      moved ||
      meetup.title !== before.title ||
      meetup.minutes !== before.minutes ||
      meetup.standing !== before.standing ||
      instant(meetup.start) !== instant(before.start);
    const counts = meetup.yes !== before.yes || meetup.waitlisted !== before.waitlisted;
    if (facts || counts) known.later.push({ seen, meetup, facts, moved, counts });
  }
  return histories;
}

import type { DuplicatesEvent, GroupEvent } from '#directory/published';
import type { AttendanceEvent, MeetupEvent } from '#events/published';
import { view } from '#kernel/view';
import type { Document } from '#read-store/read-store';
import type { AskedStretch } from './analysis.js';

/** A group as far as questions about the past need it. */
export interface GroupPast {
  readonly kind: 'group';
  readonly groupId: string;
  readonly name: string;
  readonly standing: 'proposed' | 'listed' | 'retired';
  /** The group that it stands for under a second name. */
  readonly shownAs?: string;
  /** By the time of counting, oldest first. */
  readonly counts: readonly { readonly countedAt: string; readonly members: number }[];
}

/** A meetup as far as questions about the past need it. Who comes may be told before the meetup itself is. */
export interface MeetupPast {
  readonly kind: 'meetup';
  readonly hosts: readonly string[];
  /** Begin by the clock of the place, YYYY-MM-DDTHH:MM; undefined until the meetup was announced. */
  readonly local?: string;
  readonly standing: 'takes-place' | 'cancelled' | 'withdrawn';
  /** Seats that people have. */
  readonly seats: number;
  /** People who were checked in. */
  readonly cameIn: number;
  /** What is known from elsewhere, in numbers only. */
  readonly counted?: { readonly yes: number; readonly attended?: number };
  /** What the organisers told afterwards. */
  readonly toldAttended?: number;
}

type PastRow = GroupPast | MeetupPast;

const groupKey = (groupId: string): readonly string[] => [`group ${groupId}`];
const meetupKey = (meetupId: string): readonly string[] => [`meetup ${meetupId}`];

function groupOf(row: PastRow | undefined, groupId: string): GroupPast {
  return row?.kind === 'group' ? row : { kind: 'group', groupId, name: groupId, standing: 'proposed', counts: [] };
}

function meetupOf(row: PastRow | undefined): MeetupPast {
  return row?.kind === 'meetup' ? row : { kind: 'meetup', hosts: [], standing: 'takes-place', seats: 0, cameIn: 0 };
}

/** Groups with their member counts, and meetups with how many said yes and came: what several questions begin with. */
export const groupsAndMeetups = view<PastRow, GroupEvent | DuplicatesEvent | MeetupEvent | AttendanceEvent>({
  name: 'history.groups-and-meetups',
  version: 1,
  on: {
    'directory.group-founded': {
      keys: ({ data }) => groupKey(data.groupId),
      apply: (row, { data: { groupId, name } }) => ({ ...groupOf(row, groupId), name }),
    },
    'directory.group-renamed': {
      keys: ({ data }) => groupKey(data.groupId),
      apply: (row, { data: { groupId, name } }) => ({ ...groupOf(row, groupId), name }),
    },
    'directory.group-listed': {
      keys: ({ data }) => groupKey(data.groupId),
      apply: (row, { data: { groupId } }) => ({ ...groupOf(row, groupId), standing: 'listed' }),
    },
    'directory.group-retired': {
      keys: ({ data }) => groupKey(data.groupId),
      apply: (row, { data: { groupId } }) => ({ ...groupOf(row, groupId), standing: 'retired' }),
    },
    'directory.group-revived': {
      keys: ({ data }) => groupKey(data.groupId),
      apply: (row, { data: { groupId } }) => ({ ...groupOf(row, groupId), standing: 'listed' }),
    },
    'directory.group-members-counted': {
      keys: ({ data }) => groupKey(data.groupId),
      apply: (row, { data: { groupId, countedAt, members } }) => {
        const known = groupOf(row, groupId);
        const earlier = known.counts.filter((each) => each.countedAt < countedAt);
        const later = known.counts.filter((each) => each.countedAt > countedAt);
        return { ...known, counts: [...earlier, { countedAt, members }, ...later] };
      },
    },
    'directory.groups-joined': {
      keys: ({ data }) => groupKey(data.mergedId),
      apply: (row, { data: { keptId, mergedId } }) => ({ ...groupOf(row, mergedId), shownAs: keptId }),
    },
    'directory.groups-separated': {
      keys: ({ data }) => groupKey(data.mergedId),
      apply: (row, { data: { mergedId } }) => {
        const { shownAs: _, ...apart } = groupOf(row, mergedId);
        return apart;
      },
    },
    'events.meetup-announced': {
      keys: ({ data }) => meetupKey(data.meetupId),
      apply: (row, { data: { hosts, start } }) => ({ ...meetupOf(row), hosts, local: start.local }),
    },
    'events.meetup-rescheduled': {
      keys: ({ data }) => meetupKey(data.meetupId),
      apply: (row, { data: { start } }) => ({ ...meetupOf(row), local: start.local }),
    },
    'events.meetup-hosts-recorded': {
      keys: ({ data }) => meetupKey(data.meetupId),
      apply: (row, { data: { hosts } }) => ({ ...meetupOf(row), hosts }),
    },
    'events.meetup-cancelled': {
      keys: ({ data }) => meetupKey(data.meetupId),
      apply: (row) => ({ ...meetupOf(row), standing: 'cancelled' }),
    },
    'events.meetup-reinstated': {
      keys: ({ data }) => meetupKey(data.meetupId),
      apply: (row) => ({ ...meetupOf(row), standing: 'takes-place' }),
    },
    'events.meetup-withdrawn': {
      keys: ({ data }) => meetupKey(data.meetupId),
      apply: (row) => ({ ...meetupOf(row), standing: 'withdrawn' }),
    },
    'events.meetup-held': {
      keys: ({ data }) => meetupKey(data.meetupId),
      apply: (row, { data: { attended } }) => {
        const { toldAttended, ...known } = meetupOf(row);
        const told = attended === undefined ? toldAttended : attended;
        return told === undefined || told === null ? known : { ...known, toldAttended: told };
      },
    },
    'events.attendance-counted': {
      keys: ({ data }) => meetupKey(data.meetupId),
      apply: (row, { data: { yes, attended } }) => ({
        ...meetupOf(row),
        counted: { yes, ...(attended === undefined ? {} : { attended }) },
      }),
    },
    'events.seat-given': {
      keys: ({ data }) => meetupKey(data.meetupId),
      apply: (row, { data: { seats, formerSeats } }) => {
        const known = meetupOf(row);
        return { ...known, seats: known.seats + seats - formerSeats };
      },
    },
    'events.rsvp-cancelled': {
      keys: ({ data }) => meetupKey(data.meetupId),
      apply: (row, { data: { seats } }) => {
        const known = meetupOf(row);
        return { ...known, seats: known.seats - seats };
      },
    },
    'events.checked-in': {
      keys: ({ data }) => meetupKey(data.meetupId),
      apply: (row, { data: { people, formerPeople } }) => {
        const known = meetupOf(row);
        return { ...known, cameIn: known.cameIn + people - formerPeople };
      },
    },
  },
  indexes: {},
});

/** A meetup that took place, with its hosts under the names they are shown as. */
export interface HeldMeetup {
  readonly hosts: readonly string[];
  readonly local: string;
  readonly yes: number;
  /** Undefined where nobody told. */
  readonly attended: number | undefined;
}

/** The rows of the view sorted out: groups that stand for themselves, and meetups that began within the stretch. */
export function pastOf(
  documents: readonly Document<PastRow>[],
  stretch: AskedStretch,
): { readonly groups: ReadonlyMap<string, GroupPast>; readonly meetups: readonly HeldMeetup[] } {
  const shownAs = new Map<string, string>();
  const groups = new Map<string, GroupPast>();
  for (const { row } of documents) {
    if (row.kind !== 'group') continue;
    if (row.shownAs) shownAs.set(row.groupId, row.shownAs);
    else groups.set(row.groupId, row);
  }
  const meetups: HeldMeetup[] = [];
  for (const { row } of documents) {
    if (row.kind !== 'meetup' || row.standing !== 'takes-place' || !within(row.local, stretch)) continue;
    meetups.push({
      hosts: [...new Set(row.hosts.map((host) => shownAs.get(host) ?? host))],
      local: row.local,
      yes: row.seats > 0 ? row.seats : (row.counted?.yes ?? 0),
      attended: row.toldAttended ?? row.counted?.attended ?? (row.cameIn > 0 ? row.cameIn : undefined),
    });
  }
  return { groups, meetups };
}

/** Whether a wall-clock time lies within a stretch, taken as the same day and hour on every clock. */
function within(local: string | undefined, { from, until }: AskedStretch): local is string {
  return local !== undefined && local < until.slice(0, 16) && (from === undefined || local >= from.slice(0, 16));
}

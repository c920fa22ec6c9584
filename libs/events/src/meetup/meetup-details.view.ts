import { view } from '#kernel/view';
import { withChanges, type Changes } from '#kernel/changed-facts';
import type { WebLink, WrittenText } from '../stated-facts.js';
import type { MeetupEvent, MeetupStart, Outcome, Whereabouts } from './meetup.js';

/** What became of the plan of a meetup, in the order in which it happened. */
export type MeetupChange =
  | { readonly kind: 'rescheduled'; readonly at: string; readonly before: MeetupStart }
  | { readonly kind: 'moved'; readonly at: string; readonly before: Whereabouts }
  | { readonly kind: 'cancelled'; readonly at: string; readonly reason?: string }
  | { readonly kind: 'reinstated'; readonly at: string };

/** What the page of one meetup shows beside what lists show. */
export interface MeetupDetails {
  readonly meetupId: string;
  readonly hosts: readonly string[];
  readonly description?: WrittenText;
  readonly elsewhere?: WebLink;
  readonly outcome: Outcome;
  /** When the recap was told first; there is one exactly when this is set. */
  readonly recapAt?: string;
  readonly changes: readonly MeetupChange[];
  readonly withdrawn?: boolean;
}

const keys = (event: { readonly data: { readonly meetupId: string } }) => [event.data.meetupId];
const mostChanges = 50;

/** Descriptions, recaps and changes of plan: what is too large for lists. */
export const meetupDetails = view<MeetupDetails, MeetupEvent>({
  name: 'events.meetup-details',
  version: 1,
  on: {
    'events.meetup-announced': {
      keys,
      apply: (row, { data: { meetupId, hosts, description, elsewhere } }) =>
        row ?? {
          meetupId,
          hosts,
          outcome: {},
          changes: [],
          ...(description ? { description } : {}),
          ...(elsewhere ? { elsewhere } : {}),
        },
    },
    'events.meetup-described': {
      keys,
      apply: (row, { data: { description, elsewhere } }) => {
        if (!row || (description === undefined && elsewhere === undefined)) return row;
        return withChanges(row, {
          ...(description === undefined ? {} : { description }),
          ...(elsewhere === undefined ? {} : { elsewhere }),
        } as Changes<MeetupDetails>);
      },
    },
    'events.meetup-hosts-recorded': { keys, apply: (row, event) => row && { ...row, hosts: event.data.hosts } },
    'events.meetup-rescheduled': {
      keys,
      apply: (row, event) =>
        row && withChange(row, { kind: 'rescheduled', at: event.occurredAt, before: event.data.before }),
    },
    'events.meetup-moved': {
      keys,
      apply: (row, event) => row && withChange(row, { kind: 'moved', at: event.occurredAt, before: event.data.before }),
    },
    'events.meetup-cancelled': {
      keys,
      apply: (row, { occurredAt: at, data: { reason } }) =>
        row && withChange(row, { kind: 'cancelled', at, ...(reason ? { reason } : {}) }),
    },
    'events.meetup-reinstated': {
      keys,
      apply: (row, { occurredAt: at }) => {
        if (!row) return row;
        const { withdrawn: _withdrawn, ...rest } = row;
        return withChange(rest, { kind: 'reinstated', at });
      },
    },
    'events.meetup-withdrawn': { keys, apply: (row) => row && { ...row, withdrawn: true } },
    'events.meetup-held': {
      keys,
      apply: (row, event) => {
        if (!row) return row;
        const { meetupId: _meetupId, fromSource: _fromSource, ...changes } = event.data;
        const outcome = withChanges(row.outcome, changes);
        const { recapAt, ...rest } = row;
        return { ...rest, outcome, ...(outcome.recap ? { recapAt: recapAt ?? event.occurredAt } : {}) };
      },
    },
  },
  indexes: {
    byRecap: ({ recapAt, withdrawn }) => (recapAt && !withdrawn ? [[recapAt]] : []),
    byRecapOfGroup: ({ recapAt, withdrawn, hosts }) =>
      recapAt && !withdrawn ? hosts.map((host) => [host, recapAt]) : [],
  },
});

function withChange(row: MeetupDetails, change: MeetupChange): MeetupDetails {
  return { ...row, changes: [...row.changes, change].slice(-mostChanges) };
}

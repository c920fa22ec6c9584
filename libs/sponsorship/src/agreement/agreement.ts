import { aggregate } from '#kernel/aggregate';
import type { DomainEvent } from '#kernel/event';
import { changed, type ChangesOf } from '#kernel/told-facts';

/** A level of sponsorship; the lowest number is the highest rank. */
export interface Tier {
  readonly name: string;
  readonly rank: number;
}

/** Who sponsors what, at which level, and for how long; days are known as far as they are written. */
export interface AgreementFacts {
  readonly sponsorId: string;
  readonly groupId?: string;
  readonly meetupId?: string;
  /** Name of a gathering that no meetup here stands for. */
  readonly occasion?: string;
  readonly tier?: Tier;
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly from?: string;
  /** Last day, year or month. */
  readonly until?: string;
  readonly note?: string;
}

export type AgreementEvent =
  | DomainEvent<'sponsorship.sponsorship-agreed', { sponsorshipId: string } & AgreementFacts>
  | DomainEvent<'sponsorship.sponsorship-changed', { sponsorshipId: string } & ChangesOf<AgreementFacts>>
  | DomainEvent<'sponsorship.sponsorship-ended', { sponsorshipId: string; until: string }>;

export type AgreementState =
  | { readonly status: 'unknown' }
  | {
      readonly status: 'agreed' | 'ended';
      /** As last told by who agreed it or by the source. */
      readonly told: AgreementFacts;
      /** The day it ended before its time. */
      readonly endedOn?: string;
    };

/** One sponsorship of a group, a meetup or a gathering elsewhere. */
export const agreement = aggregate<AgreementState, AgreementEvent>({
  category: 'sponsorship.agreement',
  initial: { status: 'unknown' },
  evolve: (state, event) => {
    switch (event.type) {
      case 'sponsorship.sponsorship-agreed': {
        const { sponsorshipId: _, ...told } = event.data;
        return { status: 'agreed', told };
      }
      case 'sponsorship.sponsorship-changed': {
        if (state.status === 'unknown') return state;
        const { sponsorshipId: _, ...changes } = event.data;
        return { ...state, told: changed(state.told, changes) };
      }
      case 'sponsorship.sponsorship-ended':
        return state.status === 'unknown' ? state : { ...state, status: 'ended', endedOn: event.data.until };
    }
  },
  events: {
    'sponsorship.sponsorship-agreed': {},
    'sponsorship.sponsorship-changed': {},
    'sponsorship.sponsorship-ended': {},
  },
});

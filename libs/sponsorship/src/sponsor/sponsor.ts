import { aggregate } from '#kernel/aggregate';
import type { DomainEvent } from '#kernel/event';
import { changed, type ChangesOf } from '#kernel/told-facts';

/** What is known of somebody who gives: a business, a foundation, a school. */
export interface SponsorFacts {
  readonly slug: string;
  readonly name: string;
  /** Website. */
  readonly url?: string;
  /** Where their logo stands; kept, never loaded by a page. */
  readonly logoUrl?: string;
  /** Short kebab-case word: `business`, `foundation`, `university`, ... */
  readonly kind?: string;
  /** A sentence or two in plain text. */
  readonly about?: string;
}

export type SponsorEvent =
  | DomainEvent<'sponsorship.sponsor-recorded', { sponsorId: string } & SponsorFacts>
  /** What somebody changed by hand. */
  | DomainEvent<'sponsorship.sponsor-described', { sponsorId: string } & ChangesOf<SponsorFacts>>
  /** What changed at the source that the sponsor was recorded from. */
  | DomainEvent<'sponsorship.sponsor-record-renewed', { sponsorId: string } & ChangesOf<SponsorFacts>>;

export type SponsorState =
  | { readonly status: 'unknown' }
  | {
      readonly status: 'recorded';
      readonly facts: SponsorFacts;
      /** As last told by the source, whatever was changed by hand since. */
      readonly told: SponsorFacts;
    };

/** Somebody who gives. */
export const sponsor = aggregate<SponsorState, SponsorEvent>({
  category: 'sponsorship.sponsor',
  initial: { status: 'unknown' },
  evolve: (state, event) => {
    const { sponsorId: _, ...data } = event.data;
    if (event.type === 'sponsorship.sponsor-recorded') {
      return { status: 'recorded', facts: data as SponsorFacts, told: data as SponsorFacts };
    }
    if (state.status === 'unknown') return state;
    const facts = changed(state.facts, data);
    if (event.type === 'sponsorship.sponsor-described') return { ...state, facts };
    return { ...state, facts, told: changed(state.told, data) };
  },
  events: {
    'sponsorship.sponsor-recorded': {},
    'sponsorship.sponsor-described': {},
    'sponsorship.sponsor-record-renewed': {},
  },
});

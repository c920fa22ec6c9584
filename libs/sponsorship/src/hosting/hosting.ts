import { aggregate } from '#kernel/aggregate';
import type { DomainEvent } from '#kernel/event';

/** Who lent the room for a meetup: somebody who is also known as a sponsor, or a venue. */
export interface HostThanks {
  readonly meetupId: string;
  readonly groupId?: string;
  readonly sponsorId?: string;
  readonly venueId?: string;
  /** Day of the meetup, as far as known: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly on?: string;
  readonly note?: string;
}

export type HostingEvent = DomainEvent<'sponsorship.host-thanked', HostThanks>;

export interface HostingState {
  /** Thanks given, by host; a meetup has a handful. */
  readonly thanks: Readonly<Record<string, HostThanks>>;
}

/** The hosts of one meetup; the stream's id is the meetup's id. */
export const hosting = aggregate<HostingState, HostingEvent>({
  category: 'sponsorship.hosting',
  initial: { thanks: {} },
  evolve: (state, event) => ({ thanks: { ...state.thanks, [hostOf(event.data)]: event.data } }),
  events: { 'sponsorship.host-thanked': {} },
});

/** The host that is thanked, as one word. */
export function hostOf({ sponsorId, venueId }: Pick<HostThanks, 'sponsorId' | 'venueId'>): string {
  return sponsorId ? `sponsor:${sponsorId}` : `venue:${venueId}`;
}

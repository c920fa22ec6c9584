import type { Views } from '#door/questions';
import { known } from '#kernel/told-facts';
import { type SponsorEntry, sponsors } from '../sponsor/sponsors.view.js';
import type { Tier } from './agreement.js';
import type { AgreementEntry } from './agreements.view.js';

/** A sponsor as others name one. */
export interface NamedSponsor {
  readonly sponsorId: string;
  readonly slug: string;
  readonly name: string;
  /** Website. */
  readonly url?: string;
}

/** A sponsorship with the name of who gives. */
export interface ShownSponsorship {
  readonly sponsorshipId: string;
  readonly sponsor: NamedSponsor;
  readonly tier?: Tier;
  readonly groupId?: string;
  readonly meetupId?: string;
  readonly occasion?: string;
  /** As far as known: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly from?: string;
  /** Last day, month or year. */
  readonly until?: string;
  readonly note?: string;
  /** Whether it holds on the day that is shown. */
  readonly current: boolean;
}

export function namedSponsor({ sponsorId, slug, name, url }: SponsorEntry): NamedSponsor {
  return { sponsorId, slug, name, ...(url ? { url } : {}) };
}

/** Sponsorships in the order given; those by a sponsor that was never recorded are left out. */
export async function shownSponsorships(views: Views, rows: readonly AgreementEntry[]): Promise<ShownSponsorship[]> {
  const ids = [...new Set(rows.map(({ sponsorId }) => sponsorId))];
  const found = await views.of(sponsors).getMany(ids);
  const byId = new Map(found.map(({ row }) => [row.sponsorId, row]));
  const today = views.now.slice(0, 10);
  return rows.flatMap(({ sponsorId, ended: _ended, agreedUntil: _agreedUntil, ...facts }): ShownSponsorship[] => {
    const sponsor = byId.get(sponsorId);
    if (!sponsor) return [];
    return [{ ...facts, sponsor: namedSponsor(sponsor), current: isCurrent(today, facts) }];
  });
}

/**
 * Whether a sponsorship holds on a day. One of a meetup or a gathering elsewhere is for that time only, and one of which
 * no day is known is over; one of a group lasts until its end is known.
 */
export function isCurrent(day: string, { groupId, from, until }: Pick<AgreementEntry, 'groupId' | 'from' | 'until'>) {
  if (groupId === undefined && from === undefined && until === undefined) return false;
  return holdsOn(day, groupId === undefined ? known({ from, until: until ?? from }) : known({ from, until }));
}

/** Whether a day lies within a period whose ends are known to the day, the month or the year, both included. */
export function holdsOn(day: string, { from, until }: { readonly from?: string; readonly until?: string }): boolean {
  const begun = from === undefined || day.slice(0, from.length) >= from;
  const over = until !== undefined && day.slice(0, until.length) > until;
  return begun && !over;
}

import { view } from '#kernel/view';
import { changed } from '#kernel/told-facts';
import type { AgreementEvent, AgreementFacts } from './agreement.js';

/** A sponsorship as it stands; `until` is the day it ended where it ended before its time. */
export interface AgreementEntry extends AgreementFacts {
  readonly sponsorshipId: string;
  readonly ended: boolean;
  /** What was agreed as the end before it was ended. */
  readonly agreedUntil?: string;
}

const own = (event: { readonly data: { readonly sponsorshipId: string } }) => [event.data.sponsorshipId];
/** Sponsorships without a tier come last. */
const lastRank = 10_000;

/** The sponsorships, by what they are of and by who gives. */
export const agreements = view<AgreementEntry, AgreementEvent>({
  name: 'sponsorship.agreements',
  version: 1,
  on: {
    'sponsorship.sponsorship-agreed': { keys: own, apply: (row, event) => row ?? { ...event.data, ended: false } },
    'sponsorship.sponsorship-changed': {
      keys: own,
      apply: (row, event) => {
        if (!row) return row;
        if (!row.ended) return changed<AgreementEntry>(row, event.data);
        const { until, agreedUntil, ...rest } = row;
        const facts = changed<AgreementEntry>(agreedUntil ? { ...rest, until: agreedUntil } : rest, event.data);
        return endedOn(facts, until);
      },
    },
    'sponsorship.sponsorship-ended': {
      keys: own,
      apply: (row, event) => {
        if (!row) return row;
        const { agreedUntil, until, ...rest } = row;
        const agreed = row.ended ? agreedUntil : until;
        return endedOn(agreed ? { ...rest, until: agreed } : rest, event.data.until);
      },
    },
  },
  indexes: {
    byGroup: (row) => (row.groupId ? [[row.groupId, row.tier?.rank ?? lastRank, row.from ?? '']] : []),
    byMeetup: (row) => (row.meetupId ? [[row.meetupId, row.tier?.rank ?? lastRank, row.from ?? '']] : []),
    bySponsor: (row) => [[row.sponsorId, row.from ?? '']],
  },
});

function endedOn(row: AgreementEntry, until: string | undefined): AgreementEntry {
  const { until: agreed, ...rest } = row;
  return { ...rest, ended: true, ...(until ? { until } : {}), ...(agreed ? { agreedUntil: agreed } : {}) };
}

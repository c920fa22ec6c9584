import { aggregate } from '#kernel/aggregate';
import type { DomainEvent } from '#kernel/event';

/** Why a person's data was erased. A fixed word, so that nothing about the person stays in the log. */
export const erasureReasons = ['asked-by-person', 'entered-by-mistake', 'required-by-law'] as const;
export type ErasureReason = (typeof erasureReasons)[number];

export type PersonEvent = DomainEvent<'identity.person-erased', { personId: string; reason: ErasureReason }>;

export type PersonState = { readonly status: 'remembered' } | { readonly status: 'erased' };

/** A person, as far as the network keeps anything about them. */
export const person = aggregate<PersonState, PersonEvent>({
  category: 'identity.person',
  initial: { status: 'remembered' },
  evolve: () => ({ status: 'erased' }),
  events: { 'identity.person-erased': {} },
});

import type { PersonEvent } from './person/person.js';

const somebody = '5b0f2c1e-6d0e-4b2b-9d53-0f6d1d4f7a01';

export function aPersonWasErased({ personId = somebody }: { personId?: string } = {}): PersonEvent {
  return { type: 'identity.person-erased', data: { personId, reason: 'asked-by-person' } };
}

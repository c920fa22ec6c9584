import { describe, expect, it } from '@jest/globals';
import { validated } from '#door/validation';
import { systemActor, visitor } from '#kernel/access';
import { given } from '#kernel/given';
import { aPersonWasErased } from '../identity.fixtures.js';
import { ErasePerson } from './erase-person.command.js';

const personId = '5b0f2c1e-6d0e-4b2b-9d53-0f6d1d4f7a01';
const eraseThem = Object.assign(new ErasePerson(), { personId, reason: 'asked-by-person' });

describe('Erase a person', () => {
  it('erases somebody, whether or not we knew them', () =>
    given().when(eraseThem).then(aPersonWasErased({ personId })));
  it('stays quiet when they are erased already', () =>
    given(aPersonWasErased({ personId })).when(eraseThem).thenNothing());
  it('gives the reason as one of a few words, so that nothing about the person stays', () =>
    expect(() => validated(ErasePerson, { personId, reason: 'Robin asked me on the phone' })).toThrow(
      'reason must be one of asked-by-person, entered-by-mistake, required-by-law',
    ));
  it('is open to stewards only', () => {
    const may = [visitor, { id: personId, kind: 'person' as const, roles: {} }, systemActor('ops')].map((actor) =>
      ErasePerson.access.allows(actor, eraseThem),
    );
    expect(may).toEqual([false, false, true]);
  });
});

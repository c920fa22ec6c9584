import { describe, expect, it } from '@jest/globals';
import { changedFacts, newsOf, saidFacts, withChanges } from './changed-facts.js';

interface Facts {
  readonly name: string;
  readonly place?: { readonly town: string; readonly country?: string };
  readonly tags?: readonly string[];
}
const known: Facts = { name: 'Fen Ruby', place: { town: 'Ely', country: 'GB' }, tags: ['ruby'] };

describe('Changed facts', () => {
  it('are those that differ, whatever the order of their fields', () => {
    const said = { name: 'Fen Ruby', place: { country: 'GB', town: 'Ely' }, tags: ['ruby', 'rails'] };
    expect(changedFacts(known, said)).toEqual({ tags: ['ruby', 'rails'] });
  });

  it('may take a fact away, once', () => {
    const changes = changedFacts(known, { tags: null });
    expect(changes).toEqual({ tags: null });
    const after = withChanges(known, changes);
    expect(after).toEqual({ name: 'Fen Ruby', place: { town: 'Ely', country: 'GB' } });
    expect(changedFacts(after, { tags: null })).toEqual({});
  });

  it('leave out what was not said', () => {
    class Place {
      town = 'Ely';
      country = undefined;
    }
    expect(saidFacts<Facts>({ name: undefined, place: new Place(), tags: null }, ['name', 'place', 'tags'])).toEqual({
      place: { town: 'Ely' },
      tags: null,
    });
  });

  it('of a source never undo what people changed since', () => {
    const saidBefore = { name: 'fen ruby', tags: ['ruby'] };
    expect(newsOf(saidBefore, known, { name: 'fen ruby', tags: ['ruby'] })).toEqual({});
    expect(newsOf(saidBefore, known, { name: 'fen ruby', tags: ['crystal'] })).toEqual({ tags: ['crystal'] });
    expect(newsOf(saidBefore, known, { name: 'Fen Ruby' })).toEqual({});
  });
});

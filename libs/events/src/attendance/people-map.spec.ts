import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nobody, ofPerson, withPerson } from './people-map.js';

describe('A map from people', () => {
  it('holds the last value of each, also of people whose ids fall into one slot', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.oneof(fc.uuid(), fc.string({ maxLength: 2 })), fc.nat())), (changes) => {
        const map = changes.reduce((before, [id, value]) => withPerson(before, id, value), nobody<number>());
        const ordinary = new Map(changes);
        for (const [id, value] of ordinary) expect(ofPerson(map, id)).toBe(value);
        expect(ofPerson(map, 'somebody else')).toBeUndefined();
      }),
    ));

  it('keeps two people apart whose ids have one hash', () => {
    // Found by trying.
    const [one, other] = ['2811380d-9c7e-43dd-806b-39d66941e194', 'b694c383-b33f-48da-82cf-8bbd0821f178'];
    const map = withPerson(withPerson(nobody<string>(), one, 'one'), other, 'other');
    expect([ofPerson(map, one), ofPerson(map, other), map.size]).toEqual(['one', 'other', 1]);
  });
});

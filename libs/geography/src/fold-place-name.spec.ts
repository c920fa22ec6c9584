import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldPlaceName } from './fold-place-name.js';

describe('Fold a place name', () => {
  it.each([
    ['Köln', 'koln'],
    ['ŁÓDŹ', 'lodz'],
    ['İstanbul', 'istanbul'],
    ["Coeur d'Alene", 'coeur dalene'],
    ['St. John’s', 'saint johns'],
    ['Winston-Salem', 'winston salem'],
    ['Großenhain', 'grossenhain'],
    ['Αθήνα', 'αθηνα'],
    ['大阪市', '大阪市'],
    ['  ', ''],
  ])('takes %j to %j', (name, folded) => expect(foldPlaceName(name)).toBe(folded));

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const folded = foldPlaceName(name);
        expect(foldPlaceName(folded)).toBe(folded);
      }),
    );
  });
});

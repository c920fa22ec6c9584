import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldText, foldedWords, romanised } from './text-folding.js';

describe('Folded text', () => {
  it.each([
    ['Ørsted Łąka Đorđe Æsop Straße', 'orsted laka dorde aesop strasse'],
    ['İpek Işık', 'ipek isik'],
    ['Фёдор', 'федор'],
    ['أحمد', 'احمد'],
    ['ｆｕｌｌ　ｗｉｄｔｈ', 'full width'],
    ['ﬁnch', 'finch'],
  ])('of %j has no accents, capitals or compatibility forms', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it.each(['がく', 'हिन्दी', 'ไทย', '김하늘', '林美'])('of %s keeps the marks that are letters', (text) => {
    expect(foldText(text)).toBe(text);
  });

  it('stays as it is when folded again, whatever the script', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });

  it('divides into words at punctuation, but not at an apostrophe', () => {
    expect(foldedWords("  O’Hara-Núñez,  J.R. d'Arbo ")).toEqual(['ohara', 'nunez', 'j', 'r', 'darbo']);
  });

  it('is written in Latin letters where it is Cyrillic', () => {
    expect(romanised(foldText('Щедра Юлія Zorn'))).toBe('shchedra yuliya zorn');
  });
});

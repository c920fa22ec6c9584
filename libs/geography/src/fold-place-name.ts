const letters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ə: 'e',
};

/**
 * A place name reduced to what all its spellings share: lower case, no diacritics, one space between words,
 * "St." written out. Scripts other than Latin keep their letters.
 */
export function foldPlaceName(name: string): string {
  return name
    .replace(/´/g, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[ßæœøłđðþıħə]/g, (letter) => letters[letter] ?? letter)
    .replace(/[\p{M}'’ʻʼʾʿ`]+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/\b(st|ste)\b(?= )/g, (short) => (short === 'st' ? 'saint' : 'sainte'));
}

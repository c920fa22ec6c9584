/** Letters that Unicode does not decompose (NFKD leaves them whole) and what they are folded to. */
const undecomposed: Record<string, string> = {
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
  ŧ: 't',
  ŋ: 'n',
  ə: 'e',
  // Arabic and Persian keyboards write the same letter with different characters.
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  ـ: '',
};
const undecomposedLetters = new RegExp(`[${Object.keys(undecomposed).join('')}]`, 'gu');

/**
 * Marks are accents only in these scripts. In Indic scripts, Thai and kana they are vowels or change the consonant, so that
 * removing them would make different names equal.
 */
const accented = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}])\p{M}+/gu;

/**
 * Text reduced to what its spellings share: compatibility forms unified (NFKD), no accents, lower case. Punctuation stays.
 * Scripts whose marks are not accents keep them.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(accented, '$1')
    .toLowerCase()
    .replace(accented, '$1')
    .replace(undecomposedLetters, (letter) => undecomposed[letter] ?? letter)
    .normalize('NFC');
}

/** The words of a text, folded; an apostrophe joins (O'Hara is one word), every other punctuation divides. */
export function foldedWords(text: string): string[] {
  return foldText(text)
    .replace(/(?<=\p{L})['’ʻʼ`´](?=\p{L})/gu, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** True when the text is written in Han, kana or Hangul only, where a name is written without a space that means anything. */
export function isEastAsian(text: string): boolean {
  return (
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々・\s]+$/u.test(text) &&
    /\p{L}/u.test(text)
  );
}

const cyrillic: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  д: 'd',
  ђ: 'dj',
  е: 'e',
  є: 'ie',
  ж: 'zh',
  з: 'z',
  и: 'i',
  і: 'i',
  ј: 'j',
  к: 'k',
  л: 'l',
  љ: 'lj',
  м: 'm',
  н: 'n',
  њ: 'nj',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  ћ: 'c',
  у: 'u',
  ў: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  џ: 'dz',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};

/** Folded Cyrillic in Latin letters (close to ICAO Doc 9303, part 3, section 6); other letters stay as they are. */
export function romanised(folded: string): string {
  return folded.replace(/\p{Script=Cyrillic}/gu, (letter) => cyrillic[letter] ?? letter);
}

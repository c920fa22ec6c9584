const soundings: readonly (readonly [RegExp, string])[] = [
  [/^(mc|mac)(?=[^aeiou])/, 'mk'],
  [/tsch|tch|sch|sh|ch|cz|cs|sz|zh/g, 'x'],
  [/ph/g, 'f'],
  [/gh(?=[^aeiouy]|$)/g, ''],
  [/c(?=[eiy])/g, 's'],
  [/ck|kh|q|c/g, 'k'],
  [/dt|th/g, 't'],
  [/w/g, 'v'],
  [/z/g, 's'],
  [/ks/g, 'x'],
  [/(?<=.)h/g, ''],
  [/(?<=.)[aeiouyj]/g, ''],
  [/^[yj]/, 'j'],
  [/^[aeiou]/, 'a'],
  [/(.)\1+/g, '$1'],
];

/**
 * What is left of a folded Latin word when spelling habits of many languages are levelled: consonants only after the first
 * letter, doubles and voiceless h gone. Words that sound alike share it; it is for finding candidates, not for deciding.
 * Words of other scripts are returned as they are.
 */
export function soundKey(word: string): string {
  if (!/^[a-z]+$/.test(word)) return word;
  return soundings.reduce((text, [pattern, sound]) => text.replace(pattern, sound), word);
}

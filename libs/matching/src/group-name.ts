import { otherSpellings } from '#geography/place-spellings';
import { foldedWords } from './text-folding.js';

/** Words that a group's name has or has not without being another name. */
const fillers = new Set(
  `meetup meetups meet up user users group groups usergroup ug community club chapter developer developers devs dev programmers
  programming coders the of for in at de du des la le and und y e network society association organization organisation enthusiasts
  monthly official ev gruppe gruppo grupo groupe comunidad comunidade comunita stammtisch treffen area city greater metro region`
    .trim()
    .split(/\s+/),
);

/** What is written for a technology, folded, and its one name here. */
const technologies: Record<string, string> = {
  rb: 'ruby',
  rubyist: 'ruby',
  rubyists: 'ruby',
  rails: 'ruby',
  ror: 'ruby',
  rubyonrails: 'ruby',
  py: 'python',
  pythonistas: 'python',
  pythonista: 'python',
  pug: 'python',
  js: 'javascript',
  ecmascript: 'javascript',
  node: 'node',
  nodejs: 'node',
  reactjs: 'react',
  vuejs: 'vue',
  golang: 'go',
  gophers: 'go',
  rustaceans: 'rust',
  phpug: 'php',
  jug: 'java',
  kug: 'kotlin',
  dotnet: 'net',
  csharp: 'net',
  k8s: 'kubernetes',
  pydata: 'pydata',
  pyladies: 'pyladies',
  rladies: 'rladies',
  rusers: 'r',
  cpp: 'c++',
  perlmongers: 'perl',
};
const technologyNames = new Set([
  ...Object.values(technologies),
  ...'php java kotlin scala elixir erlang haskell clojure swift ios android go rust perl lua julia r django flask laravel symfony drupal wordpress docker devops aws azure linux nodeschool'.split(
    ' ',
  ),
]);

const cityShorthand: Record<string, string> = {
  nyc: 'new york',
  ny: 'new york',
  sf: 'san francisco',
  la: 'los angeles',
  dc: 'washington',
  philly: 'philadelphia',
  pdx: 'portland',
  atl: 'atlanta',
  chi: 'chicago',
  mtl: 'montreal',
  mke: 'milwaukee',
  bcn: 'barcelona',
  ber: 'berlin',
  muc: 'munchen',
  ldn: 'london',
  cdmx: 'mexico city',
  rio: 'rio de janeiro',
  bengaluru: 'bangalore',
  kyiv: 'kiev',
};
const spellingOfCity = new Map<string, string>();
for (const [place, spellings] of Object.entries(otherSpellings)) {
  const city = foldedWords(place.split('|')[0]!).join(' ');
  for (const spelling of spellings) spellingOfCity.set(foldedWords(spelling).join(' '), city);
}

/** The name of a city in one spelling: exonyms and shorthand (NYC, Wien) as their city, folded. */
export function cityName(name: string): string {
  const folded = foldedWords(name.split(',')[0]!).join(' ');
  const city = cityShorthand[folded] ?? folded;
  return (spellingOfCity.get(city) ?? city).replace(/ city$/, '');
}

/** A group's name in parts: what is left without filler words and city, the technologies it names, and its acronym. */
export interface GroupName {
  readonly words: readonly string[];
  readonly technologies: readonly string[];
  readonly acronym: string;
  readonly letters: string;
}

/** A technology in one spelling, folded (JS, ecmascript: javascript; rb, Rails: ruby). */
export function technologyName(name: string): string {
  const folded = foldedWords(name).join('');
  return technologies[folded] ?? folded;
}

/** Reads a group's name; `city`, when it is known, is taken out of the words in any of its spellings. */
export function readGroupName(name: string, city?: string): GroupName {
  const spoken = foldedWords(
    name
      .replace(/R-?Ladies/gi, ' rladies ')
      .replace(/\bC\+\+/gi, ' cpp ')
      .replace(/\.NET\b/gi, ' dotnet ')
      .replace(/\bC#/g, ' csharp ')
      // NodeJS, node.js, PyData: "js" and "rb" stand behind a dot or inside capitals.
      .replace(/\b(node|react|vue|angular|ember|three|d3)[. ]?js\b/gi, ' $1js '),
  );
  const home = city === undefined ? '' : cityName(city);
  const words: string[] = [];
  for (let i = 0; i < spoken.length; i += 1) {
    const two = spoken.slice(i, i + 2).join(' ');
    const isCity = (text: string): boolean => home !== '' && cityName(text) === home;
    const three = spoken.slice(i, i + 3).join(' ');
    if (isCity(three)) i += 2;
    else if (isCity(two)) i += 1;
    else if (!isCity(spoken[i]!) && !fillers.has(spoken[i]!))
      words.push(technologies[spoken[i]!] ?? withoutCity(spoken[i]!, home));
  }
  const told = words.filter((word) => word !== '' && !fillers.has(word));
  return {
    words: told,
    technologies: [...new Set(told.filter((word) => technologyNames.has(word)))],
    acronym: spoken.map((word) => word.slice(0, 1)).join(''),
    letters: spoken.join(''),
  };
}

/** "lisbonjs", "phplondon": a city grown together with a technology. */
function withoutCity(word: string, home: string): string {
  const letters = home.replace(/ /g, '');
  if (letters.length < 4 || !word.includes(letters) || word === letters) return word;
  const rest = word.replace(letters, '');
  return technologies[rest] ?? rest;
}

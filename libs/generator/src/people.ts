import { derivedId } from '#kernel/identifiers';
import type { Random } from './random.js';
import { type TownKey, towns } from './region.js';

// Surnames are put together from parts, so that hardly any combination is the name of somebody who exists.
const givenNames = [
  'Alva',
  'Amira',
  'Anouk',
  'Arvid',
  'Aylin',
  'Bela',
  'Birk',
  'Caspar',
  'Cansu',
  'Dalia',
  'Davide',
  'Dilara',
  'Edda',
  'Elif',
  'Enno',
  'Esra',
  'Farid',
  'Fenja',
  'Finja',
  'Gesa',
  'Goran',
  'Hedda',
  'Henrike',
  'Ilja',
  'Imke',
  'Isra',
  'Jannis',
  'Jelena',
  'Jorid',
  'Kaja',
  'Kenan',
  'Kirsa',
  'Lale',
  'Levin',
  'Linnea',
  'Luca',
  'Malik',
  'Mareike',
  'Marlon',
  'Merve',
  'Milan',
  'Nadim',
  'Neela',
  'Noor',
  'Ole',
  'Onur',
  'Oona',
  'Paloma',
  'Pelin',
  'Quirin',
  'Rafik',
  'Ronja',
  'Runa',
  'Samira',
  'Selma',
  'Silas',
  'Sunniva',
  'Tamino',
  'Tarek',
  'Thea',
  'Tjark',
  'Ulla',
  'Vanja',
  'Veda',
  'Wanja',
  'Wiebke',
  'Yara',
  'Yunus',
  'Zora',
  'Zeki',
] as const;
const surnameStarts = [
  'Ahlen',
  'Birken',
  'Brack',
  'Dorn',
  'Eber',
  'Falken',
  'Gellen',
  'Hagen',
  'Immer',
  'Jessen',
  'Kalden',
  'Lauter',
  'Marsch',
  'Nebel',
  'Oster',
  'Pappel',
  'Quellen',
  'Rauten',
  'Silber',
  'Tannen',
  'Ufer',
  'Vesper',
  'Weiden',
  'Zimt',
  'Odar',
  'Selim',
  'Karam',
  'Voro',
  'Tesk',
  'Lind',
] as const;
const surnameEnds = [
  'brink',
  'hoven',
  'wald',
  'stedt',
  'kamp',
  'lohe',
  'quist',
  'rode',
  'tal',
  'wieck',
  'anov',
  'oglu',
  'ini',
  'escu',
  'ova',
  'aard',
] as const;

const pronouns = ['she/her', 'he/him', 'they/them', 'sie/ihr', 'er/ihm'] as const;

/** Somebody who speaks at meetups. */
export interface InventedSpeaker {
  readonly personId: string;
  readonly slug: string;
  readonly name: string;
  readonly town: TownKey;
  /** Group whose topics the speaker knows best. */
  readonly home: number;
  readonly topics: readonly string[];
  readonly languages: readonly string[];
  readonly bio: string;
  readonly pronouns?: string;
  readonly handles: Readonly<Record<string, string>>;
  readonly public: boolean;
}

/** Id of the person with a number; says nothing about a name. */
export function personIdOf(seed: number, number: number): string {
  return derivedId('generated-person', seed, number);
}

/** A name that nobody is known to have. */
export function inventedName(random: Random): string {
  return `${random.pick(givenNames)} ${random.pick(surnameStarts)}${random.pick(surnameEnds)}`;
}

/** The address part that a name becomes. */
export function slugOfName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

const occupations = [
  'works on the billing systems of a small energy supplier',
  'builds internal tools for a logistics company near the airport',
  'keeps the lights on at a regional newspaper',
  'teaches programming at an evening school and freelances in between',
  'came to software after ten years as a nurse',
  'writes software for laboratory instruments',
  'looks after the platform team of an insurance company',
  'leads a team of five at a maker of heating controls',
  'is finishing a doctorate on distributed systems',
  'maintains a handful of libraries that more people use than expected',
  'used to be a bookbinder and still cares about margins',
  'consults for public administrations',
  'works at a hospital, on the systems nobody sees',
  'does data work for the railways',
  'builds learning software for schools',
] as const;
const habits = [
  'Likes talks with a failure in the middle and a fix at the end.',
  'Happy to pair with first-time speakers.',
  'Will travel anywhere in the region that a train goes to.',
  'Speaks slowly on purpose.',
  'Collects error messages.',
  'Brings stickers.',
  'Prefers whiteboards to slides.',
  'Organises a reading group on the side.',
  'Cycles to every meetup, in any weather.',
  'Asks the first question when nobody else does.',
] as const;

/** A speaker of the pool, drawn for a number. `taken` holds the slugs in use and receives the new one. */
export function inventedSpeaker(
  random: Random,
  about: {
    readonly seed: number;
    readonly number: number;
    readonly home: number;
    readonly town: TownKey;
    readonly topics: readonly string[];
    readonly languages: readonly string[];
  },
  taken: Set<string>,
): InventedSpeaker {
  const name = inventedName(random);
  let slug = slugOfName(name);
  for (let more = 2; taken.has(slug); more++) slug = `${slugOfName(name)}-${more}`;
  taken.add(slug);
  const topics = random.sample(about.topics, random.whole(2, 4));
  const given = name.split(' ')[0]!;
  const handles: Record<string, string> = {};
  if (random.chance(0.5)) handles['mastodon'] = `@${slug}@social.example`;
  if (random.chance(0.6)) handles['website'] = `https://${slug}.example`;
  if (random.chance(0.4)) handles['github'] = slug;
  return {
    personId: personIdOf(about.seed, about.number),
    slug,
    name,
    town: about.town,
    home: about.home,
    topics,
    languages: about.languages.length > 1 && random.chance(0.6) ? about.languages : [about.languages[0]!],
    bio: `${given} ${random.pick(occupations)} and talks about ${listed(topics)}. ${random.pick(habits)} Lives in ${towns[about.town].name}.`,
    ...(random.chance(0.7) ? { pronouns: random.pick(pronouns) } : {}),
    handles,
    public: random.chance(0.88),
  };
}

/** A list as people write it: `a, b and c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

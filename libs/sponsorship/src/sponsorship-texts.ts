import type { Locale } from '#web/messages';

const en = {
  words: 'Name',
  count: (count: number) => (count === 1 ? '1 sponsor or host' : `${count} sponsors and hosts`),
  description: (region: string) => `Who supports the user groups of ${region}: sponsors and hosts.`,
  kicker: 'Sponsor',
  hosted: (count: number) => (count === 1 ? 'hosted one meetup' : `hosted ${count} meetups`),
  current: 'Sponsor at present',
  supports: 'What they support',
  supported: 'What they supported',
  of: 'Of',
  since: 'From',
  until: 'Until',
  hostedTitle: 'Where they lent the room',
  latest: (shown: number) => `The latest ${shown}`,
  emptyTitle: 'No sponsor fits',
  emptyDetail: 'Try another word, or fewer.',
  profileDescription: (name: string) => `${name}: what they support among the user groups of the region.`,
  nothingKnown: 'What they gave is not known yet.',
};

const de: typeof en = {
  words: 'Name',
  count: (count) => (count === 1 ? '1 Sponsor oder Gastgeber' : `${count} Sponsoren und Gastgeber`),
  description: (region) => `Wer die Usergroups von ${region} unterstützt: Sponsoren und Gastgeber.`,
  kicker: 'Sponsor',
  hosted: (count) => (count === 1 ? 'Gastgeber eines Treffens' : `Gastgeber von ${count} Treffen`),
  current: 'Zurzeit Sponsor',
  supports: 'Was sie unterstützen',
  supported: 'Was sie unterstützt haben',
  of: 'Wen oder was',
  since: 'Von',
  until: 'Bis',
  hostedTitle: 'Wo sie Gastgeber waren',
  latest: (shown) => `Die letzten ${shown}`,
  emptyTitle: 'Kein Sponsor passt',
  emptyDetail: 'Ein anderes Wort versuchen, oder weniger.',
  profileDescription: (name) => `${name}: was sie bei den Usergroups der Region unterstützen.`,
  nothingKnown: 'Was sie gegeben haben, ist noch nicht bekannt.',
};

const texts: Record<Locale, typeof en> = { en, de };

/** The texts that only the pages of sponsorship need, in a language. */
export function sponsorshipTexts(locale: Locale): typeof en {
  return texts[locale];
}

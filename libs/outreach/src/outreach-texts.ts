import type { Locale } from '#web/messages';

const en = {
  /** Stands where a name would, when there is none that may be shown. */
  aSpeaker: 'A speaker',
  groupCount: (count: number) => (count === 1 ? 'at one group' : `at ${count} groups`),
  dateUnknown: 'Date not known',
  aMeetup: 'a meetup',
  partOf: 'Part of',
  parts: 'What it held',
  track: 'Track',
  abstract: 'What it is about',
  noAbstract: 'Nothing more has been written about it.',
  originalTitle: 'Original title',
  materials: 'On record',
  talkDescription: (title: string, names: string) => (names ? `${title}, a talk by ${names}` : title),
  latestOf: (shown: number, count: number) => `The latest ${shown} of ${count}`,
  kinds: {
    talk: 'Talk',
    lightning: 'Lightning talk',
    keynote: 'Keynote',
    workshop: 'Workshop',
    panel: 'Panel',
    demo: 'Demonstration',
    discussion: 'Discussion',
    interview: 'Interview',
    'q-and-a': 'Questions and answers',
    'open-mic': 'Open mic',
    intro: 'Opening',
    outro: 'Closing',
    podcast: 'Podcast',
    session: 'Session',
    break: 'Break',
    other: 'Programme item',
  },
  material: { slides: 'Slides', transcript: 'Transcript', code: 'Code', 'write-up': 'Write-up', video: 'Recording' },
  service: {
    website: 'Website',
    github: 'GitHub',
    gitlab: 'GitLab',
    mastodon: 'Mastodon',
    linkedin: 'LinkedIn',
    twitter: 'Twitter',
    bluesky: 'Bluesky',
    speakerdeck: 'Speaker Deck',
  },
};

const de: typeof en = {
  aSpeaker: 'Jemand',
  groupCount: (count) => (count === 1 ? 'bei einer Gruppe' : `bei ${count} Gruppen`),
  dateUnknown: 'Datum nicht bekannt',
  aMeetup: 'einem Treffen',
  partOf: 'Teil von',
  parts: 'Was dazugehörte',
  track: 'Strang',
  abstract: 'Worum es geht',
  noAbstract: 'Mehr ist dazu nicht geschrieben.',
  originalTitle: 'Originaltitel',
  materials: 'Zum Nachsehen',
  talkDescription: (title, names) => (names ? `${title}, ein Vortrag von ${names}` : title),
  latestOf: (shown, count) => `Die letzten ${shown} von ${count}`,
  kinds: {
    talk: 'Vortrag',
    lightning: 'Kurzvortrag',
    keynote: 'Keynote',
    workshop: 'Workshop',
    panel: 'Podium',
    demo: 'Vorführung',
    discussion: 'Diskussion',
    interview: 'Interview',
    'q-and-a': 'Fragen und Antworten',
    'open-mic': 'Offene Bühne',
    intro: 'Eröffnung',
    outro: 'Abschluss',
    podcast: 'Podcast',
    session: 'Veranstaltung',
    break: 'Pause',
    other: 'Programmpunkt',
  },
  material: { slides: 'Folien', transcript: 'Mitschrift', code: 'Code', 'write-up': 'Bericht', video: 'Aufzeichnung' },
  service: en.service,
};

const texts: Record<Locale, typeof en> = { en, de };

/** The texts that only the pages of outreach need, in a language. */
export function outreachTexts(locale: Locale): typeof en {
  return texts[locale];
}

/** The name of a kind of talk; one that is not known by name is a programme item. */
export function kindName(kind: string, locale: Locale): string {
  const { kinds } = texts[locale];
  return (kinds as Readonly<Record<string, string>>)[kind] ?? kinds.other;
}

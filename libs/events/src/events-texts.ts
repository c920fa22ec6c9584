import type { Locale } from '#web/messages';
import type { MeetupFormat } from './meetup/meetup.js';

const en = {
  format: {
    presentations: 'Talks',
    'lightning-talks': 'Lightning talks',
    'code-review': 'Code review',
    video: 'Video evening',
    social: 'Social evening',
    'hands-on': 'Hands-on evening',
    sprint: 'Sprint',
    dojo: 'Coding dojo',
    'project-night': 'Project night',
    workshop: 'Workshop',
    'slide-karaoke': 'Slide karaoke',
    unconference: 'Unconference',
    hackathon: 'Hackathon',
    rehearsal: 'Rehearsal',
    conference: 'Conference',
    other: 'Open format',
  } satisfies Record<MeetupFormat, string>,
  map: 'On the map',
  cancelledOn: (date: string) => `Cancelled on ${date}.`,
  reinstatedOn: (date: string) => `Takes place after all, said on ${date}.`,
  movedFrom: (place: string) => `Moved: it was planned at ${place}.`,
  movedOn: (date: string) => `Moved to another place on ${date}.`,
  newFaces: (count: number) => (count === 1 ? '1 for the first time' : `${count} for the first time`),
  cancelledTitle: (title: string) => `Cancelled: ${title}`,
  stoodInLine: 'were on the waiting list',
  recapTitle: (title: string) => `How it went: ${title}`,
  monthsOf: (year: string) => `Months of ${year}`,
};

const de: typeof en = {
  format: {
    presentations: 'Vorträge',
    'lightning-talks': 'Kurzvorträge',
    'code-review': 'Code-Review',
    video: 'Video-Abend',
    social: 'Stammtisch',
    'hands-on': 'Mitmach-Abend',
    sprint: 'Sprint',
    dojo: 'Coding Dojo',
    'project-night': 'Projektabend',
    workshop: 'Workshop',
    'slide-karaoke': 'Folien-Karaoke',
    unconference: 'Unkonferenz',
    hackathon: 'Hackathon',
    rehearsal: 'Probe',
    conference: 'Konferenz',
    other: 'Offenes Format',
  },
  map: 'Auf der Karte',
  cancelledOn: (date) => `Abgesagt am ${date}.`,
  reinstatedOn: (date) => `Findet doch statt, mitgeteilt am ${date}.`,
  movedFrom: (place) => `Verlegt: geplant war ${place}.`,
  movedOn: (date) => `Am ${date} an einen anderen Ort verlegt.`,
  newFaces: (count) => `${count} zum ersten Mal`,
  cancelledTitle: (title) => `Abgesagt: ${title}`,
  stoodInLine: 'standen auf der Warteliste',
  recapTitle: (title) => `Wie es war: ${title}`,
  monthsOf: (year) => `Monate ${year}`,
};

const texts: Record<Locale, typeof en> = { en, de };

/** The texts that only the pages of meetups need, in a language. */
export function eventsTexts(locale: Locale): typeof en {
  return texts[locale];
}

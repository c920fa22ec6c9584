import { listed } from './people.js';
import type { Random } from './random.js';

const titlePatterns = [
  (topic: string) => `What nobody told me about ${topic}`,
  (topic: string) => `A practical tour of ${topic}`,
  (topic: string) => `${capital(topic)} in production: a year later`,
  (topic: string) => `Learning ${topic} the hard way`,
  (topic: string) => `${capital(topic)} without fear`,
  (topic: string) => `Debugging ${topic}, live`,
  (topic: string) => `From zero to ${topic} in twenty minutes`,
  (topic: string) => `How we stopped fighting ${topic}`,
  (topic: string) => `${capital(topic)}: the boring parts`,
  (topic: string) => `Three myths about ${topic}`,
  (topic: string) => `A small team meets ${topic}`,
  (topic: string) => `${capital(topic)} and the people who maintain it`,
  (topic: string) => `When ${topic} goes wrong at two in the morning`,
  (topic: string) => `Rewriting our ${topic}, twice`,
  (topic: string) => `${capital(topic)} explained with biscuits`,
] as const;
const germanPatterns = [
  (topic: string) => `${capital(topic)} im Alltag`,
  (topic: string) => `Was wir über ${topic} gelernt haben`,
  (topic: string) => `${capital(topic)}: ein ehrlicher Erfahrungsbericht`,
  (topic: string) => `Keine Angst vor ${topic}`,
  (topic: string) => `${capital(topic)} von Anfang an`,
  (topic: string) => `Wenn ${topic} nachts um zwei klemmt`,
] as const;

const openings = [
  (topic: string) => `Everybody has an opinion on ${topic}; few people have numbers.`,
  (topic: string) => `We started with ${topic} because a deadline left no other choice.`,
  (topic: string) => `This talk is about the week in which ${topic} cost us a customer, and what we changed.`,
  (topic: string) => `Most introductions to ${topic} end where the trouble begins. This one begins there.`,
  (topic: string) => `${capital(topic)} looks easy in a demo.`,
  (topic: string) => `I have explained ${topic} to four new colleagues this year. This is the version that worked.`,
];
const middles = [
  'We look at one real system, follow one request through it, and stop wherever somebody laughs.',
  'There will be code, a graph that goes the wrong way, and the fix that took one line.',
  'I show what we measured before and after, and which of our guesses were wrong.',
  'The second half is a demonstration that depends on the network, so bring patience.',
  'No previous knowledge needed beyond having been annoyed by it once.',
  'I compare three approaches that we tried and say which one we kept, and why not the fastest.',
];
const closings = [
  'You leave with a checklist of one page.',
  'Questions during the talk are welcome.',
  'Slides and code are shared afterwards.',
  'Suited for beginners; experts may sit at the back and nod.',
  'It is a first talk, so be kind and ask easy questions first.',
  'There is time for your own war stories at the end.',
];

/** Title of a talk about a topic. */
export function talkTitle(random: Random, topic: string, language: string): string {
  return random.pick(language === 'de' && random.chance(0.7) ? germanPatterns : titlePatterns)(topic);
}

export function talkAbstract(random: Random, topic: string): string {
  return `${random.pick(openings)(topic)} ${random.pick(middles)} ${random.pick(closings)}`;
}

const welcomes = [
  'Doors open half an hour before. There are drinks, and there is something to eat for everybody, vegan included.',
  'Come early for a seat near the sockets. We start on time and stop on time.',
  'New here? Look for the people with the yellow lanyards, they will introduce you.',
  'We are glad about everybody who comes for the first time: say hello at the door.',
  'Afterwards we move on to a place nearby, and nobody has to talk about work there.',
];
const germanWelcomes = [
  'Einlass ist eine halbe Stunde vorher, für Getränke ist gesorgt. Wer zum ersten Mal kommt: einfach an der Tür melden.',
  'Wir fangen pünktlich an und hören pünktlich auf. Danach geht es für alle, die mögen, in die Kneipe um die Ecke.',
  'Anmeldung hilft uns beim Einkaufen, ist aber keine Pflicht. Kommt vorbei!',
];

/** What a meetup says about itself. */
export function meetupDescription(
  random: Random,
  about: {
    readonly format: string;
    readonly talks: readonly string[];
    readonly topic: string;
    readonly language: string;
    readonly joint: readonly string[];
  },
): string {
  const welcome = random.pick(about.language === 'de' ? germanWelcomes : welcomes);
  const together =
    about.joint.length > 1
      ? about.language === 'de'
        ? `\n\nEin gemeinsamer Abend: ${about.joint.join(', ')}. Eine Anmeldung genügt für alle.`
        : `\n\nThis is a joint evening of ${listed(about.joint)}; one RSVP is enough for all of us.`
      : '';
  if (about.talks.length > 0) {
    const programme = about.talks.map((title) => `- ${title}`).join('\n');
    const intro =
      about.language === 'de'
        ? random.pick(['Auf dem Programm:', 'Diesmal mit:', 'Das erwartet euch:'])
        : random.pick(['On the programme:', 'This time:', 'Tonight:', 'We look forward to:']);
    return `${intro}\n\n${programme}\n\n${welcome}${together}`;
  }
  const sessions = about.language === 'de' ? germanSessions : englishSessions;
  const session = sessions[about.format]?.(about.topic);
  return `${session ?? capital(about.topic)}\n\n${welcome}${together}`;
}

type Sessions = Readonly<Record<string, (topic: string) => string>>;
const englishSessions: Sessions = {
  social: (topic) => `No talks, no slides: an hour to meet, with ${topic} as an excuse.`,
  'project-night': (topic) => `Bring a project, or join one. Somebody will certainly be working on ${topic}.`,
  'hands-on': (topic) => `We work through an exercise on ${topic} in pairs. Bring a laptop; we have a few to lend.`,
  workshop: (topic) => `A guided workshop on ${topic}, from the first step to something you can take home.`,
  'lightning-talks': (topic) => `Five minutes each, no more. The theme is ${topic}, and nobody checks.`,
};
const germanSessions: Sessions = {
  social: (topic) => `Keine Vorträge, keine Folien: ein Treffen zum Kennenlernen, mit ${topic} als Vorwand.`,
  'project-night': (topic) => `Bringt ein Projekt mit oder macht bei einem mit. An ${topic} arbeitet sicher jemand.`,
  'hands-on': (topic) =>
    `Wir üben zu zweit, diesmal rund um ${topic}. Bringt einen Laptop mit; ein paar haben wir zum Leihen.`,
  workshop: (topic) =>
    `Ein angeleiteter Workshop zu ${topic}, vom ersten Schritt bis zu etwas, das ihr mitnehmen könnt.`,
  'lightning-talks': (topic) =>
    `Fünf Minuten pro Person, nicht mehr. Das Thema ist ${topic}, und niemand prüft es nach.`,
};

const recaps = [
  (count: number, topic: string) =>
    `${count} of us in the room, and still arguing about ${topic} on the platform afterwards. Thank you to the speakers and to everybody who stacked chairs.`,
  (count: number, topic: string) =>
    `A full evening: ${count} people, three microphones, one of which worked. The discussion on ${topic} went on until the lights were switched off.`,
  (count: number, topic: string) => `We were ${count}, with many new faces. The notes on ${topic} are linked below.`,
  (count: number, topic: string) =>
    `${count} people came in spite of the railway. Best question of the evening: does anybody here actually like ${topic}? Two hands.`,
  (count: number, topic: string) =>
    `Smaller round than usual with ${count}, which left time for a proper conversation about ${topic}.`,
];
const germanRecaps = [
  (count: number, topic: string) =>
    `Wir waren ${count}, und über ${topic} wurde noch lange diskutiert. Danke an alle, die vorgetragen und aufgeräumt haben.`,
  (count: number, topic: string) =>
    `${count} Leute, viele davon zum ersten Mal dabei. Die Notizen zu ${topic} stehen unten.`,
  (count: number, topic: string) =>
    `Ein runder Abend mit ${count} Gästen. Das Thema ${topic} kommt bald noch einmal dran.`,
];

export function recapOf(random: Random, count: number, topic: string, language: string): string {
  return random.pick(language === 'de' ? germanRecaps : recaps)(count, topic);
}

const cancellations = [
  'The speaker is ill and nobody could step in. We make up for it next month.',
  'The venue has a burst pipe. Stay dry!',
  'Railway strike: too many of us would not get home.',
  'Too few of us had time this close to the holidays.',
  'Der Raum steht kurzfristig nicht zur Verfügung. Nächsten Monat wieder!',
];

export function cancellationReason(random: Random): string {
  return random.pick(cancellations);
}

/** Title of a meetup of a series. */
export function meetupTitle(
  random: Random,
  about: {
    readonly group: string;
    readonly series: string;
    readonly format: string;
    readonly number: number;
    readonly topics: readonly string[];
  },
): string {
  const [first, other] = about.topics;
  if (about.format === 'presentations') {
    return random.pick([
      `${capital(first!)}${other ? ` and ${other}` : ''}`,
      `${about.series}: ${first}${other ? ` + ${other}` : ''}`,
      `${about.group} #${about.number}: ${first}`,
      other ? `${capital(first!)}, ${other} and friends` : `An evening of ${first}`,
    ]);
  }
  return random.pick([
    `${about.series} #${about.number}`,
    `${about.series}: ${first}`,
    `${about.series} #${about.number}: ${first}`,
  ]);
}

/** A text with a capital at its beginning. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

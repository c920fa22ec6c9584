import { demoSize, eventsOf, type NetworkSize, sizeOf } from '#generator/demo-network';
import { generate, generatedBefore } from '#generator/generate';
import type { Verb } from '../verb.js';

const options = [
  { name: 'groups', from: 1, to: 20_000 },
  { name: 'years', from: 1, to: 30 },
  { name: 'people', from: 3, to: 2_000_000 },
  { name: 'seed', from: 0, to: 4_294_967_295 },
] as const;

/** Fills an empty folder with an invented network; an interrupted one is continued. A folder in real use is refused. */
export const generateVerb: Verb = {
  name: 'generate',
  summary: 'Fill an empty folder with an invented network. The same seed gives the same network.',
  options: [
    { flags: '--groups <number>', meaning: 'how many groups', otherwise: String(demoSize.groups) },
    { flags: '--years <number>', meaning: 'years of history before today', otherwise: String(demoSize.years) },
    { flags: '--people <number>', meaning: 'people who come to meetups', otherwise: String(demoSize.people) },
    { flags: '--seed <number>', meaning: 'what chance is drawn from', otherwise: String(demoSize.seed) },
    {
      flags: '--events <number>',
      meaning: 'about so many events, for measuring; sets groups, years and people itself',
    },
  ],
  run: async ({ platform, options: given, signal, say, progress }) => {
    const size = sizeIn(given);
    const { store, clock, folder } = platform.installation;
    const before = await generatedBefore(store);
    if (before.kind === 'real') {
      throw new Error(
        `The folder ${folder} holds a network that people began; nothing is generated into it. ` +
          'Name another folder with FOLKMOOT_DATA.',
      );
    }
    if (before.kind === 'generated') {
      const { now: _now, ...former } = before.options;
      if (JSON.stringify(former) !== JSON.stringify(size)) {
        throw new Error(
          `The folder ${folder} holds a network generated with ${described(former)}. ` +
            'Name another folder with FOLKMOOT_DATA, or the same numbers to go on with that one.',
        );
      }
    }
    const now = before.kind === 'generated' ? before.options.now : clock();
    const started = performance.now();
    const outcome = await generate({ ...size, now }, platform.commands, {
      signal,
      continued: before.kind === 'generated',
      progress: (done, total) =>
        progress({ what: 'generating', done, total, unit: size.archive ? 'meetups and speakers' : 'meetups' }),
    });
    const seconds = (performance.now() - started) / 1000;
    say(
      `${outcome.meetups.toLocaleString('en')} meetups, ${outcome.events.toLocaleString('en')} events written in ` +
        `${seconds.toFixed(1)} s (${outcome.repeated.toLocaleString('en')} commands had been in before).`,
    );
    return { facts: { ...size, now, ...outcome, seconds: Math.round(seconds * 10) / 10 } };
  },
};

function sizeIn(given: Readonly<Record<string, string | boolean | undefined>>): NetworkSize {
  const numbers = options.map(({ name, from, to }) => {
    const text = given[name] ?? String(demoSize[name]);
    const number = Number(text);
    if (!Number.isInteger(number) || number < from || number > to) {
      throw new Error(`--${name} must be a whole number from ${from} to ${to}, not "${String(text)}".`);
    }
    return [name, number] as const;
  });
  const size = Object.fromEntries(numbers) as unknown as NetworkSize;
  if (given['events'] !== undefined) {
    const events = Number(given['events']);
    if (!Number.isInteger(events) || events < 10_000 || events > 20_000_000) {
      throw new Error(`--events must be a whole number from 10000 to 20000000, not "${String(given['events'])}".`);
    }
    return sizeOf(events, size.seed);
  }
  if (size.people < size.groups * 3) {
    throw new Error(`--people must be at least ${size.groups * 3}: every group is organised by three people.`);
  }
  return size;
}

function described(size: NetworkSize): string {
  const { groups, years, people, seed } = size;
  const events = eventsOf(size);
  if (events !== undefined) return `--events ${events} --seed ${seed}`;
  return `--groups ${groups} --years ${years} --people ${people} --seed ${seed}`;
}

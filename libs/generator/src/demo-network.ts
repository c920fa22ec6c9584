import { occurrencesBetween } from '#calendar/recurrence';
import { derivedId } from '#kernel/identifiers';
import { type GroupBlueprint, groupBlueprints, type SeriesBlueprint } from './group-blueprints.js';
import { meetupTitle, talkTitle } from './meetup-texts.js';
import { type InventedSpeaker, inventedSpeaker, personIdOf } from './people.js';
import { type Random, randomFrom } from './random.js';
import { region, type TownKey, townKeys, towns } from './region.js';
import { sponsorBlueprints } from './sponsor-blueprints.js';
import { venueBlueprints } from './venue-blueprints.js';

/** How large the generated network is. */
export interface NetworkSize {
  readonly groups: number;
  /** Years of history before now. */
  readonly years: number;
  /** People who come to meetups. */
  readonly people: number;
  readonly seed: number;
  /** Speakers of an archive of talks, far more than a region has: for measuring. */
  readonly archive?: number;
}

/** Speakers of the archive for each event of a network made for measuring; each is worth six events. */
const archiveShare = 0.107;

/**
 * The size of a network of about so many events, for measuring: 20 % of them with personal fields, and two documents in
 * views for every five events.
 */
export function sizeOf(events: number, seed = 1): NetworkSize {
  const groups = Math.max(3, Math.round((demoSize.groups * events * (1 - 6 * archiveShare)) / 65_000));
  return { groups, years: demoSize.years, people: groups * 107, seed, archive: Math.round(events * archiveShare) };
}

/** For how many events a size was made; nothing for one that was not made for measuring. */
export function eventsOf({ archive }: NetworkSize): number | undefined {
  return archive === undefined ? undefined : Math.round(archive / archiveShare);
}

/** The network that `npm start` shows on an empty folder. */
export const demoSize: NetworkSize = { groups: 14, years: 4, people: 1500, seed: 1 };

export const day = 86_400_000;
const upcomingDays = 70;

export interface PlannedGroup {
  readonly number: number;
  readonly id: string;
  readonly blueprint: GroupBlueprint;
  readonly random: Random;
  readonly foundedOn: string;
  /** Numbers of the people who belong to it, in the order in which they joined. */
  readonly members: readonly number[];
  readonly organisers: readonly string[];
  /** When it held its last meetup (ms); for groups that faded or were retired. */
  readonly endedAt: number | undefined;
}

export interface PlannedVenue {
  readonly id: string;
  readonly number: number;
  readonly town: TownKey;
  readonly capacity: number;
  readonly sponsor: number | undefined;
}

export interface PlannedTalk {
  readonly id: string;
  readonly title: string;
  readonly topic: string;
  readonly speakers: readonly InventedSpeaker[];
  readonly language: string;
  readonly minutes: number;
}

export interface PlannedMeetup {
  readonly id: string;
  /** Stable name in ids and keys. */
  readonly name: string;
  readonly hosts: readonly PlannedGroup[];
  readonly series: SeriesBlueprint;
  readonly seriesId: string;
  readonly title: string;
  readonly topic: string;
  readonly local: string;
  readonly startsAt: number;
  readonly announcedAt: number;
  readonly upcoming: boolean;
  readonly venue: PlannedVenue;
  /** Where it was first meant to be, when it moved. */
  readonly movedFrom: PlannedVenue | undefined;
  /** When it was first meant to begin, local time, when it was rescheduled. */
  readonly rescheduledFrom: string | undefined;
  readonly cancelled: boolean;
  readonly mode: 'in-person' | 'online' | 'hybrid';
  readonly language: string;
  readonly capacity: number;
  /** People who say yes. */
  readonly wanted: number;
  readonly talks: readonly PlannedTalk[];
  readonly random: Random;
}

export interface DemoNetwork {
  readonly size: NetworkSize;
  /** The instant (ms) that counts as now: history ends here, upcoming meetups begin. */
  readonly now: number;
  readonly from: number;
  readonly groups: readonly PlannedGroup[];
  readonly venues: readonly PlannedVenue[];
  readonly speakers: readonly InventedSpeaker[];
  /** In the order of their start. */
  readonly meetups: readonly PlannedMeetup[];
  readonly random: Random;
}

/** Invents the whole network. The same size, seed and instant always give the same one. */
export function inventNetwork(size: NetworkSize, nowIso: string): DemoNetwork {
  const now = Date.parse(nowIso);
  const from = now - Math.round(size.years * 365.25 * day);
  const random = randomFrom('folkmoot', size.seed);
  const blueprints = blueprintsFor(size.groups);
  const members = membersOf(blueprints, size, random.fork('members'));
  const groups = blueprints.map((blueprint, number): PlannedGroup => {
    const own = random.fork('group', number);
    const founded = new Date(from - blueprint.age * 365 * day - own.whole(0, 200) * day);
    return {
      number,
      id: derivedId('generated-group', size.seed, number),
      blueprint,
      random: own,
      foundedOn: founded.toISOString().slice(0, 10),
      members: members[number]!,
      organisers: members[number]!.slice(0, 3).map((person) => personIdOf(size.seed, person)),
      endedAt: endOfGroup(blueprint, now, size.years),
    };
  });
  const venues = venueBlueprints.map(({ name, town, capacity }, number): PlannedVenue => {
    const lender = sponsorBlueprints.findIndex((sponsor) => sponsor.lends === name);
    return {
      id: derivedId('generated-venue', size.seed, number),
      number,
      town,
      capacity,
      sponsor: lender < 0 ? undefined : lender,
    };
  });
  const speakers = speakersOf(groups, size, random.fork('speakers'));
  const meetups = groups
    .flatMap((group) => meetupsOf(group, { size, now, from, groups, venues, speakers }))
    .sort((a, b) => a.startsAt - b.startsAt || (a.name < b.name ? -1 : 1));
  return { size, now, from, groups, venues, speakers, meetups, random };
}

/** The blueprints there are; beyond them, the same technologies in other towns. */
function blueprintsFor(count: number): GroupBlueprint[] {
  return Array.from({ length: count }, (_, number) => {
    const blueprint = groupBlueprints[number % groupBlueprints.length]!;
    const round = Math.floor(number / groupBlueprints.length);
    if (round === 0) return blueprint;
    const town = townKeys[(number + round) % townKeys.length]!;
    const { former: _former, ...rest } = blueprint;
    const [technology] = blueprint.technologies;
    const suffix = round > 1 ? ` ${round}` : '';
    return {
      ...rest,
      key: `${blueprint.key}-${round}`,
      name: `${technology} ${towns[town].name}${suffix}`,
      slug: `${blueprint.slug}-${town}${round > 1 ? `-${round}` : ''}`,
      town,
      age: (blueprint.age + round) % 11,
      fate: blueprint.fate === 'renamed' ? 'thrives' : blueprint.fate,
    };
  });
}

function endOfGroup({ fate }: GroupBlueprint, now: number, years: number): number | undefined {
  if (fate === 'fades') return now - Math.min(300, years * 120) * day;
  if (fate === 'retires') return now - Math.min(420, years * 150) * day;
  return undefined;
}

/** Each person belongs to one to three groups, the larger ones more often. */
function membersOf(blueprints: readonly GroupBlueprint[], size: NetworkSize, random: Random): number[][] {
  const weights = blueprints.flatMap(({ size }, number) => Array.from({ length: Math.ceil(size / 8) }, () => number));
  const members: number[][] = blueprints.map(() => []);
  for (let person = 0; person < size.people; person++) {
    const groups = new Set(Array.from({ length: random.whole(1, 3) }, () => random.pick(weights)));
    if (person < blueprints.length * 3) groups.add(person % blueprints.length);
    for (const group of groups) members[group]!.push(person);
  }
  return members;
}

function speakersOf(groups: readonly PlannedGroup[], { seed, people }: NetworkSize, random: Random): InventedSpeaker[] {
  const slugs = new Set<string>();
  const numbers = new Set<number>();
  const count = Math.max(groups.length, Math.round(people / 11));
  return Array.from({ length: count }, (_, index) => {
    const group = groups[index % groups.length]!;
    const { topics, town, languages } = group.blueprint;
    const number = group.members.find((member) => !numbers.has(member)) ?? people + index;
    numbers.add(number);
    const home = random.chance(0.6) ? town : random.pick(townKeys);
    return inventedSpeaker(
      random.fork(index),
      { seed, number, home: group.number, town: home, topics, languages },
      slugs,
    );
  });
}

type Surroundings = Pick<DemoNetwork, 'size' | 'now' | 'from' | 'groups' | 'venues' | 'speakers'>;

function meetupsOf(group: PlannedGroup, around: Surroundings): PlannedMeetup[] {
  const { now, from, size } = around;
  const { blueprint } = group;
  const usual = usualVenues(group, around.venues);
  const home = around.speakers.filter((speaker) => speaker.home === group.number);
  const year = new Date(from).getUTCFullYear() - 1;
  return blueprint.series.flatMap((series, seriesNumber) => {
    const seriesId = derivedId('generated-series', size.seed, group.number, seriesNumber);
    const { occurrences } = occurrencesBetween(
      { start: { local: `${year}-01-02T${series.time}`, zone: region.zone }, rule: series.rule },
      new Date(from).toISOString(),
      new Date((group.endedAt ?? now + upcomingDays * day) + 1).toISOString(),
      10_000,
    );
    return occurrences.flatMap(({ local, instant }, index): PlannedMeetup[] => {
      const startsAt = Date.parse(instant);
      const name = `${blueprint.key}/${seriesNumber}/${local.slice(0, 10)}`;
      const random = group.random.fork('meetup', seriesNumber, local.slice(0, 10));
      // nobody comes between the years; what starts just now would begin while it is being announced
      if (/-(12-2[2-9]|12-3|01-0[1-3])/.test(local) || Math.abs(startsAt - now) < day / 6) return [];
      if (local.slice(5, 7) === '08' && random.chance(0.35)) return [];
      const upcoming = startsAt > now;
      const along = (startsAt - from) / (now - from);
      const hosts = [group, ...partners(random, group, around.groups, startsAt, seriesNumber)];
      const joint = hosts.length > 1;
      const language =
        blueprint.languages.length > 1 && random.chance(0.25) ? blueprint.languages[1]! : blueprint.languages[0]!;
      const talks = talksOf(random, { group, series, home, hosts, around, language, name });
      const topics =
        talks.length > 0 ? [...new Set(talks.map((talk) => talk.topic))] : random.sample(blueprint.topics, 2);
      const venue = joint ? random.pick(largeOnes(around.venues)) : random.pick(usual);
      const wanted = turnout(random, group, series, along, joint, size);
      const rescheduled = !upcoming && random.chance(0.04);
      return [
        {
          id: derivedId('generated-meetup', size.seed, name),
          name,
          hosts,
          series,
          seriesId,
          title: meetupTitle(random, {
            group: blueprint.name,
            series: series.name,
            format: series.format,
            number: index + 1 + blueprint.age * 11,
            topics,
          }),
          topic: topics[0]!,
          local,
          startsAt,
          announcedAt: Math.min(startsAt - random.whole(18, 45) * day, now - random.whole(1, 20) * day),
          upcoming,
          venue,
          movedFrom: !upcoming && random.chance(0.05) ? random.pick(usual) : undefined,
          rescheduledFrom: rescheduled ? weekEarlier(local) : undefined,
          cancelled: random.chance(upcoming ? 0.03 : 0.045),
          mode: random.chance(0.06) ? 'online' : random.chance(0.1) ? 'hybrid' : 'in-person',
          language,
          capacity: Math.min(venue.capacity, Math.max(12, Math.round((wanted * random.whole(8, 16)) / 10))),
          wanted,
          talks,
          random,
        },
      ];
    });
  });
}

function usualVenues({ blueprint }: PlannedGroup, venues: readonly PlannedVenue[]): PlannedVenue[] {
  const near = venues.filter(({ town }) => town === blueprint.town);
  const further = venues.filter(
    ({ town }) => town !== blueprint.town && (town === 'frankfurt' || town === 'offenbach'),
  );
  return [...near, ...near, ...further.slice(0, 2)];
}

function largeOnes(venues: readonly PlannedVenue[]): PlannedVenue[] {
  return venues.filter(({ capacity }) => capacity >= 80);
}

/** Now and then a meetup is held by two or three groups together; not the side series, and not with groups that are gone. */
function partners(
  random: Random,
  group: PlannedGroup,
  groups: readonly PlannedGroup[],
  at: number,
  seriesNumber: number,
): PlannedGroup[] {
  if (seriesNumber > 0 || !random.chance(0.09)) return [];
  const others = groups.filter((other) => other !== group && (other.endedAt === undefined || other.endedAt > at));
  return random.sample(others, random.chance(0.3) ? 2 : 1);
}

function turnout(
  random: Random,
  { blueprint, members, endedAt }: PlannedGroup,
  { draw }: SeriesBlueprint,
  along: number,
  joint: boolean,
  { groups, people }: NetworkSize,
): number {
  const trend =
    blueprint.fate === 'grows' ? 0.6 + 0.7 * along : endedAt !== undefined ? 1.1 - 0.9 * along : 0.85 + 0.2 * along;
  const scale = 0.73 * Math.min(1.5, people / (groups * 107));
  const usual = blueprint.size * scale * draw * trend * (joint ? 1.35 : 1) * (0.75 + 0.5 * random.next());
  return Math.max(3, Math.min(Math.round(usual), Math.floor(members.length * 0.8)));
}

function weekEarlier(local: string): string {
  const date = new Date(`${local.slice(0, 10)}T12:00:00Z`);
  return `${new Date(date.getTime() - 7 * day).toISOString().slice(0, 10)}${local.slice(10)}`;
}

function talksOf(
  random: Random,
  about: {
    readonly group: PlannedGroup;
    readonly series: SeriesBlueprint;
    readonly home: readonly InventedSpeaker[];
    readonly hosts: readonly PlannedGroup[];
    readonly around: Surroundings;
    readonly language: string;
    readonly name: string;
  },
): PlannedTalk[] {
  const { series, home, hosts, around, language, group } = about;
  const count =
    series.format === 'presentations'
      ? random.pick([1, 2, 2, 2, 3])
      : series.format === 'lightning-talks'
        ? random.whole(4, 6)
        : 0;
  const pool = [
    ...home,
    ...home,
    ...around.speakers.filter((speaker) => hosts.some((host) => host !== group && host.number === speaker.home)),
    ...random.sample(around.speakers, 3),
  ];
  const speakers = [...new Set(random.sample(pool, count * 2 + 2))];
  const taken = new Set<string>();
  return Array.from({ length: Math.min(count, speakers.length) }, (_, index): PlannedTalk => {
    const speaker = speakers[index]!;
    const fresh = speaker.topics.filter((topic) => !taken.has(topic));
    const topic = random.pick(fresh.length > 0 ? fresh : speaker.topics);
    taken.add(topic);
    const second = speakers[count + index];
    return {
      id: derivedId('generated-talk', around.size.seed, about.name, index),
      title: talkTitle(random, topic, language),
      topic,
      speakers: second && random.chance(0.08) ? [speaker, second] : [speaker],
      language,
      minutes: series.format === 'lightning-talks' ? 5 : random.pick([20, 30, 30, 45, 45]),
    };
  });
}

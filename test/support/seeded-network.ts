import 'reflect-metadata';
import { ChangeGroupSlug } from '#directory/group/change-group-slug.command';
import { CountMembers } from '#directory/group/count-members.command';
import { RecordGroup } from '#directory/group/record-group.command';
import { RenameGroup } from '#directory/group/rename-group.command';
import { RetireGroup } from '#directory/group/retire-group.command';
import { AcceptNeighbour } from '#directory/neighbourhood/accept-neighbour.command';
import { ProposeNeighbour } from '#directory/neighbourhood/propose-neighbour.command';
import { DescribeNetwork } from '#directory/network/describe-network.command';
import { RecordVenue } from '#directory/venue/record-venue.command';
import { CountAttendance } from '#events/attendance/count-attendance.command';
import { AnnounceMeetup } from '#events/meetup/announce-meetup.command';
import { CancelMeetup } from '#events/meetup/cancel-meetup.command';
import { RecordHowItWent } from '#events/meetup/record-how-it-went.command';
import { RescheduleMeetup } from '#events/meetup/reschedule-meetup.command';
import type { Command, CommandClass } from '#kernel/command';
import { derivedId } from '#kernel/identifiers';
import { JoinSpeakerPool } from '#outreach/speaker/join-speaker-pool.command';
import { OfferTalk } from '#outreach/talk/offer-talk.command';
import { RecordTalkGiven } from '#outreach/talk/record-talk-given.command';
import { AgreeSponsorship } from '#sponsorship/agreement/agree-sponsorship.command';
import { ThankHost } from '#sponsorship/hosting/thank-host.command';
import { RecordSponsor } from '#sponsorship/sponsor/record-sponsor.command';

type Facts<C extends Command> = Partial<C> & object;

/** Takes commands as if it were the instant that is given: what follows happened and was recorded then. */
export interface NetworkDoor {
  at<C extends Command>(instant: string, type: CommandClass<C>, facts: Facts<C>): Promise<void>;
}

/** The same name always stands for the same thing. */
export const idOf = (kind: string, name: string): string => derivedId('fixture', kind, name);

export const zone = 'Europe/London';
const dayMs = 86_400_000;

/** The instant some days from now (before it when negative), at an hour of the day in UTC. */
export function daysFromNow(days: number, hour = 12): string {
  const day = new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);
  return `${day}T${String(hour).padStart(2, '0')}:00:00.000Z`;
}

/** A wall clock time some days from now. */
export const localTime = (days: number, hour = 19): string => daysFromNow(days, hour).slice(0, 16);

/** Texts that must stay texts wherever they are shown. `uniqueMark` is in each of them, so that they can be found. */
export const uniqueMark = 'zqx';
export const hostileTexts = [
  `<script>window.${uniqueMark}=1</script>`,
  `"><img src=x onerror=${uniqueMark}()>`,
  `</title><svg onload=${uniqueMark}()>`,
  `'-${uniqueMark}()-'`,
  `]]><x:${uniqueMark} xmlns:x="urn:x"/>`,
  `--><iframe src=javascript:${uniqueMark}()>`,
  `\r\nATTACH:http://${uniqueMark}.example/`,
  `{{constructor.constructor('${uniqueMark}()')()}}`,
  `&lt;b onclick=${uniqueMark}()&gt;`,
  `javascript:${uniqueMark}()`,
] as const;
export const hostileName = hostileTexts.slice(0, 5).join(' ').slice(0, 200);
export const hostileDescription = [
  'Some of these words look like markup.',
  ...hostileTexts,
  `<a href="javascript:${uniqueMark}()">a</a><b onmouseover="${uniqueMark}()">b</b><style>*{display:none}</style>`,
  `[link](javascript:${uniqueMark}()) ![picture](x" onerror="${uniqueMark}())`,
  `<math><mtext></p><img src onerror=${uniqueMark}()></mtext></math>`,
].join('\n\n');

export const longTitle = `${'A very long evening about everything that a small team learns when it keeps one program running for years '.repeat(2)}Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft`;

const towns = [
  { name: 'Cambridge', country: 'GB', region: 'Cambridgeshire', lat: 52.205, lon: 0.119 },
  { name: 'Norwich', country: 'GB', region: 'Norfolk', lat: 52.628, lon: 1.292 },
  { name: 'Peterborough', country: 'GB', region: 'Cambridgeshire', lat: 52.573, lon: -0.248 },
  { name: 'Ipswich', country: 'GB', region: 'Suffolk', lat: 52.059, lon: 1.155 },
  { name: "King's Lynn", country: 'GB', region: 'Norfolk', lat: 52.754, lon: 0.398 },
  { name: 'Lincoln', country: 'GB', region: 'Lincolnshire', lat: 53.234, lon: -0.538 },
] as const;
const technologies = ['Python', 'Ruby', 'Java', 'PHP', 'JavaScript', 'DevOps', 'Rust', 'R'] as const;

/** Slugs and ids that specs name. */
export const known = {
  group: 'fen-python',
  formerSlug: 'fenland-python-old',
  retired: 'marsh-perl',
  bare: 'bare-bones',
  hostile: 'hostile-words',
  rightToLeft: 'right-to-left',
  upcoming: idOf('meetup', 'upcoming'),
  longTitled: idOf('meetup', 'long'),
  cancelled: idOf('meetup', 'cancelled'),
  past: idOf('meetup', 'past'),
  moved: idOf('meetup', 'moved'),
  hostileMeetup: idOf('meetup', 'hostile'),
  online: idOf('meetup', 'online'),
  speaker: 'wren-hollis',
  hostileSpeaker: 'hostile-speaker',
  sponsor: 'quay-works',
  hostileSponsor: 'hostile-sponsor',
  venue: idOf('venue', 'hall'),
  /** When the network was described: nothing is older. */
  begunDaysAgo: 800,
  /** Days ago on which fen-python took its present name. */
  renamedDaysAgo: 300,
  formerName: 'Fenland Snake Charmers',
  name: 'Fen Python',
} as const;

export const groupId = (slug: string): string => idOf('group', slug);

/** How many groups of the seeded network are on the public directory. */
export const listedGroups = 33;

/**
 * Fills an empty installation with a small invented network that has one of everything the public site can show: plain and odd
 * groups, past and coming meetups, talks, speakers, sponsors, hosts, and words that try to become markup.
 */
export async function seedNetwork(door: NetworkDoor): Promise<void> {
  await seedDirectory(door);
  await seedMeetups(door);
  await seedSpeakers(door);
  await seedSponsors(door);
}

async function seedDirectory({ at }: NetworkDoor): Promise<void> {
  const begun = daysFromNow(-known.begunDaysAgo);
  await at(begun, DescribeNetwork, { name: 'Fenland Moot', region: 'the Fens', zone, demo: false });
  await at(begun, RecordGroup, {
    groupId: groupId(known.group),
    slug: known.formerSlug,
    name: known.formerName,
    zone,
    description: {
      format: 'markdown',
      text: 'We meet on the **second Tuesday** of the month, in a hall by the river.\n\n- two short talks\n- soup\n- a walk home\n\nSee [our notes](https://fen-python.example/notes).',
    },
    place: towns[0],
    technologies: ['Python', 'Data'],
    languages: ['en'],
    foundedOn: '2014-09-30',
    joinMode: 'open',
    memberName: 'Pythonistas',
    links: [
      { kind: 'website', url: 'https://fen-python.example/' },
      { kind: 'chat', url: 'https://chat.fen-python.example/' },
    ],
  });
  for (let index = 0; index < 28; index++) {
    const town = towns[index % towns.length]!;
    const technology = technologies[index % technologies.length]!;
    const slug = `group-${index + 1}`;
    await at(begun, RecordGroup, {
      groupId: groupId(slug),
      slug,
      name: `${town.name} ${technology} ${index + 1}`,
      zone,
      place: { ...town, lat: town.lat + (index % 5) * 0.01, lon: town.lon + (index % 7) * 0.01 },
      technologies: [technology],
      languages: index % 3 === 0 ? ['en', 'de'] : ['en'],
      description: { format: 'plain', text: `An evening a month about ${technology} in ${town.name}.` },
    });
  }
  await at(begun, RecordGroup, { groupId: groupId(known.bare), slug: known.bare, name: 'Bare Bones', zone });
  await at(begun, RecordGroup, {
    groupId: groupId(known.rightToLeft),
    slug: known.rightToLeft,
    name: 'مجموعة بايثون في المستنقع 🐍',
    zone,
    online: true,
    languages: ['ar'],
  });
  await at(begun, RecordGroup, {
    groupId: groupId('long-name'),
    slug: 'long-name-'.repeat(7) + 'end',
    name: `Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsfreundeskreis ${'and friends '.repeat(8)}`.trim(),
    zone,
    place: towns[1],
    technologies: ['Python'],
  });
  await at(begun, RecordGroup, {
    groupId: groupId(known.hostile),
    slug: known.hostile,
    name: hostileName,
    zone,
    place: { name: hostileTexts[0], country: 'GB', region: hostileTexts[1], lat: 52.4, lon: 0.26 },
    technologies: [hostileTexts[3], hostileTexts[4]],
    memberName: hostileTexts[0],
    alsoKnownAs: [...hostileTexts],
    description: { format: 'html', text: hostileDescription },
    links: [{ kind: hostileTexts[3], url: `https://hostile.example/?q='onclick='${uniqueMark}()` }],
  });
  await at(begun, RecordGroup, {
    groupId: groupId(known.retired),
    slug: known.retired,
    name: 'Marsh Perl',
    zone,
    place: towns[2],
  });
  await at(daysFromNow(-400), RetireGroup, {
    groupId: groupId(known.retired),
    reason: 'Nobody was left to open the door.',
  });
  await at(daysFromNow(-known.renamedDaysAgo), RenameGroup, { groupId: groupId(known.group), name: known.name });
  await at(daysFromNow(-known.renamedDaysAgo), ChangeGroupSlug, { groupId: groupId(known.group), slug: known.group });
  for (const [days, members] of [
    [-780, 21],
    [-600, 64],
    [-420, 118],
    [-200, 163],
    [-20, 240],
  ] as const) {
    await at(daysFromNow(days), CountMembers, { groupId: groupId(known.group), members });
  }
  await at(daysFromNow(-200), ProposeNeighbour, { groupId: groupId(known.group), neighbourId: groupId('group-2') });
  await at(daysFromNow(-199), AcceptNeighbour, { groupId: groupId('group-2'), neighbourId: groupId(known.group) });
  await at(begun, RecordVenue, {
    venueId: known.venue,
    name: 'The Boat Shed',
    kind: 'coworking',
    address: { street: '12 Quay Lane', city: 'Cambridge', postalCode: 'CB1 0AA', country: 'GB' },
    position: { lat: 52.207, lon: 0.121 },
    capacity: 60,
    access: { stepFree: true, lift: false, notes: 'Ramp at the water side.' },
    houseRules: 'Last one out locks the shed.',
  });
  await at(begun, RecordVenue, {
    venueId: idOf('venue', 'hostile'),
    name: hostileName,
    houseRules: hostileDescription,
    address: { street: hostileTexts[1], city: hostileTexts[0] },
  });
}

const inTown = { mode: 'in-person', place: towns[0] } as const;

async function seedMeetups({ at }: NetworkDoor): Promise<void> {
  const announce = (
    name: string,
    announcedDays: number,
    startDays: number,
    facts: Facts<AnnounceMeetup>,
  ): Promise<void> =>
    at(daysFromNow(announcedDays), AnnounceMeetup, {
      meetupId: idOf('meetup', name),
      hosts: [groupId(known.group)],
      title: 'Two short talks and soup',
      start: { local: localTime(startDays), zone, duration: 'PT2H' },
      format: 'presentations',
      technologies: ['Python'],
      ...inTown,
      ...facts,
    });
  await announce('past', -140, -100, {
    title: 'Generators after dark',
    venueId: known.venue,
    capacity: 60,
    description: { format: 'markdown', text: 'Bring a laptop and **one question**.' },
  });
  await announce('moved', -90, -60, { title: 'A walk through the standard library' });
  await at(daysFromNow(-80), RescheduleMeetup, {
    meetupId: known.moved,
    start: { local: localTime(-50), zone, duration: 'PT2H' },
  });
  for (let index = 0; index < 24; index++) {
    await announce(`series-${index}`, -400 + index * 14, -390 + index * 14, {
      title: `Evening number ${index + 1}`,
      hosts: [groupId(index % 3 === 0 ? known.group : `group-${(index % 28) + 1}`)],
      technologies: [technologies[index % technologies.length]!],
    });
  }
  await announce('upcoming', -10, 9, {
    title: 'Packaging without tears',
    venueId: known.venue,
    hosts: [groupId(known.group), groupId('group-2')],
    capacity: 60,
    description: {
      format: 'markdown',
      text: 'Two talks of twenty minutes, then questions.\n\n1. doors at half past six\n2. talks at seven\n3. soup',
    },
  });
  await announce('today', -10, 1, {
    title: 'Code reviews over tea',
    hosts: [groupId('group-3')],
    format: 'code-review',
  });
  await announce('long', -9, 16, { title: longTitle, hosts: [groupId(known.group)] });
  await announce('cancelled', -8, 23, { title: 'An evening that will not be' });
  await at(daysFromNow(-2), CancelMeetup, { meetupId: known.cancelled, reason: 'The hall is under water.' });
  await announce('online', -7, 12, {
    title: 'Remote pair programming',
    hosts: [groupId(known.rightToLeft)],
    mode: 'online',
    online: { url: 'https://meet.fen-python.example/pairs' },
  });
  await announce('hostile', -6, 13, {
    title: hostileName,
    hosts: [groupId(known.hostile)],
    venueId: idOf('venue', 'hostile'),
    description: { format: 'html', text: hostileDescription },
    technologies: [hostileTexts[0]],
    place: { name: hostileTexts[1] },
    series: { seriesId: idOf('series', 'hostile'), name: hostileTexts[2] },
  });
  await announce('weekend', -5, 40, {
    title: 'A weekend of small machines',
    start: { local: localTime(40, 9), zone, duration: 'P2D' },
    format: 'hackathon',
  });
  await at(daysFromNow(-99), CountAttendance, { meetupId: known.past, yes: 48, waitlisted: 3, attended: 41 });
  await at(daysFromNow(-98), RecordHowItWent, {
    meetupId: known.past,
    attended: 41,
    newFaces: 9,
    recap: { format: 'markdown', text: 'The soup ran out **first**, the questions did not.' },
    slides: [{ url: 'https://fen-python.example/slides/generators', label: 'Slides' }],
  });
  await at(daysFromNow(-97), RecordHowItWent, {
    meetupId: idOf('meetup', 'series-3'),
    recap: { format: 'html', text: hostileDescription },
  });
}

async function seedSpeakers({ at }: NetworkDoor): Promise<void> {
  const joined = daysFromNow(-300);
  const wren = idOf('person', 'wren');
  const hostile = idOf('person', 'hostile');
  await at(joined, JoinSpeakerPool, {
    personId: wren,
    slug: known.speaker,
    name: 'Wren Hollis',
    pronouns: 'they/them',
    bio: { format: 'markdown', text: 'Writes parsers, repairs boats.' },
    places: ['Cambridge'],
    topics: ['Parsing', 'Teaching'],
    languages: ['en'],
    handles: { mastodon: '@wren@social.example' },
    public: true,
  });
  for (const [index, name] of ['Ada Reedcutter', 'Moss Ferrier', 'Íñigo Álamo', '小沼 葦'].entries()) {
    await at(joined, JoinSpeakerPool, {
      personId: idOf('person', name),
      slug: `speaker-${index + 1}`,
      name,
      topics: [technologies[index]!],
      places: [towns[index]!.name],
      public: true,
    });
  }
  await at(joined, JoinSpeakerPool, {
    personId: hostile,
    slug: known.hostileSpeaker,
    name: hostileName,
    pronouns: hostileTexts[0].slice(0, 60),
    bio: { format: 'html', text: hostileDescription },
    aliases: [...hostileTexts],
    topics: hostileTexts.map((each) => each.slice(0, 80)),
    places: [hostileTexts[1]],
    handles: { web: `javascript:${uniqueMark}()`, mastodon: hostileTexts[1] },
    public: true,
  });
  await at(joined, JoinSpeakerPool, {
    personId: idOf('person', 'private'),
    slug: 'private-speaker',
    name: 'Sedge Unlisted',
    public: false,
  });
  await at(daysFromNow(-100), RecordTalkGiven, {
    talkId: idOf('talk', 'generators'),
    title: 'Generators, all the way down',
    kind: 'talk',
    speakerIds: [wren],
    meetupId: known.past,
    groupId: groupId(known.group),
    on: localTime(-100).slice(0, 10),
    place: 'Cambridge',
    minutes: 25,
    abstract: { format: 'plain', text: 'From yield to pipelines.' },
    recordings: [{ url: 'https://video.example/generators' }],
  });
  await at(daysFromNow(-100), RecordTalkGiven, {
    talkId: idOf('talk', 'hostile'),
    title: hostileName,
    kind: 'lightning',
    speakerIds: [hostile],
    meetupId: known.past,
    groupId: groupId(known.group),
    abstract: { format: 'html', text: hostileDescription },
    technologies: [hostileTexts[0].slice(0, 80)],
    occasion: hostileTexts[2],
  });
  await at(daysFromNow(-30), OfferTalk, {
    talkId: idOf('talk', 'offered'),
    title: 'Parsers you can explain',
    kind: 'talk',
    speakerIds: [wren],
    minutes: 40,
    technologies: ['Python'],
  });
}

async function seedSponsors({ at }: NetworkDoor): Promise<void> {
  const begun = daysFromNow(-500);
  const sponsorId = idOf('sponsor', 'quay');
  const hostileId = idOf('sponsor', 'hostile');
  await at(begun, RecordSponsor, {
    sponsorId,
    slug: known.sponsor,
    name: 'Quay Works',
    url: 'https://quay-works.example/',
    kind: 'business',
    about: 'Repairs pumps and pays for soup.',
  });
  await at(begun, RecordSponsor, {
    sponsorId: hostileId,
    slug: known.hostileSponsor,
    name: hostileName,
    about: hostileDescription,
  });
  for (const [name, sponsor] of [
    ['quay', sponsorId],
    ['hostile', hostileId],
  ] as const) {
    await at(begun, AgreeSponsorship, {
      sponsorshipId: idOf('sponsorship', name),
      sponsorId: sponsor,
      groupId: groupId(known.group),
      tier: { name: name === 'quay' ? 'Soup' : hostileTexts[0], rank: 1 },
      from: daysFromNow(-500).slice(0, 10),
    });
  }
  await at(daysFromNow(-99), ThankHost, {
    meetupId: known.past,
    groupId: groupId(known.group),
    venueId: known.venue,
    note: 'They lent us the shed.',
  });
}

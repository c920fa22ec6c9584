import { ChangeGroupSlug } from '#directory/group/change-group-slug.command';
import { CountMembers } from '#directory/group/count-members.command';
import { DescribeGroup } from '#directory/group/describe-group.command';
import { RecordGroup } from '#directory/group/record-group.command';
import { RenameGroup } from '#directory/group/rename-group.command';
import { RetireGroup } from '#directory/group/retire-group.command';
import { AcceptNeighbour } from '#directory/neighbourhood/accept-neighbour.command';
import { ProposeNeighbour } from '#directory/neighbourhood/propose-neighbour.command';
import { DescribeNetwork } from '#directory/network/describe-network.command';
import { RecordVenue } from '#directory/venue/record-venue.command';
import { day, type DemoNetwork, type PlannedGroup } from './demo-network.js';
import { region, towns } from './region.js';
import { generator, step, type Step } from './step.js';
import { venueBlueprints } from './venue-blueprints.js';

/** What the source of the first event is called, by which a generated network is recognised. */
export const generatedBy = 'generator';

/** The very first step: names the network, and keeps with what it was generated. */
export function nameNetwork({ size, now, from }: DemoNetwork): Step {
  const anchor = new Date(now).toISOString();
  return step(
    DescribeNetwork,
    { name: region.network, region: region.name, zone: region.zone, demo: true },
    {
      actor: generator,
      at: from - 4000 * day,
      key: `${size.seed}/network`,
      source: { kind: generatedBy, id: JSON.stringify(size), fetchedAt: anchor },
    },
  );
}

/** Groups and venues as they begin: each claims a name, so all are to be settled before anything else is sent. */
export function* foundingSteps({ size: { seed }, groups, venues, from }: DemoNetwork): Generator<Step> {
  for (const { id, blueprint, foundedOn } of groups) {
    const { name, slug, former, town: townKey, technologies, languages, memberName, about } = blueprint;
    const { name: townName, region: state, lat, lon } = towns[townKey];
    yield step(
      RecordGroup,
      {
        groupId: id,
        slug: former?.slug ?? slug,
        name: former?.name ?? name,
        zone: region.zone,
        kind: 'user-group',
        description: { text: about, format: 'markdown' },
        place: { name: townName, country: region.country, region: state, lat, lon },
        technologies: [...technologies],
        languages: [...languages],
        foundedOn,
        joinMode: 'open',
        memberName,
        links: [
          { kind: 'website', url: `https://${slug}.example` },
          { kind: 'chat', url: `https://chat.example/${slug}` },
        ],
      },
      { actor: generator, at: Date.parse(foundedOn), key: `${seed}/group/${blueprint.key}` },
    );
  }
  for (const { id, number, capacity } of venues) {
    const {
      name,
      kind,
      town: townKey,
      street,
      offset,
      stepFree,
      notes,
      houseRules,
      description,
      rooms,
    } = venueBlueprints[number]!;
    const { name: townName, region: state, postalCode, lat, lon } = towns[townKey];
    yield step(
      RecordVenue,
      {
        venueId: id,
        name,
        kind,
        address: { street, city: townName, postalCode, region: state, country: region.country },
        position: { lat: round(lat + offset[0] / 1000), lon: round(lon + offset[1] / 1000) },
        capacity,
        access: { stepFree, lift: stepFree, accessibleToilets: stepFree && kind !== 'bar', notes },
        ...(rooms ? { rooms: rooms.map((room) => ({ ...room })) } : {}),
        ...(houseRules ? { houseRules } : {}),
        description: { text: description, format: 'plain' },
      },
      { actor: generator, at: from - (900 - number * 7) * day, key: `${seed}/venue/${number}` },
    );
  }
}

/** Groups take another name and address. The address is claimed, so all are to be settled before anything else is sent. */
export function* renamingSteps({ groups, now, from, size: { seed } }: DemoNetwork): Generator<Step> {
  for (const group of groups) {
    const { key, former, name, slug } = group.blueprint;
    if (!former) continue;
    const by = { actor: organiserOf(group), at: from + (now - from) * 0.45 };
    yield step(RenameGroup, { groupId: group.id, name }, { ...by, key: `${seed}/group/${key}/renamed` });
    yield step(
      ChangeGroupSlug,
      { groupId: group.id, slug },
      { ...by, at: by.at + day, key: `${seed}/group/${key}/slug` },
    );
  }
}

/** What became of the groups: described anew, neighbours, members counted, retired. */
export function* groupLifeSteps(network: DemoNetwork): Generator<Step> {
  const { groups, now, from } = network;
  const { seed, years } = network.size;
  const span = now - from;
  for (const group of groups) {
    const { id, blueprint, random } = group;
    const { key, slug, fate } = blueprint;
    const actor = organiserOf(group);
    const { former } = blueprint;
    if (former) {
      yield step(
        DescribeGroup,
        { groupId: id, alsoKnownAs: [former.name], links: [{ kind: 'website', url: `https://${slug}.example` }] },
        { actor, at: from + span * 0.45 + 2 * day, key: `${seed}/group/${key}/links` },
      );
    }
    if (random.fork('code').chance(0.5)) {
      const links = [
        { kind: 'website', url: `https://${slug}.example` },
        { kind: 'chat', url: `https://chat.example/${slug}` },
        { kind: 'code', url: `https://code.example/${slug}` },
      ];
      yield step(
        DescribeGroup,
        { groupId: id, links },
        { actor, at: from + span * 0.7, key: `${seed}/group/${key}/code` },
      );
    }
    const quarters = Math.max(2, Math.round(years * 4));
    for (let quarter = 0; quarter < quarters; quarter++) {
      const at = from + (span * quarter) / quarters;
      if (fate === 'retires' && at > group.endedAt!) break;
      const members = membersAt(group, quarter / quarters);
      const countedAt = new Date(at).toISOString();
      yield step(
        CountMembers,
        { groupId: id, members, countedAt },
        { actor: generator, at, key: `${seed}/group/${key}/members/${quarter}` },
      );
    }
    if (fate === 'retires') {
      yield step(
        RetireGroup,
        {
          groupId: id,
          reason: 'The two who kept it going moved away. Thank you for the evenings; the talks stay here to read.',
        },
        { actor, at: group.endedAt! + 60 * day, key: `${seed}/group/${key}/retired` },
      );
    }
  }
  yield* neighbourSteps(network);
}

function* neighbourSteps({ groups, random, from, now, size: { seed } }: DemoNetwork): Generator<Step> {
  const draw = random.fork('neighbours');
  for (const group of groups) {
    const others = groups.filter(({ number }) => number > group.number && number < group.number + 40);
    for (const other of draw.sample(others, draw.whole(0, 3))) {
      const at = from + draw.next() * (now - from) * 0.9;
      const key = `${seed}/neighbours/${group.blueprint.key}/${other.blueprint.key}`;
      const message = draw.pick([
        'Shall we look at each other’s calendars before we choose dates?',
        'Half of us come to your meetups anyway. Neighbours?',
        'Sollen wir gemeinsame Abende planen?',
      ]);
      yield step(
        ProposeNeighbour,
        { groupId: group.id, neighbourId: other.id, message },
        { actor: organiserOf(group), at, key: `${key}/asked` },
      );
      if (!draw.chance(0.85)) continue;
      yield step(
        AcceptNeighbour,
        { groupId: other.id, neighbourId: group.id },
        { actor: organiserOf(other), at: at + 2 * day, key: `${key}/accepted` },
      );
    }
  }
}

/** The last step of all: its event says that nothing is missing. */
export function closingStep({ groups, now, size: { seed } }: DemoNetwork): Step {
  const first = groups[0]!;
  return step(
    CountMembers,
    { groupId: first.id, members: first.members.length + 7, countedAt: new Date(now).toISOString() },
    { actor: generator, at: now, key: `${seed}/complete` },
  );
}

/** An organiser of a group, as the one who acts. */
export function organiserOf({ id, organisers, members }: PlannedGroup, turn = 0) {
  const person = organisers[turn % organisers.length];
  if (person === undefined) throw new Error(`A group has ${members.length} members and so nobody who organises it.`);
  return { id: person, kind: 'person' as const, roles: { organises: new Set([id]) } };
}

function membersAt({ members, blueprint: { fate } }: PlannedGroup, along: number): number {
  return Math.round(members.length * (fate === 'fades' ? 0.8 + 0.2 * along : 0.35 + 0.65 * along));
}

function round(degrees: number): number {
  return Math.round(degrees * 10_000) / 10_000;
}

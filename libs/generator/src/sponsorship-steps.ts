import { derivedId } from '#kernel/identifiers';
import { AgreeSponsorship } from '#sponsorship/agreement/agree-sponsorship.command';
import { EndSponsorship } from '#sponsorship/agreement/end-sponsorship.command';
import { ThankHost } from '#sponsorship/hosting/thank-host.command';
import { RecordSponsor } from '#sponsorship/sponsor/record-sponsor.command';
import { day, type DemoNetwork, type PlannedMeetup } from './demo-network.js';
import { organiserOf } from './directory-steps.js';
import { sponsorBlueprints } from './sponsor-blueprints.js';
import { generator, step, type Step } from './step.js';

const tiers = [
  { name: 'Gold', rank: 1 },
  { name: 'Silber', rank: 2 },
  { name: 'Bronze', rank: 3 },
  { name: 'Freundeskreis', rank: 4 },
] as const;

const sponsorIdOf = (seed: number, number: number): string => derivedId('generated-sponsor', seed, number);
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Sponsors; each claims an address, so all are to be settled before anything else is sent of them. */
export function* sponsorSteps({ from, size: { seed } }: DemoNetwork): Generator<Step> {
  for (const [number, { slug, name, kind, about }] of sponsorBlueprints.entries()) {
    yield step(
      RecordSponsor,
      { sponsorId: sponsorIdOf(seed, number), slug, name, url: `https://${slug}.example`, kind, about },
      { actor: generator, at: from - (200 - number * 3) * day, key: `${seed}/sponsor/${slug}` },
    );
  }
}

/** Who sponsors which group, at which tier, and for how long. */
export function* agreementSteps({ groups, from, now, size: { seed } }: DemoNetwork): Generator<Step> {
  for (const group of groups) {
    const random = group.random.fork('sponsors');
    const numbers = random.sample([...sponsorBlueprints.keys()], random.whole(1, 4));
    for (const [index, number] of numbers.entries()) {
      const begins = from + random.next() ** 2 * ((group.endedAt ?? now) - from) * 0.8;
      const sponsorshipId = derivedId('generated-sponsorship', seed, group.number, number);
      const key = `${seed}/group/${group.blueprint.key}/sponsor/${number}`;
      const actor = organiserOf(group, 2);
      const tier = tiers[Math.min(tiers.length - 1, index + random.whole(0, 1))]!;
      yield step(
        AgreeSponsorship,
        {
          sponsorshipId,
          sponsorId: sponsorIdOf(seed, number),
          groupId: group.id,
          tier: { ...tier },
          from: dayOf(begins),
          note: random.pick([
            'Drinks and food',
            'Raum und Getränke',
            'Train tickets for speakers',
            'Streaming and recordings',
          ]),
        },
        { actor, at: begins - 5 * day, key },
      );
      const ends = group.endedAt ?? (random.chance(0.3) ? begins + random.whole(200, 700) * day : now);
      if (ends >= now || ends <= begins) continue;
      yield step(
        EndSponsorship,
        { sponsorshipId, groupId: group.id, until: dayOf(ends) },
        { actor, at: ends - 10 * day, key: `${key}/ended` },
      );
    }
  }
}

/** Whoever lent the room is thanked the day after. */
export function* hostSteps(meetup: PlannedMeetup, seed: number): Generator<Step> {
  const { id, hosts, venue, mode, startsAt, local, name, upcoming, cancelled } = meetup;
  if (upcoming || cancelled || mode === 'online') return;
  const random = meetup.random.fork('host');
  if (venue.sponsor === undefined && !random.chance(0.5)) return;
  const [lead] = hosts;
  yield step(
    ThankHost,
    {
      meetupId: id,
      groupId: lead!.id,
      ...(venue.sponsor === undefined ? { venueId: venue.id } : { sponsorId: sponsorIdOf(seed, venue.sponsor) }),
      on: local.slice(0, 10),
      note: random.pick([
        'Thank you for the room, and for not minding the noise.',
        'Danke für den Raum und die Brezeln!',
        'Thank you for staying late with us.',
        'Danke, dass wir wieder bei euch sein durften.',
      ]),
    },
    { actor: organiserOf(lead!, 1), at: startsAt + day, key: `${seed}/meetup/${name}/host` },
  );
}

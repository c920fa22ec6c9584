import { DescribeSpeaker } from '#outreach/speaker/describe-speaker.command';
import { JoinSpeakerPool } from '#outreach/speaker/join-speaker-pool.command';
import { OfferTalk } from '#outreach/talk/offer-talk.command';
import { RecordTalkGiven } from '#outreach/talk/record-talk-given.command';
import { day, type DemoNetwork, type PlannedMeetup } from './demo-network.js';
import { organiserOf } from './directory-steps.js';
import { talkAbstract, talkTitle } from './meetup-texts.js';
import type { InventedSpeaker } from './people.js';
import { towns } from './region.js';
import { step, type Step } from './step.js';
import { derivedId } from '#kernel/identifiers';

const themself = (speaker: InventedSpeaker) => ({ id: speaker.personId, kind: 'person' as const, roles: {} });

/** Speakers enter the pool; each claims an address, so all are to be settled before anything else is sent of them. */
export function* poolSteps({ speakers, from, now, random, size: { seed } }: DemoNetwork): Generator<Step> {
  for (const [index, speaker] of speakers.entries()) {
    const { personId, slug, name, bio, pronouns, town, topics, languages, handles } = speaker;
    const at = from + random.fork('joins', index).next() ** 2 * (now - from) * 0.9;
    yield step(
      JoinSpeakerPool,
      {
        personId,
        slug,
        name,
        bio: { text: bio, format: 'plain' },
        ...(pronouns ? { pronouns } : {}),
        handles: { ...handles },
        places: [towns[town].name],
        topics: [...topics],
        languages: [...languages],
        public: speaker.public,
      },
      { actor: themself(speaker), at, key: `${seed}/pool/${index}` },
    );
  }
}

/** Talks on offer, and profiles that were brought up to date. */
export function* offerSteps({ speakers, groups, now, random, size: { seed } }: DemoNetwork): Generator<Step> {
  for (const [index, speaker] of speakers.entries()) {
    const draw = random.fork('offers', index);
    const { personId, topics, languages, home, bio } = speaker;
    if (draw.chance(0.3)) {
      const text = `${bio} ${draw.pick(['Currently learning to say no.', 'New talk in the making.', 'Also available for workshops.'])}`;
      yield step(
        DescribeSpeaker,
        { personId, bio: { text, format: 'plain' } },
        { actor: themself(speaker), at: now - draw.whole(20, 300) * day, key: `${seed}/pool/${index}/bio` },
      );
    }
    if (!draw.chance(0.35)) continue;
    const topic = draw.pick(topics);
    const language = draw.pick(languages);
    yield step(
      OfferTalk,
      {
        talkId: derivedId('generated-offer', seed, index),
        speakerIds: [personId],
        title: talkTitle(draw, topic, language),
        kind: draw.pick(['talk', 'talk', 'lightning', 'workshop']),
        abstract: { text: talkAbstract(draw, topic), format: 'plain' },
        language,
        technologies: groups[home]!.blueprint.technologies.slice(0, 1),
        minutes: draw.pick([20, 30, 45]),
      },
      { actor: themself(speaker), at: now - draw.whole(2, 200) * day, key: `${seed}/offer/${index}` },
    );
  }
}

/** Talks that were given at a meetup. */
export function* talkSteps(meetup: PlannedMeetup, seed: number): Generator<Step> {
  if (meetup.upcoming || meetup.cancelled) return;
  const { id, hosts, talks, local, venue, mode, startsAt, series, name } = meetup;
  const [lead] = hosts;
  const slug = lead!.blueprint.slug;
  for (const [index, { id: talkId, title, topic, speakers, language, minutes }] of talks.entries()) {
    const random = meetup.random.fork('talk', index);
    yield step(
      RecordTalkGiven,
      {
        talkId,
        title,
        speakerIds: speakers.map((speaker) => speaker.personId),
        kind: series.format === 'lightning-talks' ? 'lightning' : 'talk',
        meetupId: id,
        groupId: lead!.id,
        on: local.slice(0, 10),
        ...(mode === 'online' ? {} : { place: towns[venue.town].name }),
        abstract: { text: talkAbstract(random, topic), format: 'plain' },
        language,
        technologies: lead!.blueprint.technologies.slice(0, 1),
        minutes,
        ...(random.chance(0.45) ? { slides: `https://${slug}.example/slides/${local.slice(0, 10)}-${index + 1}` } : {}),
        ...(random.chance(0.2)
          ? { recordings: [{ url: `https://video.example/${slug}/${local.slice(0, 10)}-${index + 1}` }] }
          : {}),
      },
      { actor: organiserOf(lead!), at: startsAt + day, key: `${seed}/meetup/${name}/talk/${index}` },
    );
  }
}

import { derivedId } from '#kernel/identifiers';
import { DescribeSpeaker } from '#outreach/speaker/describe-speaker.command';
import { JoinSpeakerPool } from '#outreach/speaker/join-speaker-pool.command';
import { RecordTalkGiven } from '#outreach/talk/record-talk-given.command';
import { day, type DemoNetwork } from './demo-network.js';
import { talkAbstract, talkTitle } from './meetup-texts.js';
import { inventedSpeaker, type InventedSpeaker } from './people.js';
import { townKeys, towns } from './region.js';
import { generator, step, type Step } from './step.js';

/** Talks that each speaker of the archive gave. */
export const talksEach = 2;

/** Speakers far apart in the numbering from everybody who comes to meetups. */
const firstNumber = 100_000_000;

function archived(demo: DemoNetwork, index: number): InventedSpeaker {
  const { groups, random, size } = demo;
  const draw = random.fork('archive', index);
  const { blueprint, number: home } = groups[index % groups.length]!;
  const { topics, languages } = blueprint;
  const about = { seed: size.seed, number: firstNumber + index, home, town: draw.pick(townKeys), topics, languages };
  const speaker = inventedSpeaker(draw, about, new Set());
  return { ...speaker, slug: `${speaker.slug}-of-${index}` };
}

/** The speakers of an archive of talks enter the pool; all are to be settled before anything else is sent of them. */
export function* archivePoolSteps(demo: DemoNetwork): Generator<Step> {
  const { from, size } = demo;
  for (let index = 0; index < (size.archive ?? 0); index++) {
    const { personId, slug, name, bio, town, topics, languages, handles } = archived(demo, index);
    yield step(
      JoinSpeakerPool,
      {
        personId,
        slug,
        name,
        bio: { text: bio, format: 'plain' },
        handles: { ...handles },
        places: [towns[town].name],
        topics: [...topics],
        languages: [...languages],
        public: true,
      },
      { actor: generator, at: from - (index % 900) * day, key: `${size.seed}/archive/${index}` },
    );
  }
}

/** What the archive tells of its speakers: a profile brought up to date, and talks given at the groups. */
export function* archiveTalkSteps(demo: DemoNetwork, done?: (count: number) => void): Generator<Step> {
  const { from, now, groups, size } = demo;
  for (let index = 0; index < (size.archive ?? 0); index++) {
    const { personId, bio, topics, languages } = archived(demo, index);
    const draw = demo.random.fork('archived-talks', index);
    const key = `${size.seed}/archive/${index}`;
    yield step(
      DescribeSpeaker,
      { personId, bio: { text: `${bio} Found in the archive.`, format: 'plain' } },
      { actor: generator, at: from + draw.next() * (now - from), key: `${key}/bio` },
    );
    for (let number = 0; number < talksEach; number++) {
      const at = from + draw.next() * (now - from);
      const topic = draw.pick(topics);
      const language = draw.pick(languages);
      const group = groups[(index * 7 + number * 3) % groups.length]!;
      yield step(
        RecordTalkGiven,
        {
          talkId: derivedId('generated-archive', size.seed, index, number),
          title: talkTitle(draw, topic, language),
          speakerIds: [personId],
          kind: 'talk',
          groupId: group.id,
          on: new Date(at).toISOString().slice(0, 10),
          abstract: { text: talkAbstract(draw, topic), format: 'plain' },
          language,
          technologies: group.blueprint.technologies.slice(0, 1),
          minutes: 30,
        },
        { actor: generator, at, key: `${key}/talk/${number}` },
      );
    }
    done?.(index + 1);
  }
}

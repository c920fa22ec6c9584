import { describe, expect, it } from '@jest/globals';
import { validated } from '#door/validation';
import { aPersonWasErased } from '#identity/identity.fixtures';
import {
  aSpeakerDescribed,
  aSpeakerJoinedPool,
  aTalkGiven,
  aTalkOffered,
  harbourGroupId,
  lampsId,
  marisId,
  otherLampsId,
  otherMarisId,
  sessionId,
  speakersJoined,
  talksJoined,
  tovaId,
} from '../outreach.fixtures.js';
import { viewsAfter } from '../views-after.fixtures.js';
import { FindSpeakers, findSpeakers } from './find-speakers.query.js';
import { SpeakerBySlug, speakerBySlug } from './speaker-by-slug.query.js';
import { SpeakersByIds, speakersByIds } from './speakers-by-ids.query.js';

const secretId = '11111111-aaaa-4aaa-8aaa-000000000009';
const buoysId = '22222222-bbbb-4bbb-8bbb-000000000009';
const pool = [
  aSpeakerJoinedPool(),
  aSpeakerJoinedPool({
    personId: tovaId,
    slug: 'tova-lind',
    name: 'Tova Lind',
    aliases: [],
    topics: ['Fog', 'rust'],
    places: ['Lantern Bay'],
  }),
  aSpeakerJoinedPool({ personId: secretId, slug: 'secret', name: 'Quiet Person', public: false }),
  aTalkGiven(),
  aTalkGiven({ talkId: buoysId, title: 'Buoys', on: '2019-01-05', place: 'Port Ellery' }),
  aTalkGiven({ talkId: otherLampsId, title: 'Fog', speakerIds: [tovaId], on: '2025-06-01', place: 'Ostrand' }),
];
const find = async (input: object) => {
  const { speakers, total, next } = await findSpeakers.answer(
    validated(FindSpeakers, input),
    await viewsAfter(...pool),
  );
  return { slugs: speakers.map(({ slug }) => slug), total, next };
};

describe('Find speakers', () => {
  it('gives the public profiles by name', async () =>
    expect(await find({})).toEqual({ slugs: ['maris-holm', 'tova-lind'], total: 2, next: undefined }));
  it('shows what they talk about, where, and what they gave last', async () => {
    const { speakers } = await findSpeakers.answer(
      validated(FindSpeakers, { words: 'maris' }),
      await viewsAfter(...pool),
    );
    expect(speakers).toEqual([
      {
        personId: marisId,
        slug: 'maris-holm',
        name: 'Maris Holm',
        topics: ['Signal lamps', 'Rust'],
        places: ['Port Ellery'],
        languages: ['en'],
        groupIds: [harbourGroupId],
        talksGiven: 2,
        firstOn: '2019-01-05',
        latest: { talkId: lampsId, title: 'Lamps that answer', on: '2025-04-10' },
      },
    ]);
  });
  it.each([
    [{ words: 'HÓLM mar' }, ['maris-holm']],
    [{ words: 'quiet' }, []],
    [{ topic: 'RUST' }, ['maris-holm', 'tova-lind']],
    [{ topic: 'fog' }, ['tova-lind']],
    [{ place: 'port' }, ['maris-holm']],
    [{ place: 'ostrand' }, ['tova-lind']],
    [{ groupId: harbourGroupId, words: 'tova' }, ['tova-lind']],
    [{ groupId: sessionId }, []],
    [{ sort: 'talks' }, ['maris-holm', 'tova-lind']],
    [{ sort: 'recent' }, ['tova-lind', 'maris-holm']],
  ])('with %j gives %j', async (input, slugs) => expect((await find(input)).slugs).toEqual(slugs));
  it('goes through them page by page', async () => {
    const first = await find({ limit: '1' });
    expect([first.slugs, (await find({ limit: 1, after: first.next })).slugs]).toEqual([['maris-holm'], ['tova-lind']]);
  });
  it('refuses what it does not know', () =>
    expect(() => validated(FindSpeakers, { sort: 'height' })).toThrow('sort must be one of'));
});

describe('Speaker at an address', () => {
  const at = async (slug: string, ...events: Parameters<typeof viewsAfter>) =>
    speakerBySlug.answer(validated(SpeakerBySlug, { slug }), await viewsAfter(...events));

  it('is a profile with the talks given and on offer', async () => {
    const found = await at('maris-holm', ...pool, aTalkOffered({ talkId: sessionId, title: 'Glass' }));
    if (found.kind !== 'profile') throw new Error('no profile');
    const { given, offered, ...profile } = found.profile;
    expect(profile).toEqual({
      personId: marisId,
      slug: 'maris-holm',
      name: 'Maris Holm',
      bio: { text: 'Mends *lighthouses*.', format: 'markdown' },
      aliases: ['M. Holm'],
      handles: { github: 'marisholm' },
      topics: ['Signal lamps', 'Rust'],
      places: ['Port Ellery'],
      basedIn: ['Port Ellery'],
      languages: ['en'],
      groupIds: [harbourGroupId],
      talksGiven: 2,
      firstOn: '2019-01-05',
      lastOn: '2025-04-10',
    });
    expect([given.map(({ title }) => title), offered.map(({ title }) => title)]).toEqual([
      ['Lamps that answer', 'Buoys'],
      ['Glass'],
    ]);
  });
  it('has moved for ever where the address changed', async () =>
    expect(await at('maris-holm', ...pool, aSpeakerDescribed({ slug: 'maris' }))).toEqual({
      kind: 'moved',
      slug: 'maris',
      forEver: true,
    }));
  it('is shown as the entry that it was joined to, and that one has the talks of both', async () => {
    const twice = [
      ...pool,
      aSpeakerJoinedPool({
        personId: otherMarisId,
        slug: 'm-holm',
        name: 'M. Holm',
        handles: { mastodon: '@m@sea.example' },
      }),
      aTalkGiven({ talkId: sessionId, speakerIds: [otherMarisId], title: 'Lenses', on: '2020' }),
      speakersJoined(),
    ];
    expect(await at('m-holm', ...twice)).toEqual({ kind: 'moved', slug: 'maris-holm', forEver: false });
    const found = await at('maris-holm', ...twice);
    if (found.kind !== 'profile') throw new Error('no profile');
    const { talksGiven, given, aliases, handles } = found.profile;
    expect({ talksGiven, given: given.map(({ title }) => title), aliases, handles }).toEqual({
      talksGiven: 3,
      given: ['Lamps that answer', 'Lenses', 'Buoys'],
      aliases: ['M. Holm'],
      handles: { github: 'marisholm', mastodon: '@m@sea.example' },
    });
  });
  it('is nobody where the profile is not public, is erased, or never was', async () =>
    expect([
      await at('secret', ...pool),
      await at('maris-holm', ...pool, aPersonWasErased({ personId: marisId })),
      await at('nobody', ...pool),
    ]).toEqual([{ kind: 'nobody' }, { kind: 'nobody' }, { kind: 'nobody' }]));
});

describe('Speakers by their ids', () => {
  it('are named where their profile is public, each once, as the entry they are shown as', async () =>
    expect(
      await speakersByIds.answer(
        validated(SpeakersByIds, { ids: [secretId, otherMarisId, marisId, 'unknown'] }),
        await viewsAfter(
          ...pool,
          aSpeakerJoinedPool({ personId: otherMarisId, slug: 'm-holm', name: 'M. Holm' }),
          speakersJoined(),
        ),
      ),
    ).toEqual([
      { askedId: secretId, personId: secretId },
      { askedId: otherMarisId, personId: marisId, name: 'Maris Holm', slug: 'maris-holm' },
      { askedId: 'unknown', personId: 'unknown' },
    ]));
});

describe('A talk that stands in two records', () => {
  it('counts once for its speaker', async () => {
    const { speakers } = await findSpeakers.answer(
      validated(FindSpeakers, { words: 'maris' }),
      await viewsAfter(aSpeakerJoinedPool(), aTalkGiven(), aTalkGiven({ talkId: otherLampsId }), talksJoined()),
    );
    expect(speakers.map(({ talksGiven, latest }) => [talksGiven, latest?.talkId])).toEqual([[1, lampsId]]);
  });
});

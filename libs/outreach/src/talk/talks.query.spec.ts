import { describe, expect, it } from '@jest/globals';
import { validated } from '#door/validation';
import { aPersonWasErased } from '#identity/identity.fixtures';
import { OutreachNumbers, outreachNumbers } from '../numbers/outreach-numbers.query.js';
import {
  aSpeakerJoinedPool,
  aTalkGiven,
  harbourGroupId,
  lampsId,
  marisId,
  otherLampsId,
  quayMeetupId,
  sessionId,
  talksJoined,
  talksSeparated,
  tovaId,
} from '../outreach.fixtures.js';
import { SearchOutreach, searchOutreach } from '../search/search-outreach.query.js';
import { viewsAfter } from '../views-after.fixtures.js';
import { TalkById, talkById } from './talk-by-id.query.js';
import { TalksOfGroup, talksOfGroup } from './talks-of-group.query.js';
import { TalksOfMeetup, talksOfMeetup } from './talks-of-meetup.query.js';

const otherGroupId = '33333333-cccc-4ccc-8ccc-000000000002';
const buoysId = '22222222-bbbb-4bbb-8bbb-000000000009';
const ofMeetup = async (...events: Parameters<typeof viewsAfter>) =>
  talksOfMeetup.answer(validated(TalksOfMeetup, { meetupId: quayMeetupId }), await viewsAfter(...events));
const ofGroup = async (input: object, ...events: Parameters<typeof viewsAfter>) => {
  const query = validated(TalksOfGroup, { groupId: harbourGroupId, ...input });
  const { talks, total, next } = await talksOfGroup.answer(query, await viewsAfter(...events));
  return { titles: talks.map(({ title }) => title), total, next };
};

describe('The talks of a meetup', () => {
  it('come in their running order, with their speakers', async () =>
    expect(
      await ofMeetup(
        aSpeakerJoinedPool(),
        aTalkGiven({ talkId: buoysId, title: 'Buoys', speakerIds: [tovaId, marisId] }),
        aTalkGiven({ talkId: sessionId, on: '2019' }),
      ),
    ).toEqual([
      {
        ...shown({ talkId: buoysId, title: 'Buoys' }),
        speakers: [
          { askedId: tovaId, personId: tovaId, firstTalk: true },
          { askedId: marisId, personId: marisId, name: 'Maris Holm', slug: 'maris-holm', firstTalk: false },
        ],
      },
      {
        ...shown({ talkId: sessionId, on: '2019' }),
        meetupId: quayMeetupId,
        speakers: [{ askedId: marisId, personId: marisId, name: 'Maris Holm', slug: 'maris-holm', firstTalk: true }],
      },
    ]));
  it('show a talk that stands in two records once, with what both tell', async () => {
    const history = [
      aSpeakerJoinedPool(),
      aTalkGiven(),
      aTalkGiven({
        talkId: otherLampsId,
        title: 'lamps that answer',
        minutes: 20,
        technologies: ['Glass'],
        recordings: [{ url: 'https://video.example/1' }],
        elsewhere: { url: 'https://talks.example/1', label: 'Talks Example' },
      }),
      talksJoined(),
    ];
    expect(await ofMeetup(...history)).toEqual([
      {
        ...shown({ talkId: lampsId }),
        minutes: 20,
        technologies: ['Rust', 'Glass'],
        recordings: [{ url: 'https://video.example/1' }],
        elsewhere: [{ url: 'https://talks.example/1', label: 'Talks Example' }],
        speakers: [{ askedId: marisId, personId: marisId, name: 'Maris Holm', slug: 'maris-holm', firstTalk: true }],
      },
    ]);
    expect((await ofMeetup(...history, talksSeparated())).map(({ talkId }) => talkId)).toEqual([lampsId, otherLampsId]);
  });
  it('stand in place of the session that held them, and share its recording', async () => {
    const { meetupId: _, ...part } = aTalkGiven({ parentId: sessionId }).data;
    const talks = await ofMeetup(
      aTalkGiven({ talkId: sessionId, kind: 'session', recordings: [{ url: 'https://video.example/night' }] }),
      { type: 'outreach.talk-given', data: part },
    );
    expect(talks.map(({ talkId, recordings }) => [talkId, recordings])).toEqual([
      [lampsId, [{ url: 'https://video.example/night' }]],
    ]);
  });
  it('name nobody who was erased', async () => {
    const [talk] = await ofMeetup(aSpeakerJoinedPool(), aTalkGiven(), aPersonWasErased({ personId: marisId }));
    expect(talk?.speakers).toEqual([{ askedId: marisId, personId: marisId, firstTalk: true }]);
  });
});

describe('The talks of a group', () => {
  const history = [
    aTalkGiven(),
    aTalkGiven({ talkId: buoysId, title: 'Buoys', on: '2026-01-01' }),
    aTalkGiven({ talkId: otherLampsId, title: 'Fog', on: '2025-06', groupId: otherGroupId }),
  ];
  it('come with the latest first, page by page', async () => {
    const first = await ofGroup({ limit: 1 }, ...history);
    expect(first).toEqual({ titles: ['Buoys'], total: 2, next: expect.any(String) });
    expect(await ofGroup({ limit: 1, after: first.next }, ...history)).toEqual({
      titles: ['Lamps that answer'],
      total: 2,
      next: undefined,
    });
  });
  it('include those of groups that are shown as it', async () => {
    const both = { sameAs: [otherGroupId], limit: 2 };
    expect(await ofGroup(both, ...history)).toEqual({ titles: ['Buoys', 'Fog'], total: 3, next: '2' });
    expect(await ofGroup({ ...both, after: '2' }, ...history)).toEqual({
      titles: ['Lamps that answer'],
      total: 3,
      next: undefined,
    });
    await expect(ofGroup({ ...both, after: 'x' }, ...history)).rejects.toThrow(RangeError);
  });
});

describe('A talk', () => {
  const byId = async (talkId: string, ...events: Parameters<typeof viewsAfter>) =>
    talkById.answer(validated(TalkById, { talkId }), await viewsAfter(...events));

  it('is found under each of its records', async () => {
    const history = [aTalkGiven(), aTalkGiven({ talkId: otherLampsId }), talksJoined()];
    expect((await byId(otherLampsId, ...history))?.talk.talkId).toBe(lampsId);
  });
  it('knows its session, and a session its parts', async () => {
    const history = [
      aTalkGiven({ talkId: sessionId, kind: 'session', title: 'An evening' }),
      aTalkGiven({ parentId: sessionId }),
    ];
    expect((await byId(lampsId, ...history))?.session).toEqual({ talkId: sessionId, title: 'An evening' });
    expect((await byId(sessionId, ...history))?.parts.map(({ talkId }) => talkId)).toEqual([lampsId]);
  });
  it('is not there when nobody recorded it', async () => expect(await byId(lampsId)).toBeUndefined());
});

describe('The numbers of outreach', () => {
  it('count public speakers and talks given, each once', async () =>
    expect(
      await outreachNumbers.answer(
        validated(OutreachNumbers, {}),
        await viewsAfter(
          aSpeakerJoinedPool(),
          aSpeakerJoinedPool({ personId: tovaId, slug: 'tova', public: false }),
          aTalkGiven(),
          aTalkGiven({ talkId: otherLampsId }),
          aTalkGiven({ talkId: sessionId, kind: 'session' }),
          talksJoined(),
        ),
      ),
    ).toEqual({ speakers: 1, talks: 1 }));
});

describe('Search in outreach', () => {
  it('finds speakers by name and topic, and talks by title', async () =>
    expect(
      await searchOutreach.answer(
        validated(SearchOutreach, { words: 'lamp' }),
        await viewsAfter(aSpeakerJoinedPool(), aTalkGiven()),
      ),
    ).toEqual({
      speakers: {
        hits: [
          {
            kind: 'speaker',
            id: marisId,
            title: 'Maris Holm',
            subtitle: 'Signal lamps, Rust',
            href: '/speakers/maris-holm',
          },
        ],
        more: false,
      },
      talks: {
        hits: [
          {
            kind: 'talk',
            id: lampsId,
            title: 'Lamps that answer',
            subtitle: '2025-04-10, Port Ellery',
            href: `/talks/${lampsId}`,
          },
        ],
        more: false,
      },
    }));
});

function shown({
  talkId,
  title = 'Lamps that answer',
  on = '2025-04-10',
}: {
  talkId: string;
  title?: string;
  on?: string;
}) {
  return {
    talkId,
    status: 'given',
    title,
    kind: 'talk',
    groupId: harbourGroupId,
    meetupId: quayMeetupId,
    on,
    place: 'Port Ellery',
    technologies: ['Rust'],
    recordings: [],
    materials: [],
    elsewhere: [],
  };
}

import { describe, expect, it } from '@jest/globals';
import { validated } from '#door/validation';
import { holdsOn, isCurrent } from './agreement/shown-sponsorships.js';
import { SponsorsOfGroup, sponsorsOfGroup } from './agreement/sponsors-of-group.query.js';
import { SponsorsOfMeetup, sponsorsOfMeetup } from './agreement/sponsors-of-meetup.query.js';
import { HostsOfGroup, hostsOfGroup } from './hosting/hosts-of-group.query.js';
import { HostsOfMeetup, hostsOfMeetup } from './hosting/hosts-of-meetup.query.js';
import { SearchSponsorship, searchSponsorship } from './search/search-sponsorship.query.js';
import { FindSponsors, findSponsors } from './sponsor/find-sponsors.query.js';
import { SponsorBySlug, sponsorBySlug } from './sponsor/sponsor-by-slug.query.js';
import {
  aHostThanked,
  aSponsorDescribed,
  aSponsorRecorded,
  aSponsorshipAgreed,
  boathouseId,
  goldId,
  harbourGroupId,
  otherGroupId,
  otherSponsorId,
  otherSponsorshipId,
  quayId,
  quayMeetupId,
} from './sponsorship.fixtures.js';
import { viewsAfter } from './views-after.fixtures.js';

const quay = { sponsorId: quayId, slug: 'quay-and-sons', name: 'Quay & Sons', url: 'https://quay.example' };
const oddity = aSponsorRecorded({ sponsorId: otherSponsorId, slug: 'oddity', name: 'Oddity Lamps' });
const lapsed = aSponsorshipAgreed({
  sponsorshipId: otherSponsorshipId,
  sponsorId: otherSponsorId,
  groupId: otherGroupId,
  meetupId: quayMeetupId,
  tier: { name: 'Silver', rank: 2 },
  from: '2020',
  until: '2021',
});
const history = [aSponsorRecorded(), oddity, aSponsorshipAgreed(), lapsed, aHostThanked()];
const gold = {
  sponsorshipId: goldId,
  sponsor: quay,
  groupId: harbourGroupId,
  tier: { name: 'Gold', rank: 1 },
  from: '2025-01-01',
  current: true,
};

describe('The sponsors of a group', () => {
  it('are named with their level and whether they sponsor it today', async () =>
    expect(
      await sponsorsOfGroup.answer(
        validated(SponsorsOfGroup, { groupId: harbourGroupId, sameAs: [otherGroupId] }),
        await viewsAfter(...history),
      ),
    ).toEqual([
      gold,
      {
        sponsorshipId: otherSponsorshipId,
        sponsor: { sponsorId: otherSponsorId, slug: 'oddity', name: 'Oddity Lamps', url: 'https://quay.example' },
        groupId: otherGroupId,
        meetupId: quayMeetupId,
        tier: { name: 'Silver', rank: 2 },
        from: '2020',
        until: '2021',
        current: false,
      },
    ]));
  it.each([
    ['2025-06-30', {}, true],
    ['2025-06-30', { from: '2025-07' }, false],
    ['2025-06-30', { from: '2025-06' }, true],
    ['2025-06-30', { until: '2025' }, true],
    ['2025-06-30', { until: '2025-06-29' }, false],
    ['2025-06-30', { from: '2025-06-30', until: '2025-06-30' }, true],
  ])('on %s hold when their period is %j: %s', (day, period, holds) => expect(holdsOn(day, period)).toBe(holds));
});

describe('A sponsorship', () => {
  const day = '2025-06-30';
  it.each([
    ['of a group, without dates', { groupId: harbourGroupId }, true],
    ['of a group, begun and not ended', { groupId: harbourGroupId, from: '2019' }, true],
    ['of a group, ended', { groupId: harbourGroupId, until: '2025-05' }, false],
    ['of a gathering, without dates', {}, false],
    ['of a gathering of years ago', { from: '2019' }, false],
    ['of a gathering of this month', { from: '2025-06' }, true],
  ])('%s', (_case, facts, current) => expect(isCurrent(day, facts)).toBe(current));
});

describe('The sponsors of a meetup', () => {
  it('are those that sponsor this one', async () => {
    const found = await sponsorsOfMeetup.answer(
      validated(SponsorsOfMeetup, { meetupId: quayMeetupId }),
      await viewsAfter(...history),
    );
    expect(found.map(({ sponsor }) => sponsor.name)).toEqual(['Oddity Lamps']);
  });
});

describe('The hosts', () => {
  const thanks = [
    ...history,
    aHostThanked({ meetupId: boathouseId, on: '2025-06', note: 'For the soup' }),
    {
      type: 'sponsorship.host-thanked',
      data: { meetupId: quayMeetupId, groupId: harbourGroupId, venueId: boathouseId },
    },
  ];
  it('of a group are named once each, who hosted most first', async () =>
    expect(
      await hostsOfGroup.answer(validated(HostsOfGroup, { groupId: harbourGroupId }), await viewsAfter(...thanks)),
    ).toEqual([
      { sponsor: quay, meetups: 2, lastOn: '2025-06', note: 'For the soup' },
      { venueId: boathouseId, meetups: 1 },
    ]));
  it('of a meetup are those of this one', async () =>
    expect(
      await hostsOfMeetup.answer(validated(HostsOfMeetup, { meetupId: quayMeetupId }), await viewsAfter(...thanks)),
    ).toEqual([
      { sponsor: quay, meetups: 1, lastOn: '2025-04-10' },
      { venueId: boathouseId, meetups: 1 },
    ]));
});

describe('Find sponsors', () => {
  const find = async (input: object) =>
    findSponsors.answer(validated(FindSponsors, input), await viewsAfter(...history));

  it('gives all by name, with what they do', async () =>
    expect(await find({})).toEqual({
      sponsors: [
        {
          sponsor: { ...oddity.data, formerSlugs: [] },
          groupIds: [otherGroupId],
          sponsorships: 1,
          current: false,
          meetupsHosted: 0,
        },
        {
          sponsor: { ...quay, formerSlugs: [] },
          groupIds: [harbourGroupId],
          sponsorships: 1,
          current: true,
          meetupsHosted: 1,
        },
      ],
      total: 2,
    }));
  it('finds by words, and goes page by page', async () => {
    expect((await find({ words: 'QUAY so' })).total).toBe(1);
    const first = await find({ limit: 1 });
    expect((await find({ limit: 1, after: first.next })).sponsors.map(({ sponsor }) => sponsor.slug)).toEqual([
      'quay-and-sons',
    ]);
  });
});

describe('Sponsor at an address', () => {
  const at = async (slug: string, ...events: Parameters<typeof viewsAfter>) =>
    sponsorBySlug.answer(validated(SponsorBySlug, { slug }), await viewsAfter(...events));

  it('is shown with what they gave', async () =>
    expect(await at('quay-and-sons', ...history)).toEqual({
      kind: 'sponsor',
      sponsor: { ...quay, formerSlugs: [] },
      sponsorships: [gold],
      hosted: [aHostThanked().data],
    }));
  it('has moved where the address changed, and is nobody where there is none', async () =>
    expect([
      await at('quay-and-sons', aSponsorRecorded(), aSponsorDescribed({ slug: 'quay' })),
      await at('nobody', ...history),
    ]).toEqual([{ kind: 'moved', slug: 'quay' }, { kind: 'nobody' }]));
});

describe('Search in sponsorship', () => {
  it('finds sponsors by name', async () => {
    const found = await searchSponsorship.answer(
      validated(SearchSponsorship, { words: 'odd' }),
      await viewsAfter(...history),
    );
    expect(found.sponsors.hits).toEqual([
      { kind: 'sponsor', id: otherSponsorId, title: 'Oddity Lamps', subtitle: '', href: '/sponsors/oddity' },
    ]);
  });
});

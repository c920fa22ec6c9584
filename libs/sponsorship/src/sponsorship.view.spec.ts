import { describe, expect, it } from '@jest/globals';
import { rowsOf } from '#kernel/given';
import { agreements } from './agreement/agreements.view.js';
import { hosts } from './hosting/hosts.view.js';
import { sponsors } from './sponsor/sponsors.view.js';
import {
  aHostThanked,
  aSponsorDescribed,
  aSponsorRecorded,
  aSponsorRecordRenewed,
  aSponsorshipAgreed,
  aSponsorshipChanged,
  aSponsorshipEnded,
  boathouseId,
  goldId,
  harbourGroupId,
  quayId,
  quayMeetupId,
} from './sponsorship.fixtures.js';

describe('The sponsors', () => {
  it('are kept with the addresses their page had', () =>
    expect(
      rowsOf(
        sponsors,
        aSponsorRecorded(),
        aSponsorDescribed({ slug: 'quay' }),
        aSponsorRecordRenewed({ kind: 'business', cleared: ['url'] }),
      ),
    ).toEqual({
      [quayId]: {
        sponsorId: quayId,
        slug: 'quay',
        formerSlugs: ['quay-and-sons'],
        name: 'Quay & Sons',
        kind: 'business',
      },
    }));
  it('are found by name and by address', () => {
    const row = rowsOf(sponsors, aSponsorRecorded({ name: 'Smörgås & Sons' }))[quayId]!;
    expect(Object.entries(sponsors.indexes).map(([name, of]) => [name, of(row, quayId)])).toEqual([
      ['byName', [['smorgas & sons']]],
      ['bySlug', [['quay-and-sons']]],
      [
        'byWord',
        [
          ['smorgas', 1],
          ['sons', 1],
        ],
      ],
    ]);
  });
});

describe('The sponsorships', () => {
  const agreed = { ...aSponsorshipAgreed({ until: '2026' }).data, ended: false };

  it('are found by group, meetup and sponsor, the highest rank first', () => {
    const row = rowsOf(agreements, aSponsorshipAgreed({ meetupId: quayMeetupId }))[goldId]!;
    expect(Object.entries(agreements.indexes).map(([name, of]) => [name, of(row, goldId)])).toEqual([
      ['byGroup', [[harbourGroupId, 1, '2025-01-01']]],
      ['byMeetup', [[quayMeetupId, 1, '2025-01-01']]],
      ['bySponsor', [[quayId, '2025-01-01']]],
    ]);
  });
  it('follow what changes', () =>
    expect(
      rowsOf(agreements, aSponsorshipAgreed({ until: '2026' }), aSponsorshipChanged({ cleared: ['tier'] })),
    ).toEqual({
      [goldId]: {
        sponsorshipId: goldId,
        sponsorId: quayId,
        groupId: harbourGroupId,
        from: '2025-01-01',
        until: '2026',
        ended: false,
      },
    }));
  it('end before their time, and an ended one stays ended whatever else is told of it', () => {
    const history = [aSponsorshipAgreed({ until: '2026' }), aSponsorshipEnded({ until: '2025-06-30' })] as const;
    const ended = { ...agreed, ended: true, until: '2025-06-30', agreedUntil: '2026' };
    expect(rowsOf(agreements, ...history)).toEqual({ [goldId]: ended });
    expect(rowsOf(agreements, ...history, aSponsorshipChanged({ until: '2027', note: 'Kind' }))).toEqual({
      [goldId]: { ...ended, agreedUntil: '2027', note: 'Kind' },
    });
    expect(rowsOf(agreements, ...history, aSponsorshipEnded({ until: '2025-07-31' }))).toEqual({
      [goldId]: { ...ended, until: '2025-07-31' },
    });
  });
});

describe('The hosts', () => {
  it('are kept apart for each meetup, with the latest words of thanks', () =>
    expect(
      rowsOf(hosts, aHostThanked(), aHostThanked({ note: 'Also for the soup' }), {
        type: 'sponsorship.host-thanked',
        data: { meetupId: quayMeetupId, venueId: boathouseId },
      }),
    ).toEqual({
      [`${quayMeetupId}/sponsor:${quayId}`]: aHostThanked({ note: 'Also for the soup' }).data,
      [`${quayMeetupId}/venue:${boathouseId}`]: { meetupId: quayMeetupId, venueId: boathouseId },
    }));
});

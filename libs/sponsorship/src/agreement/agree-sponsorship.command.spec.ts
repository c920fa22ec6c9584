import { describe, expect, it } from '@jest/globals';
import { given } from '#kernel/given';
import {
  aSponsorshipAgreed,
  aSponsorshipChanged,
  aSponsorshipEnded,
  goldId,
  harbourGroupId,
  otherGroupId,
  otherSponsorId,
  quayId,
} from '../sponsorship.fixtures.js';
import { AgreeSponsorship } from './agree-sponsorship.command.js';

const facts = {
  sponsorshipId: goldId,
  sponsorId: quayId,
  groupId: harbourGroupId,
  tier: { name: 'Gold', rank: 1 },
  from: '2025-01-01',
};
const agree = (changes: Partial<AgreeSponsorship> = {}) =>
  Object.assign(new AgreeSponsorship(), { ...facts, ...changes });

describe('Agree a sponsorship', () => {
  it('keeps who sponsors what, at which level and from when', () => given().when(agree()).then(aSponsorshipAgreed()));
  it('keeps one of which neither level nor day is known', () =>
    given()
      .when(
        Object.assign(new AgreeSponsorship(), { sponsorshipId: goldId, sponsorId: quayId, occasion: 'Buoy Days 2011' }),
      )
      .then({
        type: 'sponsorship.sponsorship-agreed',
        data: { sponsorshipId: goldId, sponsorId: quayId, occasion: 'Buoy Days 2011' },
      }));
  it('stays quiet when told the same again, also after it ended', () => {
    given(aSponsorshipAgreed()).when(agree()).thenNothing();
    given(aSponsorshipAgreed(), aSponsorshipEnded()).when(agree()).thenNothing();
  });
  it('changes only what is told differently', () =>
    given(aSponsorshipAgreed())
      .when(agree({ tier: { name: 'Silver', rank: 2 }, until: '2026' }))
      .then(aSponsorshipChanged({ tier: { name: 'Silver', rank: 2 }, until: '2026' })));
  it('refuses one of nothing', () => {
    const { groupId: _, ...ofNothing } = facts;
    given().when(Object.assign(new AgreeSponsorship(), ofNothing)).thenRefused('sponsorship-must-be-of-something');
  });
  it('refuses one that ends before it begins', () =>
    given()
      .when(agree({ until: '2024' }))
      .thenRefused('sponsorship-must-end-after-it-begins'));
  it('takes a year as the end of something that begins within it', () =>
    given()
      .when(agree({ from: '2025-03-01', until: '2025' }))
      .then(aSponsorshipAgreed({ from: '2025-03-01', until: '2025' })));
  it('refuses to turn it into one of another group', () =>
    given(aSponsorshipAgreed())
      .when(agree({ groupId: otherGroupId }))
      .thenRefused('sponsorship-must-stay-with-its-group'));
  it('refuses to turn it into one by another sponsor', () =>
    given(aSponsorshipAgreed())
      .when(agree({ sponsorId: otherSponsorId }))
      .thenRefused('sponsorship-must-stay-with-its-sponsor'));
  it('is for organisers of the group, importers and stewards', () => {
    const may = [
      { id: 'a', kind: 'person' as const, roles: { organises: new Set([otherGroupId]) } },
      { id: 'a', kind: 'person' as const, roles: { organises: new Set([harbourGroupId]) } },
      { id: 'a', kind: 'system' as const, roles: { importer: true } },
    ].map((actor) => AgreeSponsorship.access.allows(actor, agree()));
    expect(may).toEqual([false, true, true]);
  });
});

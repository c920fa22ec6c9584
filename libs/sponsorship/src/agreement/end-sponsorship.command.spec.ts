import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import {
  aSponsorshipAgreed,
  aSponsorshipEnded,
  goldId,
  harbourGroupId,
  otherGroupId,
} from '../sponsorship.fixtures.js';
import { EndSponsorship } from './end-sponsorship.command.js';

const end = (changes: Partial<EndSponsorship> = {}) =>
  Object.assign(new EndSponsorship(), {
    sponsorshipId: goldId,
    groupId: harbourGroupId,
    until: '2025-12-31',
    ...changes,
  });

describe('End a sponsorship', () => {
  it('ends it on a day', () => given(aSponsorshipAgreed()).when(end()).then(aSponsorshipEnded()));
  it('stays quiet when it ended that day already', () =>
    given(aSponsorshipAgreed(), aSponsorshipEnded()).when(end()).thenNothing());
  it('corrects the day', () =>
    given(aSponsorshipAgreed(), aSponsorshipEnded())
      .when(end({ until: '2025-11-30' }))
      .then(aSponsorshipEnded({ until: '2025-11-30' })));
  it('refuses an end before the beginning', () =>
    given(aSponsorshipAgreed())
      .when(end({ until: '2024-12-31' }))
      .thenRefused('sponsorship-must-end-after-it-begins'));
  it('refuses to end the sponsorship of another group', () =>
    given(aSponsorshipAgreed())
      .when(end({ groupId: otherGroupId }))
      .thenRefused('sponsorship-must-be-of-the-group'));
  it('refuses a sponsorship that nobody agreed', () => given().when(end()).thenRefused('sponsorship-must-exist'));
});

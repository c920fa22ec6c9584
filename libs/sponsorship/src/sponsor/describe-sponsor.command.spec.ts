import { describe, it } from '@jest/globals';
import { given } from '#kernel/given';
import { aSponsorDescribed, aSponsorRecorded, quayId } from '../sponsorship.fixtures.js';
import { DescribeSponsor } from './describe-sponsor.command.js';

const describeQuay = (changes: Partial<DescribeSponsor>) =>
  Object.assign(new DescribeSponsor(), { sponsorId: quayId, ...changes });

describe('Describe a sponsor', () => {
  it('changes what is given and nothing else', () =>
    given(aSponsorRecorded())
      .when(describeQuay({ name: 'Quay and Daughters', slug: 'quay-and-sons' }))
      .then(aSponsorDescribed({ name: 'Quay and Daughters' })));
  it('takes a fact away that is given empty', () =>
    given(aSponsorRecorded())
      .when(describeQuay({ url: '' }))
      .then(aSponsorDescribed({ cleared: ['url'] })));
  it('stays quiet when nothing changes', () =>
    given(aSponsorRecorded())
      .when(describeQuay({ name: 'Quay & Sons' }))
      .thenNothing());
  it('refuses a sponsor that nobody recorded', () =>
    given()
      .when(describeQuay({ name: 'Quay' }))
      .thenRefused('sponsor-must-exist'));
});

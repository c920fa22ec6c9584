import { describe, expect, it } from '@jest/globals';
import { validated } from '#door/validation';
import { given } from '#kernel/given';
import { aSponsorDescribed, aSponsorRecorded, aSponsorRecordRenewed, quayId } from '../sponsorship.fixtures.js';
import { RecordSponsor } from './record-sponsor.command.js';

const facts = { sponsorId: quayId, slug: 'quay-and-sons', name: 'Quay & Sons', url: 'https://quay.example' };
const record = (changes: Partial<RecordSponsor> = {}) => Object.assign(new RecordSponsor(), { ...facts, ...changes });

describe('Record a sponsor', () => {
  it('keeps who gives', () => given().when(record()).then(aSponsorRecorded()));
  it('stays quiet when told the same again', () => given(aSponsorRecorded()).when(record()).thenNothing());
  it('changes only what is told differently, and takes away what is told no longer', () => {
    const { url: _, ...withoutUrl } = facts;
    given(aSponsorRecorded())
      .when(Object.assign(new RecordSponsor(), { ...withoutUrl, kind: 'business' }))
      .then(aSponsorRecordRenewed({ kind: 'business', cleared: ['url'] }));
  });
  it('leaves alone what was changed by hand, while the source tells the same as before', () =>
    given(aSponsorRecorded(), aSponsorDescribed({ name: 'Quay and Daughters' }))
      .when(record())
      .thenNothing());
  it('refuses an address that no browser should follow', () =>
    expect(() => validated(RecordSponsor, { ...facts, url: 'javascript:alert(1)' })).toThrow(
      'url: url must be a web address that begins with http:// or https://',
    ));
});

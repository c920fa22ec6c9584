import type { AgreementEvent, AgreementFacts } from './agreement/agreement.js';
import type { HostingEvent, HostThanks } from './hosting/hosting.js';
import type { SponsorEvent, SponsorFacts } from './sponsor/sponsor.js';

type Named<E extends { type: string }, Type extends E['type']> = Extract<E, { type: Type }>;

// Invented businesses, groups and meetups.
export const quayId = '55555555-eeee-4eee-8eee-000000000001';
export const otherSponsorId = '55555555-eeee-4eee-8eee-000000000002';
export const goldId = '66666666-ffff-4fff-8fff-000000000001';
export const otherSponsorshipId = '66666666-ffff-4fff-8fff-000000000002';
export const harbourGroupId = '33333333-cccc-4ccc-8ccc-000000000001';
export const otherGroupId = '33333333-cccc-4ccc-8ccc-000000000002';
export const quayMeetupId = '44444444-dddd-4ddd-8ddd-000000000001';
export const boathouseId = '77777777-abab-4aba-8aba-000000000001';

export function aSponsorRecorded({
  sponsorId = quayId,
  ...changes
}: { sponsorId?: string } & Partial<SponsorFacts> = {}): Named<SponsorEvent, 'sponsorship.sponsor-recorded'> {
  return {
    type: 'sponsorship.sponsor-recorded',
    data: { sponsorId, slug: 'quay-and-sons', name: 'Quay & Sons', url: 'https://quay.example', ...changes },
  };
}

export function aSponsorDescribed({
  sponsorId = quayId,
  ...changes
}: { sponsorId?: string; cleared?: string[] } & Partial<SponsorFacts>): Named<
  SponsorEvent,
  'sponsorship.sponsor-described'
> {
  return { type: 'sponsorship.sponsor-described', data: { sponsorId, ...changes } };
}

export function aSponsorRecordRenewed({
  sponsorId = quayId,
  ...changes
}: { sponsorId?: string; cleared?: string[] } & Partial<SponsorFacts>): Named<
  SponsorEvent,
  'sponsorship.sponsor-record-renewed'
> {
  return { type: 'sponsorship.sponsor-record-renewed', data: { sponsorId, ...changes } };
}

export function aSponsorshipAgreed({
  sponsorshipId = goldId,
  ...changes
}: { sponsorshipId?: string } & Partial<AgreementFacts> = {}): Named<AgreementEvent, 'sponsorship.sponsorship-agreed'> {
  return {
    type: 'sponsorship.sponsorship-agreed',
    data: {
      sponsorshipId,
      sponsorId: quayId,
      groupId: harbourGroupId,
      tier: { name: 'Gold', rank: 1 },
      from: '2025-01-01',
      ...changes,
    },
  };
}

export function aSponsorshipChanged({
  sponsorshipId = goldId,
  ...changes
}: { sponsorshipId?: string; cleared?: string[] } & Partial<AgreementFacts>): Named<
  AgreementEvent,
  'sponsorship.sponsorship-changed'
> {
  return { type: 'sponsorship.sponsorship-changed', data: { sponsorshipId, ...changes } };
}

export function aSponsorshipEnded({ sponsorshipId = goldId, until = '2025-12-31' } = {}): Named<
  AgreementEvent,
  'sponsorship.sponsorship-ended'
> {
  return { type: 'sponsorship.sponsorship-ended', data: { sponsorshipId, until } };
}

export function aHostThanked(changes: Partial<HostThanks> = {}): HostingEvent {
  return {
    type: 'sponsorship.host-thanked',
    data: { meetupId: quayMeetupId, groupId: harbourGroupId, sponsorId: quayId, on: '2025-04-10', ...changes },
  };
}

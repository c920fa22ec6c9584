import { Module } from '@nestjs/common';
import { handlerOf } from '#door/commands';
import type { AnySlice } from '#kernel/command';
import type { Page } from '#web/page';
import { agreeSponsorship } from './agreement/agree-sponsorship.command.js';
import { endSponsorship } from './agreement/end-sponsorship.command.js';
import { thankHost } from './hosting/thank-host.command.js';
import { describeSponsor } from './sponsor/describe-sponsor.command.js';
import { recordSponsor } from './sponsor/record-sponsor.command.js';

export const sponsorshipSlices: readonly AnySlice[] = [
  recordSponsor,
  describeSponsor,
  agreeSponsorship,
  endSponsorship,
  thankHost,
];

export const sponsorshipPages: readonly Page[] = [];

@Module({ providers: sponsorshipSlices.map(handlerOf) })
export class SponsorshipModule {}

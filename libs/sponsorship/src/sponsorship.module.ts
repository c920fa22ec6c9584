import { Module } from '@nestjs/common';
import { answererOf } from '#door/ask-questions';
import { handlerOf } from '#door/commands';
import type { AnyQuestion } from '#door/questions';
import type { AnySlice } from '#kernel/command';
import type { Page } from '#web/page';
import { agreeSponsorship } from './agreement/agree-sponsorship.command.js';
import { endSponsorship } from './agreement/end-sponsorship.command.js';
import { sponsorsOfGroup } from './agreement/sponsors-of-group.query.js';
import { sponsorsOfMeetup } from './agreement/sponsors-of-meetup.query.js';
import { hostsOfGroup } from './hosting/hosts-of-group.query.js';
import { hostsOfMeetup } from './hosting/hosts-of-meetup.query.js';
import { thankHost } from './hosting/thank-host.command.js';
import { searchSponsorship } from './search/search-sponsorship.query.js';
import { describeSponsor } from './sponsor/describe-sponsor.command.js';
import { findSponsors } from './sponsor/find-sponsors.query.js';
import { recordSponsor } from './sponsor/record-sponsor.command.js';
import { sponsorPage } from './sponsor/sponsor.page.js';
import { sponsorsPage } from './sponsor/sponsors.page.js';
import { sponsorBySlug } from './sponsor/sponsor-by-slug.query.js';

export const sponsorshipSlices: readonly AnySlice[] = [
  recordSponsor,
  describeSponsor,
  agreeSponsorship,
  endSponsorship,
  thankHost,
];

export const sponsorshipQuestions: readonly AnyQuestion[] = [
  findSponsors,
  sponsorBySlug,
  sponsorsOfGroup,
  sponsorsOfMeetup,
  hostsOfGroup,
  hostsOfMeetup,
  searchSponsorship,
];

export const sponsorshipPages: readonly Page[] = [sponsorsPage, sponsorPage];

@Module({ providers: [...sponsorshipSlices.map(handlerOf), ...sponsorshipQuestions.map(answererOf)] })
export class SponsorshipModule {}

import type { Type } from '@nestjs/common';
import { DirectoryModule, directoryPages } from '#directory/directory.module';
import { EventsModule, eventsPages } from '#events/events.module';
import { IdentityModule } from '#identity/identity.module';
import { OutreachModule, outreachPages } from '#outreach/outreach.module';
import { SponsorshipModule, sponsorshipPages } from '#sponsorship/sponsorship.module';
import type { Page } from '#web/page';

/** The Nest modules of the contexts: their command and query handlers and their API. */
export const contextModules: readonly Type[] = [
  DirectoryModule,
  EventsModule,
  IdentityModule,
  OutreachModule,
  SponsorshipModule,
];

/** The public pages of all contexts. */
export const pages: readonly Page[] = [...directoryPages, ...eventsPages, ...outreachPages, ...sponsorshipPages];

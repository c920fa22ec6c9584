export type { AgreementEvent } from './agreement/agreement.js';
export type { HostingEvent } from './hosting/hosting.js';
export type { SponsorEvent } from './sponsor/sponsor.js';

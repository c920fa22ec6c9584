import { context } from '#kernel/context';
import { agreement } from './agreement/agreement.js';
import { agreements } from './agreement/agreements.view.js';
import { hosting } from './hosting/hosting.js';
import { hosts } from './hosting/hosts.view.js';
import { sponsor } from './sponsor/sponsor.js';
import { sponsors } from './sponsor/sponsors.view.js';

/** Who gives, what was agreed with them, and who lent the room. */
export const sponsorship = context({
  name: 'sponsorship',
  aggregates: [sponsor, agreement, hosting],
  views: [sponsors, agreements, hosts],
  processes: [],
});

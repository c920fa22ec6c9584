import { context } from '#kernel/context';
import { agreement } from './agreement/agreement.js';
import { hosting } from './hosting/hosting.js';
import { sponsor } from './sponsor/sponsor.js';

/** Who gives, what was agreed with them, and who lent the room. */
export const sponsorship = context({
  name: 'sponsorship',
  aggregates: [sponsor, agreement, hosting],
  views: [],
  processes: [],
});

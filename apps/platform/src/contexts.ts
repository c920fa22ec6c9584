import { directory } from '#directory/directory.context';
import { registry } from '#door/registry.context';
import { events } from '#events/events.context';
import { history } from '#history/history.context';
import { identity } from '#identity/identity.context';
import type { Context } from '#kernel/context';
import { outreach } from '#outreach/outreach.context';
import { sponsorship } from '#sponsorship/sponsorship.context';

/** The bounded contexts of the installation; loads without Nest, for every thread. */
export const contexts: readonly Context[] = [registry, identity, directory, events, outreach, sponsorship, history];

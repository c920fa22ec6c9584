import { network } from '#directory/network/network';
import { networkView } from '#directory/network/network.view';
import { registry } from '#door/registry.context';
import { type Context, context } from '#kernel/context';

const directory = context({ name: 'directory', aggregates: [network], views: [networkView], processes: [] });

/** The bounded contexts of the installation; loads without Nest, for every thread. */
export const contexts: readonly Context[] = [registry, directory];

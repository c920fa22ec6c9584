import { view } from '#kernel/view';
import { type NetworkDescription, type NetworkEvent, theNetwork } from './network.js';

/** The network's name, region and zone, as every page shows them. */
export const networkView = view<NetworkDescription, NetworkEvent>({
  name: 'directory.network',
  version: 1,
  on: {
    'directory.network-described': { keys: () => [theNetwork], apply: (_row, event) => event.data },
  },
  indexes: {},
});

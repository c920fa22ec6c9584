import { aggregate } from '#kernel/aggregate';
import type { DomainEvent } from '#kernel/event';

/** Id of the one network of an installation. */
export const theNetwork = 'this';

/** What the network of the installation is called and where it is. */
export interface NetworkDescription {
  readonly name: string;
  readonly region: string;
  /** IANA zone of the region. */
  readonly zone: string;
  /** A generated network of invented groups, shown until a real one is begun. */
  readonly demo: boolean;
}

export type NetworkEvent = DomainEvent<'directory.network-described', NetworkDescription>;

export type NetworkState =
  { readonly status: 'unnamed' } | { readonly status: 'named'; readonly description: NetworkDescription };

export const network = aggregate<NetworkState, NetworkEvent>({
  category: 'directory.network',
  initial: { status: 'unnamed' },
  evolve: (_state, event) => ({ status: 'named', description: event.data }),
  events: { 'directory.network-described': {} },
});

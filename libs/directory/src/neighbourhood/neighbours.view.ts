import { view } from '#kernel/view';
import type { NeighbourhoodEvent } from './neighbourhood.js';

/** How two groups stand to each other; there is no row once it has ended. */
export interface NeighbourRow {
  readonly firstId: string;
  readonly secondId: string;
  readonly status: 'proposed' | 'agreed';
  readonly proposedBy: string;
  /** Instant at which it was proposed or, once agreed, agreed. */
  readonly since: string;
}

const keys = (event: { readonly data: { readonly firstId: string; readonly secondId: string } }) => [
  `${event.data.firstId}.${event.data.secondId}`,
];

/** Which groups are neighbours, by agreement of both. */
export const neighbours = view<NeighbourRow, NeighbourhoodEvent>({
  name: 'directory.neighbours',
  version: 1,
  on: {
    'directory.neighbour-proposed': {
      keys,
      apply: (_row, { data: { firstId, secondId, proposedBy }, occurredAt }) => ({
        firstId,
        secondId,
        status: 'proposed',
        proposedBy,
        since: occurredAt,
      }),
    },
    'directory.neighbour-accepted': {
      keys,
      apply: (row, event) => row && { ...row, status: 'agreed', since: event.occurredAt },
    },
    'directory.neighbour-ended': { keys, apply: () => undefined },
  },
  indexes: {
    byGroup: ({ firstId, secondId, status }) => [
      [firstId, status],
      [secondId, status],
    ],
  },
});

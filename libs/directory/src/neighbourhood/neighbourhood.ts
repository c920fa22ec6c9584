import { aggregate } from '#kernel/aggregate';
import type { DomainEvent } from '#kernel/event';
import { derivedId } from '#kernel/identifiers';
import { RuleViolation } from '#kernel/rule-violation';

/** Two groups that are neighbours, or were asked to be; both ids stand in ascending order. */
interface Pair {
  readonly firstId: string;
  readonly secondId: string;
}

export type NeighbourhoodEvent =
  | DomainEvent<'directory.neighbour-proposed', Pair & { proposedBy: string; message?: string }>
  | DomainEvent<'directory.neighbour-accepted', Pair & { acceptedBy: string }>
  | DomainEvent<'directory.neighbour-ended', Pair & { endedBy: string; reason?: string }>;

export type NeighbourhoodState =
  | { readonly status: 'none' }
  | { readonly status: 'proposed'; readonly proposedBy: string }
  | { readonly status: 'agreed' };

/** The relation of two groups; it holds once both have said yes. */
export const neighbourhood = aggregate<NeighbourhoodState, NeighbourhoodEvent>({
  category: 'directory.neighbourhood',
  initial: { status: 'none' },
  evolve: (_state, event) => {
    switch (event.type) {
      case 'directory.neighbour-proposed':
        return { status: 'proposed', proposedBy: event.data.proposedBy };
      case 'directory.neighbour-accepted':
        return { status: 'agreed' };
      case 'directory.neighbour-ended':
        return { status: 'none' };
    }
  },
  events: {
    'directory.neighbour-proposed': {},
    'directory.neighbour-accepted': {},
    'directory.neighbour-ended': {},
  },
});

/** Two groups in the order in which they are stored. Throws `neighbour-must-be-another-group`. */
export function pairOf(groupId: string, neighbourId: string): Pair {
  const [one, other] = [groupId.toLowerCase(), neighbourId.toLowerCase()];
  if (one === other) {
    throw new RuleViolation('neighbour-must-be-another-group', 'A group is no neighbour of itself.', 'neighbourId');
  }
  return one < other ? { firstId: one, secondId: other } : { firstId: other, secondId: one };
}

/** Id of the relation of two groups, whichever is named first. */
export function neighbourhoodId(groupId: string, neighbourId: string): string {
  return derivedId('neighbourhood', ...[groupId.toLowerCase(), neighbourId.toLowerCase()].sort());
}

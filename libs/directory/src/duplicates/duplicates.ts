import { aggregate } from '#kernel/aggregate';
import type { DomainEvent } from '#kernel/event';

/** Id of the one list of groups of an installation that stand under two names. */
export const theDuplicates = 'this';

/** Why two records are taken to be one group. */
export interface JoinEvidence {
  /** Kebab-case id of what was compared, for example `same-web-address`. */
  readonly kind: string;
  /** For the person who decides; holds no personal data. */
  readonly detail: string;
  /** Natural log-odds: above 0 speaks for it, below 0 against. */
  readonly weight?: number;
}

export type DuplicatesEvent =
  | DomainEvent<
      'directory.groups-joined',
      { keptId: string; mergedId: string; evidence: readonly JoinEvidence[]; note?: string }
    >
  | DomainEvent<'directory.groups-separated', { keptId: string; mergedId: string; reason?: string }>;

/** From a group to the one that it is shown as. A kept group is never merged itself, so one step always leads home. */
export interface DuplicatesState {
  readonly keptOf: Readonly<Record<string, string>>;
}

/**
 * Which groups are one under two names. All of them in one stream, because "nobody is joined twice, and none in a
 * circle" is a rule about all of them; there are hundreds at most.
 */
export const duplicates = aggregate<DuplicatesState, DuplicatesEvent>({
  category: 'directory.duplicates',
  initial: { keptOf: {} },
  evolve: ({ keptOf }, event) => {
    const { keptId, mergedId } = event.data;
    if (event.type === 'directory.groups-joined') return { keptOf: { ...keptOf, [mergedId]: keptId } };
    const { [mergedId]: _separated, ...rest } = keptOf;
    return { keptOf: rest };
  },
  events: { 'directory.groups-joined': {}, 'directory.groups-separated': {} },
});

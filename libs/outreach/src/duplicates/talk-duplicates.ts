import { aggregate } from '#kernel/aggregate';
import type { DomainEvent } from '#kernel/event';
import type { DuplicateEvidence } from './duplicate-evidence.js';
import { type JoinedRecords, nothingJoined, withJoined, withSeparated } from './joined-records.js';

/** Id of the one list of talks that stand in two records. */
export const theList = 'this';

export type TalkDuplicatesEvent =
  | DomainEvent<'outreach.talks-joined', { keptId: string; mergedId: string; evidence: readonly DuplicateEvidence[] }>
  | DomainEvent<'outreach.talks-separated', { keptId: string; mergedId: string }>;

/**
 * Which talks are one in two records. All of them in one stream, because "none is joined twice, and none in a circle" is
 * a rule about all of them.
 */
export const talkDuplicates = aggregate<JoinedRecords, TalkDuplicatesEvent>({
  category: 'outreach.talk_duplicates',
  initial: nothingJoined,
  evolve: (state, event) =>
    event.type === 'outreach.talks-joined' ? withJoined(state, event.data) : withSeparated(state, event.data),
  events: { 'outreach.talks-joined': {}, 'outreach.talks-separated': {} },
});

import { aggregate } from '#kernel/aggregate';
import type { DomainEvent } from '#kernel/event';
import type { DuplicateEvidence } from './duplicate-evidence.js';
import { type JoinedRecords, nothingJoined, withJoined, withSeparated } from './joined-records.js';

/** Id of the one list of speakers that stand in two records. */
export const theList = 'this';

export type SpeakerDuplicatesEvent =
  | DomainEvent<
      'outreach.speakers-joined',
      { keptId: string; mergedId: string; evidence: readonly DuplicateEvidence[] }
    >
  | DomainEvent<'outreach.speakers-separated', { keptId: string; mergedId: string }>;

/**
 * Which speakers are one in two records. All of them in one stream, because "none is joined twice, and none in a circle" is
 * a rule about all of them.
 */
export const speakerDuplicates = aggregate<JoinedRecords, SpeakerDuplicatesEvent>({
  category: 'outreach.speaker_duplicates',
  initial: nothingJoined,
  evolve: (state, event) =>
    event.type === 'outreach.speakers-joined' ? withJoined(state, event.data) : withSeparated(state, event.data),
  events: { 'outreach.speakers-joined': {}, 'outreach.speakers-separated': {} },
});

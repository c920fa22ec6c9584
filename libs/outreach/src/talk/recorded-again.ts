import { changesIn } from '#kernel/told-facts';
import {
  partsOf,
  type TalkContent,
  type TalkEvent,
  type TalkFacts,
  type TalkOccasion,
  type TalkState,
} from './talk.js';

type KnownTalk = Exclude<TalkState, { status: 'unknown' }>;

const noContent: Partial<Record<keyof TalkContent, undefined>> = {
  originalTitle: undefined,
  abstract: undefined,
  language: undefined,
  minutes: undefined,
  track: undefined,
  slides: undefined,
  elsewhere: undefined,
};
const noOccasion: Partial<Record<keyof TalkOccasion, undefined>> = {
  meetupId: undefined,
  groupId: undefined,
  on: undefined,
  place: undefined,
  occasion: undefined,
  parentId: undefined,
};

/** What a source tells differently than it did before; what was changed by hand meanwhile stays. */
export function recordedAgain(talkId: string, state: KnownTalk, facts: TalkFacts): TalkEvent[] {
  const { content, occasion } = partsOf(facts);
  const events: TalkEvent[] = [];
  const renewed = changesIn(state.toldContent, { ...noContent, ...content });
  if (renewed) events.push({ type: 'outreach.talk-record-renewed', data: { talkId, ...renewed } });
  const moved = reattributed(
    talkId,
    state,
    changedFields(state.toldOccasion, { ...noOccasion, ...occasion }),
    occasion,
  );
  if (moved) events.push({ ...moved, data: { ...moved.data, by: 'source' } });
  return events;
}

/** A correction by hand of who gave a talk, when or where: the fields of `told`, where undefined says "none". */
export function correctedByHand(talkId: string, state: KnownTalk, told: Partial<TalkOccasion>): TalkEvent[] {
  const correction = reattributed(talkId, state, changedFields(state.occasion, told), told);
  return correction ? [correction] : [];
}

function changedFields(before: TalkOccasion, told: Partial<TalkOccasion>): string[] {
  const { cleared = [], ...fields } = changesIn(before, told) ?? {};
  return [...Object.keys(fields), ...cleared].sort();
}

function reattributed(talkId: string, state: KnownTalk, fields: readonly string[], told: Partial<TalkOccasion>) {
  if (fields.length === 0) return undefined;
  const { speakerIds, groupId, meetupId } = state.occasion;
  const now = Object.fromEntries([
    ...Object.entries(state.occasion).filter(([field]) => !fields.includes(field)),
    ...Object.entries(told).filter(([field, value]) => fields.includes(field) && value !== undefined),
  ]) as unknown as TalkOccasion;
  return {
    type: 'outreach.talk-reattributed' as const,
    data: {
      talkId,
      by: 'hand' as 'hand' | 'source',
      fields,
      now,
      before: { speakerIds, ...(groupId ? { groupId } : {}), ...(meetupId ? { meetupId } : {}) },
    },
  };
}

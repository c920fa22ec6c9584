import { rowsWhere, view } from '#kernel/view';
import type { TalkDuplicatesEvent } from '../duplicates/talk-duplicates.js';
import type { TalkEvent } from '../talk/talk.js';

/** Who spoke at which group and when, by person id; holds no names. */
export interface SpeakerOfGroup {
  readonly groupId: string;
  readonly personId: string;
  readonly talks: readonly { readonly talkId: string; readonly on?: string; readonly shownAs?: string }[];
}

const keyOf = (groupId: string, personId: string): string => `${groupId}/${personId}`;

const keysOf = (groupId: string | undefined, speakerIds: readonly string[]): string[] =>
  groupId ? speakerIds.map((person) => keyOf(groupId, person)) : [];

function withTalk(
  row: SpeakerOfGroup | undefined,
  key: string,
  talkId: string,
  on: string | undefined,
): SpeakerOfGroup {
  const [groupId = '', personId = ''] = key.split('/');
  const before = row?.talks.find((talk) => talk.talkId === talkId);
  const talk = { ...(before?.shownAs ? { shownAs: before.shownAs } : {}), talkId, ...(on ? { on } : {}) };
  return { groupId, personId, talks: [...(row?.talks ?? []).filter((each) => each.talkId !== talkId), talk] };
}

/** The talks that people gave at groups, one row for each group and person. */
export const speakersOfGroups = view<SpeakerOfGroup, TalkEvent | TalkDuplicatesEvent>({
  name: 'outreach.speakers-of-groups',
  version: 1,
  on: {
    'outreach.talk-given': {
      keys: ({ data: { kind, groupId, speakerIds } }) => (kind === 'session' ? [] : keysOf(groupId, speakerIds)),
      apply: (row, { data: { talkId, on } }, key) => withTalk(row, key, talkId, on),
    },
    'outreach.talk-reattributed': {
      keys: ({ data: { before, now } }) => [
        ...new Set([...keysOf(before.groupId, before.speakerIds), ...keysOf(now.groupId, now.speakerIds)]),
      ],
      apply: (row, { data: { talkId, now } }, key) => {
        if (now.kind !== 'session' && keysOf(now.groupId, now.speakerIds).includes(key)) {
          return withTalk(row, key, talkId, now.on);
        }
        const talks = row?.talks.filter((talk) => talk.talkId !== talkId) ?? [];
        return row && talks.length > 0 ? { ...row, talks } : undefined;
      },
    },
    'outreach.talks-joined': {
      keys: ({ data: { mergedId } }) => rowsWhere('byTalk', mergedId),
      apply: (row, { data: { keptId, mergedId } }) =>
        row && {
          ...row,
          talks: row.talks.map((talk) => (talk.talkId === mergedId ? { ...talk, shownAs: keptId } : talk)),
        },
    },
    'outreach.talks-separated': {
      keys: ({ data: { mergedId } }) => rowsWhere('byTalk', mergedId),
      apply: (row, { data: { mergedId } }) =>
        row && {
          ...row,
          talks: row.talks.map(({ shownAs, ...talk }) =>
            shownAs && talk.talkId !== mergedId ? { ...talk, shownAs } : talk,
          ),
        },
    },
  },
  indexes: {
    byGroup: (row) => [[row.groupId]],
    bySpeaker: (row) => [[row.personId]],
    byTalk: (row) => row.talks.map(({ talkId }) => [talkId]),
  },
});

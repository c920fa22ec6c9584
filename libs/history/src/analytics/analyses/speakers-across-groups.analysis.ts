import type { DuplicatesEvent } from '#directory/published';
import { view } from '#kernel/view';
import type { SpeakerDuplicatesEvent, TalkDuplicatesEvent, TalkEvent } from '#outreach/published';
import type { Document } from '#read-store/read-store';
import { analysis, type AskedStretch } from '../analysis.js';

interface TalkPast {
  readonly kind: 'talk';
  readonly talkId: string;
  readonly speakerIds: readonly string[];
  readonly groupId?: string;
  /** As far as known: begins with the year. */
  readonly on?: string;
  /** The session that it is part of. */
  readonly parentId?: string;
  readonly given: boolean;
}

/** A record that is shown as another one: of a talk, a speaker or a group. */
interface SecondRecord {
  readonly kind: 'second-record';
  readonly id: string;
  readonly shownAs: string;
}

type Row = TalkPast | SecondRecord;

const joined = {
  keys: ({ data }: { data: { mergedId: string } }): readonly string[] => [`second ${data.mergedId}`],
  apply: (_row: Row | undefined, { data }: { data: { keptId: string; mergedId: string } }): Row => ({
    kind: 'second-record',
    id: data.mergedId,
    shownAs: data.keptId,
  }),
};
const separated = { keys: joined.keys, apply: (): undefined => undefined };

const talksGiven = view<Row, TalkEvent | TalkDuplicatesEvent | SpeakerDuplicatesEvent | DuplicatesEvent>({
  name: 'history.talks-given',
  version: 1,
  on: {
    'outreach.talk-given': {
      keys: ({ data }) => [`talk ${data.talkId}`],
      apply: (_row, { data }) => talkOf(data.talkId, data),
    },
    'outreach.talk-reattributed': {
      keys: ({ data }) => [`talk ${data.talkId}`],
      apply: (row, { data }) => row && talkOf(data.talkId, data.now),
    },
    'outreach.talks-joined': joined,
    'outreach.talks-separated': separated,
    'outreach.speakers-joined': joined,
    'outreach.speakers-separated': separated,
    'directory.groups-joined': joined,
    'directory.groups-separated': separated,
  },
  indexes: {},
});

function talkOf(
  talkId: string,
  facts: { kind: string; speakerIds: readonly string[]; groupId?: string; on?: string; parentId?: string },
): TalkPast {
  const { kind, speakerIds, groupId, on, parentId } = facts;
  return {
    kind: 'talk',
    talkId,
    speakerIds,
    given: kind !== 'session',
    ...(groupId ? { groupId } : {}),
    ...(on ? { on } : {}),
    ...(parentId ? { parentId } : {}),
  };
}

/** How many people spoke in a year, how many of them for the first time, and at how many groups. */
export const speakersAcrossGroups = analysis({
  name: 'speakers-across-groups',
  title: { en: 'Speakers across groups', de: 'Vortragende über Gruppen hinweg' },
  explanation: {
    en: 'For each year: talks, people who spoke, how many of them for the first time, and who spoke at several groups.',
    de: 'Für jedes Jahr: Vorträge, wie viele Menschen sprachen, wie viele davon zum ersten Mal, und wer bei mehreren Gruppen.',
  },
  view: talksGiven,
  datedBy: 'facts',
  answer: (documents: readonly Document<Row>[], stretch) => {
    const talks = talksOnce(documents);
    const firstSpoke = new Map<string, string>();
    for (const { on, speakerIds } of talks) {
      for (const speaker of on ? speakerIds : []) {
        const before = firstSpoke.get(speaker);
        if (!before || on! < before) firstSpoke.set(speaker, on!);
      }
    }
    const years = new Map<string, { talks: number; groupsOf: Map<string, Set<string>>; groups: Set<string> }>();
    let undated = 0;
    for (const { on, speakerIds, groupId } of talks) {
      if (!on) undated += 1;
      if (!on || !within(on, stretch)) continue;
      const year = on.slice(0, 4);
      const sum = years.get(year) ?? { talks: 0, groupsOf: new Map<string, Set<string>>(), groups: new Set<string>() };
      years.set(year, sum);
      sum.talks += 1;
      if (groupId) sum.groups.add(groupId);
      for (const speaker of speakerIds) {
        const groups = sum.groupsOf.get(speaker) ?? new Set<string>();
        sum.groupsOf.set(speaker, groups);
        if (groupId) groups.add(groupId);
      }
    }
    const sorted = [...years].sort(([a], [b]) => Number(a) - Number(b));
    return {
      columns: [
        { label: { en: 'Year', de: 'Jahr' } },
        { label: { en: 'Talks', de: 'Vorträge' } },
        { label: { en: 'Speakers', de: 'Vortragende' } },
        { label: { en: 'First-time speakers', de: 'Zum ersten Mal' } },
        { label: { en: 'Share of first-timers', de: 'Anteil der Neuen' }, unit: '%' },
        { label: { en: 'Groups with a talk', de: 'Gruppen mit Vortrag' } },
        { label: { en: 'Spoke at two groups or more', de: 'Bei zwei Gruppen oder mehr' } },
      ],
      rows: sorted.map(([year, { talks: given, groupsOf, groups }]) => {
        const newcomers = [...groupsOf.keys()].filter((speaker) => firstSpoke.get(speaker)!.startsWith(year)).length;
        const share = groupsOf.size > 0 ? Math.round((newcomers / groupsOf.size) * 10_000) / 10_000 : null;
        const several = [...groupsOf.values()].filter((each) => each.size > 1).length;
        return [year, given, groupsOf.size, newcomers, share, groups.size, several];
      }),
      chart: { kind: 'bar', along: 0, values: [2, 3] },
      note: {
        en:
          'First time means: no earlier talk is known here, whatever stretch of time was asked for.' +
          (undated > 0 ? ` Left out for want of a date: ${undated}.` : ''),
        de:
          'Zum ersten Mal heißt: hier ist kein früherer Vortrag bekannt, gleich nach welcher Zeit gefragt wurde.' +
          (undated > 0 ? ` Ohne Datum und daher nicht gezählt: ${undated}.` : ''),
      },
    };
  },
});

/** Talks, each once, without those that hold others: a second record adds speakers, group and date where the first has none. */
function talksOnce(documents: readonly Document<Row>[]): TalkPast[] {
  const shownAs = new Map<string, string>();
  for (const { row } of documents) if (row.kind === 'second-record') shownAs.set(row.id, row.shownAs);
  const home = (id: string): string => shownAs.get(id) ?? id;
  const talks = new Map<string, TalkPast>();
  // Kept records first: what they tell goes before what others tell of the same talk.
  const all = documents.flatMap(({ row }) => (row.kind === 'talk' ? [row] : []));
  const holders = new Set(all.map(({ parentId }) => parentId));
  const rows = all.filter(({ given, talkId }) => given && !holders.has(talkId));
  for (const row of [
    ...rows.filter((each) => !shownAs.has(each.talkId)),
    ...rows.filter((each) => shownAs.has(each.talkId)),
  ]) {
    const talkId = home(row.talkId);
    const known = talks.get(talkId);
    const speakerIds = known?.speakerIds.length ? known.speakerIds : [...new Set(row.speakerIds.map(home))];
    const groupId = known?.groupId ?? (row.groupId === undefined ? undefined : home(row.groupId));
    const on = known?.on ?? row.on;
    talks.set(talkId, {
      kind: 'talk',
      talkId,
      given: true,
      speakerIds,
      ...(groupId ? { groupId } : {}),
      ...(on ? { on } : {}),
    });
  }
  return [...talks.values()];
}

/** Whether a date that may be only a year or a month begins within a stretch. */
function within(on: string, { from, until }: AskedStretch): boolean {
  const begin = on + '0000-01-01T00:00'.slice(on.length);
  return begin < until.slice(0, 16) && (from === undefined || begin >= from.slice(0, 16));
}

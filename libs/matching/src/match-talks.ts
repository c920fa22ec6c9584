import { candidatePairs } from './candidate-pairs.js';
import { compareNames, readPersonName } from './person-name.js';
import type { PersonName } from './person-name.js';
import { lowerRivals, propose, surestFirst } from './proposal.js';
import type { Evidence, Proposal } from './proposal.js';
import { foldedWords } from './text-folding.js';
import { titleLikeness } from './text-likeness.js';
import { webAddress } from './web-address.js';

/**
 * What one source says about a talk that was given once. `key` is unique over all records; `date` is YYYY-MM-DD, or YYYY-MM where
 * the day is not known; `recordings` are web addresses.
 */
export interface TalkRecord {
  readonly key: string;
  readonly source: string;
  readonly title: string;
  readonly date?: string;
  readonly group?: string;
  readonly speakers?: readonly string[];
  readonly recordings?: readonly string[];
}

interface Talk {
  readonly record: TalkRecord;
  readonly words: readonly string[];
  readonly speakers: readonly PersonName[];
  readonly group: string;
  readonly recordings: ReadonlySet<string>;
}

const prior = -7;

/**
 * Pairs of records that may speak of one talk given on one occasion, surest first: by title, date, speakers, group and recording. The
 * same talk given again on another day is another talk, so a different date speaks against.
 */
export function proposeTalks(records: readonly TalkRecord[]): Proposal[] {
  const talks = records.map(readTalk);
  const proposals: Proposal[] = [];
  for (const [i, j] of candidatePairs(talks.map(keysOf))) {
    const [one, other] = [talks[i]!, talks[j]!];
    const proposal = propose([one.record.key, other.record.key], prior, weigh(one, other));
    if (proposal) proposals.push(proposal);
  }
  const sources = new Map(records.map(({ key, source }) => [key, source]));
  return surestFirst(lowerRivals(surestFirst(proposals), (key) => sources.get(key) ?? ''));
}

function readTalk(record: TalkRecord): Talk {
  return {
    record,
    words: foldedWords(record.title),
    speakers: (record.speakers ?? []).map(readPersonName).filter(({ kind }) => kind !== 'placeholder'),
    group: foldedWords(record.group ?? '').join(' '),
    recordings: new Set((record.recordings ?? []).flatMap((address) => recordingOf(address) ?? [])),
  };
}

/** One form for the several addresses of a recording on YouTube and Vimeo; other addresses without their query. */
function recordingOf(address: string): string | undefined {
  const youtube = /(?:youtu\.be\/|youtube\.com\/(?:watch\?(?:.*&)?v=|embed\/|live\/|shorts\/))([\w-]{11})/.exec(
    address,
  )?.[1];
  if (youtube !== undefined) return `youtube ${youtube}`;
  const vimeo = /vimeo\.com\/(?:video\/)?(\d+)/.exec(address)?.[1];
  return vimeo === undefined ? webAddress(address) : `vimeo ${vimeo}`;
}

function keysOf({ words, record, speakers, recordings }: Talk): { exact: string[]; loose: string[] } {
  const month = record.date?.slice(0, 7);
  const families = speakers.flatMap(({ readings }) => readings.flatMap((reading) => reading.words.slice(-1)));
  return {
    exact: [`title ${words.join('')}`, ...[...recordings].map((recording) => `recording ${recording}`)],
    loose:
      month === undefined
        ? []
        : [...words.filter((word) => word.length > 4), ...families].map((word) => `${month} ${word}`),
  };
}

function weigh(one: Talk, other: Talk): Evidence[] {
  const evidence: Evidence[] = [];
  const likeness = titleLikeness(one.record.title, other.record.title);
  const plain = one.words.length < 3 && one.words.join('').length < 14;
  if (likeness === 1)
    evidence.push({ kind: 'title', detail: plain ? 'same short title' : 'same title', weight: plain ? 4 : 6 });
  else if (likeness >= 0.6) {
    const weight = likeness >= 0.85 ? 4.5 : 2.5;
    evidence.push({ kind: 'title', detail: `titles ${Math.round(likeness * 100)} % alike`, weight });
  } else evidence.push({ kind: 'title', detail: 'different titles', weight: -4 });
  const recording = [...one.recordings].some((address) => other.recordings.has(address));
  // Several talks of one evening are often in one recording, so it does not decide alone.
  if (recording) evidence.push({ kind: 'recording', detail: 'same recording', weight: 5 });
  return [
    ...evidence,
    ...dateEvidence(one.record.date, other.record.date),
    ...speakerEvidence(one, other),
    ...groupEvidence(one, other),
  ];
}

const day = 86_400_000;

function dateEvidence(one: string | undefined, other: string | undefined): Evidence[] {
  if (!one || !other) return [];
  if (one === other && one.length === 10) return [{ kind: 'date', detail: 'same day', weight: 3 }];
  if (one.length !== other.length || one.length === 7) {
    return one.slice(0, 7) === other.slice(0, 7)
      ? [{ kind: 'date', detail: 'same month', weight: 2 }]
      : [{ kind: 'date', detail: 'different months', weight: -5 }];
  }
  const apart = Math.abs(Date.parse(one) - Date.parse(other)) / day;
  // A talk is published under the day of the upload in some places.
  if (apart <= 2) return [{ kind: 'date', detail: 'two days apart or less', weight: 1 }];
  if (apart <= 31) return [{ kind: 'date', detail: `${apart} days apart`, weight: -2 }];
  return [{ kind: 'date', detail: 'more than a month apart', weight: -6 }];
}

function speakerEvidence(one: Talk, other: Talk): Evidence[] {
  if (one.speakers.length === 0 || other.speakers.length === 0) return [];
  const agreements = one.speakers.flatMap((a) => other.speakers.map((b) => compareNames(a, b).kind));
  if (agreements.some((kind) => kind === 'equal' || kind === 'folded')) {
    return [{ kind: 'speaker', detail: 'same speaker', weight: 4 }];
  }
  if (agreements.some((kind) => kind === 'order' || kind === 'spacing' || kind === 'close')) {
    return [{ kind: 'speaker', detail: 'speakers with nearly the same name', weight: 2.5 }];
  }
  if (agreements.includes('unknown')) return [];
  return [{ kind: 'speaker', detail: 'different speakers', weight: -4 }];
}

function groupEvidence(one: Talk, other: Talk): Evidence[] {
  if (one.group === '' || other.group === '') return [];
  return one.group === other.group ? [{ kind: 'group', detail: 'same group', weight: 1.5 }] : [];
}

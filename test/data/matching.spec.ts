import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseDocument } from 'yaml';
import { evaluate, evaluationTable, pairsOf, plainEquality } from '#matching/evaluate';
import type { Evaluation, KeyPair } from '#matching/evaluate';
import { proposePeople } from '#matching/match-people';
import type { PersonRecord, TalkMention } from '#matching/match-people';
import { proposeTalks } from '#matching/match-talks';
import type { TalkRecord } from '#matching/match-talks';
import type { Proposal } from '#matching/proposal';
import { handleOfAddress } from '#matching/web-address';

const folder = join(import.meta.dirname, '../../../shared/data');
const present = existsSync(folder);
if (!present) console.warn(`SKIPPED: the sources in ${folder} are not there, so nothing was matched.`);
const withData = present ? describe : describe.skip;
// Some files fold a quoted line without indenting it, which other YAML readers let pass: the errors are ignored, the value is whole.
const read = <T>(path: string): T =>
  parseDocument(readFileSync(join(folder, path), 'utf8'), { strict: false }).toJS() as T;

interface LrugSpeaker {
  name: string;
  url?: string;
}
interface Given {
  title: string;
  date: string;
  group: string;
  speakers: string[];
}
interface RubySpeaker {
  name: string;
  slug: string;
  aliases?: { name: string }[];
  github?: string;
  twitter?: string;
  mastodon?: string;
  linkedin?: string;
  bluesky?: string;
  website?: string;
}
interface Recording {
  title: string;
  date?: string;
  speakers?: string[];
  talks?: Recording[];
}

const months = 'january february march april may june july august september october november december'.split(' ');

function lrugTalks(): (Given & { urls: LrugSpeaker[] })[] {
  const path = '3-london-groups/lrug/data/talks';
  return readdirSync(join(folder, path)).flatMap((file) => {
    const year = file.slice(0, 4);
    return Object.entries(
      read<Record<string, Record<string, { title: string; speaker: LrugSpeaker | LrugSpeaker[] }>>>(join(path, file)),
    ).flatMap(([month, talks]) =>
      Object.values(talks).map(({ title, speaker }) => {
        const urls = [speaker].flat();
        const date = `${year}-${String(months.indexOf(month.toLowerCase()) + 1).padStart(2, '0')}`;
        return { title, date, group: 'London Ruby User Group', speakers: urls.map(({ name }) => name), urls };
      }),
    );
  });
}

function recordingsIn(path: string): Given[] {
  const walk = (recordings: Recording[]): Given[] =>
    recordings.flatMap((recording) =>
      recording.talks?.length
        ? walk(recording.talks)
        : [{ title: recording.title, date: recording.date ?? '', group: '', speakers: recording.speakers ?? [] }],
    );
  return walk(read<Recording[] | null>(path) ?? []);
}

function rubyTalks(): (Given & { series: string })[] {
  const root = '2-rubyevents/data';
  return readdirSync(join(folder, root), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: series }) => {
      const { name: group } = read<{ name: string }>(join(root, series, 'series.yml'));
      return readdirSync(join(folder, root, series), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && existsSync(join(folder, root, series, entry.name, 'videos.yml')))
        .flatMap((entry) => recordingsIn(join(root, series, entry.name, 'videos.yml')))
        .map((talk) => ({ ...talk, group, series }));
    });
}

function bySpeaker(talks: readonly Given[]): Map<string, TalkMention[]> {
  const given = new Map<string, TalkMention[]>();
  for (const { speakers, title, date, group } of talks) {
    for (const name of speakers) {
      const mention = { title, group, ...(date ? { date } : {}) };
      given.set(name, [...(given.get(name) ?? []), mention]);
    }
  }
  return given;
}

function lrugPeople(): PersonRecord[] {
  const talks = lrugTalks();
  const given = bySpeaker(talks);
  const handles = new Map<string, Record<string, string[]>>();
  for (const { name, url } of talks.flatMap(({ urls }) => urls)) {
    const on = url === undefined ? undefined : handleOfAddress(url);
    if (!on || url === undefined) continue;
    const known = handles.get(name) ?? {};
    handles.set(name, { ...known, [on.network]: [...(known[on.network] ?? []), url] });
  }
  return [...given].map(([name, mentions]) => ({
    key: `lrug ${name}`,
    source: 'lrug',
    name,
    talks: mentions,
    handles: handles.get(name) ?? {},
  }));
}

function rubyPeople(talks: readonly Given[]): PersonRecord[] {
  const given = bySpeaker(talks);
  return read<RubySpeaker[]>('2-rubyevents/data/speakers.yml').map(({ name, slug, aliases, ...handles }) => ({
    key: `ruby ${slug}`,
    source: 'ruby',
    name,
    aliases: (aliases ?? []).map((alias) => alias.name),
    handles: handles as Record<string, string>,
    talks: [name, ...(aliases ?? []).map((alias) => alias.name)].flatMap((known) => given.get(known) ?? []),
  }));
}

function pyvideoPeople(): PersonRecord[] {
  const given = new Map<string, TalkMention[]>();
  for (const line of gunzipSync(readFileSync(join(folder, '4-pyvideo/all_talks.jsonl.gz')))
    .toString('utf8')
    .trim()
    .split('\n')) {
    const {
      title,
      speakers,
      recorded,
      event_title: group,
    } = JSON.parse(line) as {
      title: string;
      speakers: string[];
      recorded: string | null;
      event_title: string;
    };
    for (const name of new Set(speakers)) {
      const mention = { title, group, ...(recorded ? { date: recorded.slice(0, 10) } : {}) };
      given.set(name, [...(given.get(name) ?? []), mention]);
    }
  }
  return [...given].map(([name, talks]) => ({ key: `py ${name}`, source: 'pyvideo', name, talks }));
}

const network = ({ key }: { key: string }): string => key.split(' ')[0]!;
const across = (proposals: readonly Proposal[], ...networks: string[]): Proposal[] =>
  proposals.filter(
    ({ a, b }) => new Set([network({ key: a }), network({ key: b })]).symmetricDifference(new Set(networks)).size === 0,
  );
const verdicts = (proposals: readonly Proposal[]): { same: number; perhaps: number } => ({
  same: pairsOf(proposals, 'same').length,
  perhaps: pairsOf(proposals, 'perhaps').length,
});

withData('Speakers and talks of one London group, known to two sources', () => {
  const talks = present ? rubyTalks() : [];
  const ruby = present ? rubyPeople(talks) : [];
  const lrug = present ? lrugPeople() : [];
  const lrugGiven = talks.filter(({ series }) => series === 'lrug');
  const onStage = new Set(lrugGiven.flatMap(({ speakers }) => speakers));
  const speakers = ruby.filter(({ name, aliases }) => [name, ...(aliases ?? [])].some((known) => onStage.has(known)));
  const truth = lrug.flatMap(({ key, name }) =>
    ruby
      .filter((other) => other.name === name || other.aliases?.includes(name))
      .map((other): KeyPair => [key, other.key]),
  );

  it('have nearly every speaker matched, among those of the group and among all 4,727', () => {
    const bare = (records: readonly PersonRecord[]): PersonRecord[] =>
      records.map(({ key, source, name }) => ({ key, source, name }));
    const measure = (records: PersonRecord[]): Record<'plain equality' | 'same' | 'same or perhaps', Evaluation> => {
      const found = across(proposePeople(records), 'lrug', 'ruby');
      return {
        'plain equality': evaluate(
          plainEquality(records, ({ name }) => name),
          truth,
        ),
        same: evaluate(pairsOf(found, 'same'), truth),
        'same or perhaps': evaluate(pairsOf(found, 'same', 'perhaps'), truth),
      };
    };
    const rows = [
      { name: 'speakers of the group', columns: measure([...lrug, ...speakers]) },
      { name: 'all speakers', columns: measure([...lrug, ...ruby]) },
      { name: 'all, names alone', columns: measure(bare([...lrug, ...ruby])) },
    ];
    console.log(`${lrug.length} names, ${truth.length} known pairs\n${evaluationTable(rows)}`);
    expect({ names: lrug.length, pairs: truth.length }).toEqual({ names: 130, pairs: 130 });
    expect(rows.map(({ columns }) => columns['plain equality'].found)).toEqual([128, 128, 128]);
    expect(rows.slice(0, 2).map(({ columns }) => [columns.same.found, columns.same.wrong])).toEqual([
      [130, 0],
      [130, 0],
    ]);
    expect(rows[2]!.columns['same or perhaps'].found).toBeGreaterThanOrEqual(110);
  });

  it('have all 184 talks that are known twice appear once', () => {
    const record =
      (source: string) =>
      (talk: Given, index: number): TalkRecord => ({ key: `${source} ${index}`, source, ...talk });
    const mine = lrugTalks().map(record('lrug'));
    const theirs = talks
      .map((talk, index) => ({ ...talk, index }))
      .map(({ index, ...talk }) => record('ruby')(talk, index));
    const truthOfTalks = mine.flatMap(({ key, title, date, speakers: by }) =>
      theirs
        .filter(
          (other) =>
            other.title === title && other.date?.startsWith(date ?? '?') && other.speakers?.join() === by?.join(),
        )
        .map((other): KeyPair => [key, other.key]),
    );
    const proposals = across(proposeTalks([...mine, ...theirs]), 'lrug', 'ruby');
    console.log(`talks: ${theirs.length} and ${mine.length}, ${truthOfTalks.length} known twice`, verdicts(proposals));
    expect({ mine: mine.length, theirs: theirs.length, truth: truthOfTalks.length }).toEqual({
      mine: 184,
      theirs: 10_312,
      truth: 184,
    });
    expect(evaluate(pairsOf(proposals, 'same'), truthOfTalks)).toEqual({
      found: 184,
      wrong: 0,
      missed: 0,
      precision: 1,
      recall: 1,
    });
  });
});

withData('Speakers of RubyEvents and of pyvideo', () => {
  const ruby = present ? rubyPeople(rubyTalks()) : [];
  const python = present ? pyvideoPeople() : [];

  it('with equal names are told apart by how common the name is', () => {
    const before = process.memoryUsage().heapUsed;
    const started = performance.now();
    const proposals = across(proposePeople([...ruby, ...python]), 'py', 'ruby');
    const took = Math.round(performance.now() - started);
    const grown = Math.round((process.memoryUsage().heapUsed - before) / 1e6);
    const names = new Set(ruby.map(({ name }) => name));
    const equal = new Set(python.filter(({ name }) => names.has(name)).map(({ key }) => key));
    const slugs = new Map(ruby.map(({ key, name }) => [key, name]));
    const ofEqual = proposals.filter(({ a, b }) => equal.has(a) && a === `py ${slugs.get(b)}`);
    console.log(`${ruby.length} and ${python.length} names in ${took} ms, ${grown} MB more on the heap`);
    console.log(`${equal.size} equal names:`, verdicts(ofEqual), `all proposals:`, verdicts(proposals));
    expect(equal.size).toBe(121);
    const { same, perhaps } = verdicts(ofEqual);
    expect(same).toBeGreaterThan(50);
    expect(same + perhaps).toBeGreaterThan(100);
    // Single given names, placeholders and the commonest names are not proposed at all.
    expect(same + perhaps).toBeLessThan(121);
  });

  it('are found under the further names that the source itself lists for them', () => {
    const withoutAliases = ruby.map((record) => ({ ...record, aliases: [], source: 'people' }));
    const known = new Set(ruby.map(({ name }) => name));
    const aliases = ruby.flatMap(({ key, aliases: others }) =>
      [...new Set(others)]
        .filter((alias) => !known.has(alias))
        .map((alias) => ({ key: `alias ${alias} of ${key}`, source: 'aliases', name: alias, of: key })),
    );
    const found = across(proposePeople([...withoutAliases, ...aliases]), 'alias', 'ruby');
    const truth = aliases.map(({ key, of }): KeyPair => [key, of]);
    const columns = {
      'plain equality': evaluate(
        plainEquality([...withoutAliases, ...aliases], ({ name }) => name),
        truth,
      ),
      same: evaluate(pairsOf(found, 'same'), truth),
      'same or perhaps': evaluate(pairsOf(found, 'same', 'perhaps'), truth),
    };
    console.log(evaluationTable([{ name: `${truth.length} aliases, by name alone`, columns }]));
    expect(columns.same.precision).toBeGreaterThanOrEqual(0.9);
    expect(columns['same or perhaps'].recall).toBeGreaterThanOrEqual(0.3);
  });
});

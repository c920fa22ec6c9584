import { join } from 'node:path';
import { givenFields } from '../given-fields.js';
import { readTime, type SourceTime } from '../normalise/source-time.js';
import { openSource, readWholeText } from '../open-source.js';
import { readEntries, readFile, unreadable } from '../read-items.js';
import { readFields, type RecordFields } from '../record-fields.js';
import { namesIn, requireLayout, whatStandsAt, type SourceLayout } from '../source-folder.js';
import { setAside, type Note, type SourcePlace, type SourceRecord } from '../source-record.js';
import { yamlRecords } from '../yaml-records.js';

/** The page of one meeting; `key` is the year and the folder, such as `2019/may`. */
export interface LrugMeeting {
  kind: 'meeting';
  key: string;
  title: string;
  day?: SourceTime;
  published: boolean;
  announced?: SourceTime;
  hosts: string[];
  sponsors: string[];
  /** Sponsors that the text of the page thanks, for food, drinks or tickets. */
  alsoThanked: string[];
  description: string;
}

/** What was put on record of a talk: a video, slides or a transcript. */
export interface Coverage {
  type: string;
  title?: string;
  url: string;
}

/** A talk of a meeting; `meetingKey` is that of its page. */
export interface LrugTalk {
  kind: 'talk';
  id: string;
  meetingKey: string;
  title: string;
  description: string;
  speakers: { name: string; url?: string }[];
  coverage: Coverage[];
}

/** What was put on record of the talks of a meeting before talks were kept apart from its page. */
export interface LrugCoverage {
  kind: 'coverage';
  meetingKey: string;
  talkSlug: string;
  coverage: Coverage[];
}

export interface LrugSponsor {
  kind: 'sponsor';
  name: string;
  url?: string;
  logoUrl?: string;
}

export type LrugRecord = LrugMeeting | LrugTalk | LrugCoverage | LrugSponsor;

const page = /^index\.html(?:\.md)?(?:\.erb)?$/;
const frontMatter = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;
const thanked = /\{::sponsor\s+name="([^"]+)"/g;

const names = (fields: RecordFields, list: string): string[] =>
  fields.list(list, (entry) => entry.text(entry.names().includes(':name') ? ':name' : 'name'));

// Commands of the site's generator say nothing to a reader.
const withoutCommands = (text: string): string => text.replace(/<%[\s\S]*?%>/g, '').replace(/\{::[a-z]+[^}]*\}/g, '');

const meeting =
  (key: string, body: string) =>
  (fields: RecordFields): LrugMeeting => {
    fields.leaveOut('updated_by', 'created_by', 'category', 'updated_at', 'breadcrumb');
    const parts =
      fields.object('parts', (inner) =>
        inner.object('sponsors', (part) => {
          part.leaveOut(':render_as');
          return part.optionalText(':content');
        }),
      ) ?? '';
    const created = fields.via('created_at', (text) => readTime(text));
    const [year, month] = key.split('/');
    const dated = fields.via('meeting_date', (text) => readTime(text));
    const fallback = dated ? undefined : readTime(`${month} ${year}`);
    if (fallback?.value) for (const note of fallback.notes) fields.note('meeting_date', note);
    return givenFields({
      kind: 'meeting',
      key,
      title: fields.titled('title').title,
      day: dated ?? fallback?.value,
      published: fields.optionalText('status')?.toLowerCase() !== 'draft',
      announced: fields.via('published_at', (text) => readTime(text)) ?? created,
      hosts: names(fields, 'hosted_by'),
      sponsors: names(fields, 'sponsors'),
      alsoThanked: [...new Set([...`${parts}\n${body}`.matchAll(thanked)].map((match) => match[1] as string))],
      description: withoutCommands(body).trim(),
    }) as LrugMeeting;
  };

const meetingPage = async function* (
  path: string,
  file: string,
  key: string,
): AsyncGenerator<SourceRecord<LrugMeeting>> {
  try {
    const source = await openSource(join(path, file), file);
    const { text, damage } = await readWholeText(source);
    const head = frontMatter.exec(text);
    const place = { file, line: 1, record: key };
    if (!head?.[1]) {
      yield setAside(place, 'the page has no head of YAML between two lines of ---', { raw: text.slice(0, 300) });
      return;
    }
    const [item] = yamlRecords(head[1], file, source.takeNotes());
    if (!item?.ok)
      yield item
        ? setAside({ ...place, line: (item.line ?? 1) + 1 }, item.reason.replace(/^.*?: /, ''), { raw: head[1] })
        : setAside(place, 'the head of the page is empty');
    else {
      const body = text.slice(head[0].length);
      const record = readFields(place, item.raw, meeting(key, body), item.notes);
      yield record;
    }
    if (damage) yield setAside(place, damage.reason);
  } catch (error) {
    yield unreadable(file, error);
  }
};

const coverageOf = (fields: RecordFields): Coverage =>
  givenFields({ type: fields.text('type'), title: fields.optionalText('title'), url: fields.text('url') }) as Coverage;

const isGroup = (raw: unknown): raw is Record<string, unknown> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);

const talk =
  (meetingKey: string, slug: string) =>
  (fields: RecordFields): LrugTalk => {
    fields.leaveOut('use_description_as_intro', 'custom_intro');
    const person = (inner: RecordFields): LrugTalk['speakers'][number] => {
      inner.leaveOut('raw');
      return givenFields({ name: inner.text('name'), url: inner.optionalText('url') }) as { name: string };
    };
    const speakers = Array.isArray(fields.raw('speaker'))
      ? fields.list('speaker', person)
      : [fields.object('speaker', person) ?? fields.fail('speaker', 'is missing')];
    return {
      kind: 'talk',
      id: `${meetingKey}/${slug}`,
      meetingKey,
      ...fields.titled('title', 'description'),
      speakers,
      coverage: fields.list('coverage', coverageOf),
    };
  };

/** Each value two keys deep: month, then the slug of the talk. */
const eachOfYear = async function* <T extends LrugRecord>(
  path: string,
  file: string,
  read: (meetingKey: string, slug: string, raw: unknown, place: SourcePlace, notes: Note[]) => SourceRecord<T>,
): AsyncGenerator<SourceRecord<T>> {
  const year = /(\d{4})\.ya?ml$/.exec(file)?.[1] ?? '';
  let notes: Note[] = [];
  for (const entry of await readEntries(path, file)) {
    if (entry.ok) notes.push(...entry.notes);
    if (!entry.ok) yield entry;
    else if (entry.raw === null) continue;
    else if (!isGroup(entry.raw))
      yield setAside({ file, line: entry.line, record: entry.key }, 'the month holds no talks by name');
    else {
      for (const [slug, raw] of Object.entries(entry.raw)) {
        yield read(`${year}/${entry.key}`, slug, raw, { file, line: entry.lineOf(slug), record: slug }, notes);
        notes = [];
      }
    }
  }
};

const years = async (path: string, folder: string): Promise<string[]> =>
  (await namesIn(join(path, folder), 'file'))
    .filter((name) => /^\d{4}\.ya?ml$/.test(name))
    .map((name) => `${folder}/${name}`);

const read = async function* (path: string): AsyncGenerator<SourceRecord<LrugRecord>> {
  await requireLayout(lrugLayout, path);
  if ((await whatStandsAt(join(path, 'data/sponsors.json'))) === 'file') {
    yield* readFile(path, 'data/sponsors.json', 'json-array', ['name'], (fields): LrugSponsor => {
      const logo = fields.object('logo', (inner) => {
        inner.leaveOut('sidebar');
        return inner.object('main', (main) => {
          main.leaveOut('width', 'height');
          return main.optionalText('url');
        });
      });
      return givenFields({
        kind: 'sponsor',
        name: fields.text('name'),
        url: fields.optionalText('url'),
        logoUrl: logo,
      }) as LrugSponsor;
    });
  }
  const meetings = 'source/meetings';
  for (const year of (await namesIn(join(path, meetings), 'folder')).filter((name) => /^\d{4}$/.test(name))) {
    for (const folder of await namesIn(join(path, meetings, year), 'folder')) {
      for (const name of (await namesIn(join(path, meetings, year, folder), 'file')).filter((file) =>
        page.test(file),
      )) {
        yield* meetingPage(path, `${meetings}/${year}/${folder}/${name}`, `${year}/${folder}`);
      }
    }
  }
  for (const file of await years(path, 'data/talks')) {
    yield* eachOfYear<LrugRecord>(path, file, (meetingKey, slug, raw, place, notes) =>
      readFields(place, raw, talk(meetingKey, slug), notes),
    );
  }
  for (const file of await years(path, 'data/coverage')) {
    yield* eachOfYear<LrugRecord>(path, file, (meetingKey, talkSlug, raw, place, notes) =>
      readFields(
        place,
        { coverage: Array.isArray(raw) ? raw : [raw] },
        (fields) => ({ kind: 'coverage', meetingKey, talkSlug, coverage: fields.list('coverage', coverageOf) }),
        notes,
      ),
    );
  }
};

/** The website of the London Ruby User Group: meeting pages, talks, what was put on record, hosts and sponsors. */
export const lrugLayout: SourceLayout<LrugRecord> = {
  kind: 'lrug',
  title: 'the LRUG website',
  needs:
    'a folder with source/meetings/YEAR/MONTH/index.html.md.erb (a page with a head of YAML) and data/talks/YEAR.yml; optional data/coverage/YEAR.yml and data/sponsors.json.',
  leavesOut:
    'data/members.json, data/redirects.json, data/coverage/scraped_coverage.yml; who wrote a page and when it was changed; introductions of speakers.',
  looksLike: async (path) =>
    (await whatStandsAt(join(path, 'source/meetings'))) === 'folder' || (await years(path, 'data/talks')).length > 0,
  read,
};

/** Reads sponsors, meetings, talks and coverage, in this order. */
export const readLrug = lrugLayout.read;

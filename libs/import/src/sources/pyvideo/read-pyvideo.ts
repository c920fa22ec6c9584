import { join } from 'node:path';
import { givenFields } from '../given-fields.js';
import { readSeconds } from '../normalise/duration.js';
import { readTime, type SourceTime } from '../normalise/source-time.js';
import { readFile } from '../read-items.js';
import type { RecordFields } from '../record-fields.js';
import { namesIn, requireLayout, whatStandsAt, type SourceLayout } from '../source-folder.js';
import { readRecord, type SourceRecord } from '../source-record.js';

/** A group or a conference whose talks were recorded. */
export interface VideoCategory {
  kind: 'category';
  slug: string;
  title: string;
  description: string;
  url?: string;
}

/** A recorded talk; `id` is `category/file` and stays. */
export interface VideoTalk {
  kind: 'talk';
  id: string;
  categorySlug: string;
  title: string;
  description: string;
  speakers: string[];
  recorded?: SourceTime;
  language?: string;
  durationMinutes?: number;
  tags: string[];
  urls: string[];
  related: { title?: string; url: string }[];
  licence?: string;
}

export type PyVideoRecord = VideoCategory | VideoTalk;

const flat = 'all_talks.jsonl.gz';
const nobody = /^(?:unknown|n\/?a|tbd|tba|various|various speakers|-)?$/i;

const duration = (fields: RecordFields): number | undefined => {
  const seconds = fields.optionalNumber('duration');
  if (seconds === undefined) return undefined;
  const { value, notes } = readSeconds(seconds);
  for (const note of notes) fields.note('duration', note);
  return value;
};

const speakers = (fields: RecordFields): string[] =>
  fields.texts('speakers').filter((name) => {
    if (!nobody.test(name)) return true;
    fields.note('speakers', {
      kind: 'speaker-placeholder',
      message: `${JSON.stringify(name)} is no name; it was left out`,
    });
    return false;
  });

const flatTalk = (fields: RecordFields): VideoTalk & { categoryTitle: string } => {
  const categorySlug = fields.text('event');
  const url = fields.optionalText('url');
  return givenFields({
    kind: 'talk',
    id: `${categorySlug}/${fields.text('file').replace(/\.json$/, '')}`,
    categorySlug,
    categoryTitle: fields.text('event_title'),
    ...fields.titled('title'),
    speakers: speakers(fields),
    recorded: fields.via('recorded', (text) => readTime(text)),
    language: fields.optionalText('language'),
    durationMinutes: duration(fields),
    tags: fields.texts('tags'),
    urls: url ? [url] : [],
    related: [],
  }) as VideoTalk & { categoryTitle: string };
};

// Older files list bare addresses, newer ones addresses with a label, and a few both.
const relatedTo = (fields: RecordFields): VideoTalk['related'] => {
  const listed = fields.raw('related_urls');
  if (!Array.isArray(listed)) return [];
  return listed.flatMap((one: unknown, index) => {
    if (typeof one === 'string') return [{ url: one }];
    if (typeof one === 'object' && one !== null && 'url' in one && typeof one.url === 'string') {
      const title = 'label' in one && typeof one.label === 'string' ? one.label : undefined;
      return [givenFields({ title, url: one.url }) as { url: string }];
    }
    fields.note(`related_urls[${index}]`, { kind: 'item-set-aside', message: 'it has no address; it was left out' });
    return [];
  });
};

const rawTalk =
  (categorySlug: string, name: string) =>
  (fields: RecordFields): VideoTalk => {
    fields.leaveOut('thumbnail_url', 'alias', 'category', 'id', 'quality_notes', 'slug', 'source_url');
    const summary = fields.description('summary');
    const talk = fields.titled('title', 'description');
    return givenFields({
      kind: 'talk',
      id: `${categorySlug}/${name.replace(/\.json$/, '')}`,
      categorySlug,
      ...talk,
      description: talk.description === '' ? summary : talk.description,
      speakers: speakers(fields),
      recorded: fields.via('recorded', (text) => readTime(text)),
      language: fields.optionalText('language'),
      durationMinutes: duration(fields),
      tags: fields.texts('tags'),
      urls: fields.list('videos', (video) => {
        video.leaveOut('type', 'length', 'size');
        return video.text('url');
      }),
      related: relatedTo(fields),
      licence: fields.optionalText('copyright_text'),
    }) as VideoTalk;
  };

const categoryOf =
  (slug: string) =>
  (fields: RecordFields): VideoCategory => {
    fields.leaveOut('start_date', 'end_date', 'slug');
    return givenFields({
      kind: 'category',
      slug,
      title: fields.text('title'),
      description: fields.description('description'),
      url: fields.optionalText('url'),
    }) as VideoCategory;
  };

const categoryFolders = async function* (path: string, below: string): AsyncGenerator<SourceRecord<PyVideoRecord>> {
  for (const slug of await namesIn(join(path, below), 'folder')) {
    const folder = below === '' ? slug : `${below}/${slug}`;
    if ((await whatStandsAt(join(path, folder, 'category.json'))) !== 'file') continue;
    yield* readFile(path, `${folder}/category.json`, 'json', ['title'], categoryOf(slug));
    for (const name of (await namesIn(join(path, folder, 'videos'), 'file')).filter((file) => file.endsWith('.json'))) {
      yield* readFile(path, `${folder}/videos/${name}`, 'json', ['title'], rawTalk(slug, name));
    }
  }
};

const read = async function* (path: string): AsyncGenerator<SourceRecord<PyVideoRecord>> {
  await requireLayout(pyVideoLayout, path);
  const below = (await whatStandsAt(join(path, 'raw'))) === 'folder' ? 'raw' : '';
  if ((await whatStandsAt(join(path, flat))) !== 'file') {
    yield* categoryFolders(path, below);
    return;
  }
  // The flat file holds every talk without its description; the folders hold some categories whole, and these go before.
  const whole = new Map<string, SourceRecord<PyVideoRecord>>();
  const seen = new Set<string>();
  for await (const record of categoryFolders(path, below)) {
    if (!record.ok) yield record;
    else if (record.value.kind === 'talk') whole.set(record.value.id, record);
    else {
      seen.add(record.value.slug);
      yield record;
    }
  }
  for await (const record of readFile(path, flat, 'json-lines', ['file', 'title'], flatTalk)) {
    if (!record.ok) {
      yield record;
      continue;
    }
    const { categoryTitle, ...value } = record.value;
    if (!seen.has(value.categorySlug)) {
      seen.add(value.categorySlug);
      yield readRecord(
        { file: record.file, ...(record.line === undefined ? {} : { line: record.line }), record: value.categorySlug },
        { kind: 'category', slug: value.categorySlug, title: categoryTitle, description: '' },
      );
    }
    const better = whole.get(value.id);
    whole.delete(value.id);
    yield better ?? { ...record, value };
  }
  yield* whole.values();
};

/** The recorded talks of PyVideo, as its folders of JSON files or as the flat list of all talks, or both. */
export const pyVideoLayout: SourceLayout<PyVideoRecord> = {
  kind: 'pyvideo',
  title: 'a PyVideo folder',
  needs:
    'a folder with CATEGORY/category.json and CATEGORY/videos/*.json, here or below raw/, or with all_talks.jsonl.gz (one talk a line), or both.',
  leavesOut: 'pictures, old addresses of the site, notes on the quality of a recording.',
  looksLike: async (path) => {
    if ((await whatStandsAt(join(path, flat))) === 'file') return true;
    const below = (await whatStandsAt(join(path, 'raw'))) === 'folder' ? 'raw' : '';
    for (const slug of await namesIn(join(path, below), 'folder')) {
      if ((await whatStandsAt(join(path, below, slug, 'category.json'))) === 'file') return true;
    }
    return false;
  },
  read,
};

/** Reads each category before its talks. */
export const readPyVideo = pyVideoLayout.read;

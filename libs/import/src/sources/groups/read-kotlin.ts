import { join } from 'node:path';
import { givenFields } from '../given-fields.js';
import { readCountry } from '../normalise/country.js';
import { readTime } from '../normalise/source-time.js';
import { readFile, readItems } from '../read-items.js';
import { readFields, recordName, type RecordFields } from '../record-fields.js';
import { requireLayout, whatStandsAt, type SourceLayout } from '../source-folder.js';
import { setAside, type SourceRecord } from '../source-record.js';
import type { GroupListing, GroupsRecord, ListedEvent } from './group-listing.js';

const nobody = /^(?:tbd|tba|tbc|-|n\/?a|none|various)$/i;

const group =
  (continent: string | undefined) =>
  (fields: RecordFields): GroupListing => {
    const online = fields.flag('isVirtual') ?? false;
    const url = fields.optionalText('url');
    const name = fields.text('name');
    const everywhere = fields.raw('country') === 'International';
    return givenFields({
      kind: 'group',
      directory: 'kotlin',
      id: url ?? name,
      name,
      country: everywhere ? undefined : fields.via('country', readCountry),
      continent: online ? undefined : continent,
      coordinates: fields.object('position', (inner) => inner.coordinates('lat', 'lng')),
      online,
      technologies: ['Kotlin'],
      organisers: [],
      links: url ? { website: url } : {},
    }) as GroupListing;
  };

const event = (fields: RecordFields): ListedEvent => {
  const subject = fields.description('subject');
  const long = fields.object('description', (inner) => inner.description('__cdata')) ?? '';
  const speaker = fields.optionalText('speaker');
  const content = fields.object('content', (inner) => ({
    video: inner.optionalText('video'),
    slides: inner.optionalText('slides'),
  }));
  const untitled = fields.optionalText('title') === undefined;
  if (untitled)
    fields.note('title', { kind: 'title-missing', message: 'the event has no title; its subject was taken' });
  const { title, description: rest } = fields.titled(untitled ? 'subject' : 'title');
  return givenFields({
    kind: 'event',
    directory: 'kotlin',
    title,
    description: [rest, untitled ? '' : subject, long].filter((part) => part !== '').join('\n\n'),
    language: fields.optionalText('lang'),
    starts: fields.via('startDate', (text) => readTime(text)),
    ends: fields.via('endDate', (text) => readTime(text)),
    location: fields.optionalText('location'),
    online: fields.flag('online') ?? false,
    speaker: speaker && !nobody.test(speaker) ? speaker : undefined,
    url: fields.optionalText('url'),
    video: content?.video,
    slides: content?.slides,
  }) as ListedEvent;
};

const read = async function* (path: string): AsyncGenerator<SourceRecord<GroupsRecord>> {
  await requireLayout(kotlinLayout, path);
  for await (const item of readItems(path, 'user-groups.yml', 'yaml')) {
    if (!item.ok) {
      yield item;
      continue;
    }
    const place = { file: item.file, line: item.line, record: recordName(item.raw, item.index, 'section') };
    const section = readFields(
      place,
      item.raw,
      (fields) => {
        fields.leaveOut('anchorId');
        const groups = fields.raw('groups');
        return {
          name: fields.optionalText('section'),
          groups: Array.isArray(groups) ? (groups as unknown[]) : fields.fail('groups', 'is missing or is no list'),
        };
      },
      item.notes,
    );
    if (!section.ok) {
      yield setAside(section, section.reason, section);
      continue;
    }
    for (const [index, raw] of section.value.groups.entries())
      yield readFields({ ...place, record: recordName(raw, index, 'name', 'url') }, raw, group(section.value.name));
  }
  if ((await whatStandsAt(join(path, 'events.yml'))) === 'file')
    yield* readFile(path, 'events.yml', 'yaml', ['title', 'url'], event);
};

/** The Kotlin user groups and their events, from the Kotlin website. */
export const kotlinLayout: SourceLayout<GroupsRecord> = {
  kind: 'kotlin',
  title: 'the Kotlin group list',
  needs: 'a folder with user-groups.yml (sections with groups) and, if there is one, events.yml.',
  leavesOut: 'anchors of the web page.',
  looksLike: async (path) => (await whatStandsAt(join(path, 'user-groups.yml'))) === 'file',
  read,
};

export const readKotlin = kotlinLayout.read;

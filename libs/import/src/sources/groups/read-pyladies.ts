import { join } from 'node:path';
import { givenFields } from '../given-fields.js';
import { readCountry } from '../normalise/country.js';
import { readEntries } from '../read-items.js';
import { readFields, recordName, type RecordFields } from '../record-fields.js';
import { requireLayout, whatStandsAt, type SourceLayout } from '../source-folder.js';
import { setAside, type SourceRecord } from '../source-record.js';
import type { GroupListing } from './group-listing.js';

const links = [
  'website',
  'meetup',
  'github',
  'twitter',
  'facebook',
  'instagram',
  'linkedin',
  'youtube',
  'whatsapp',
  'timepad',
  'google_plus',
];

const chapter = (fields: RecordFields): GroupListing => {
  fields.leaveOut(
    'email',
    'image',
    'meetup_image',
    'meetup_id',
    'timepad_id',
    'pro_network',
    'external_website',
    'external_ website',
  );
  const name = fields.text('name');
  const last = name.includes(',') ? readCountry(name.slice(name.lastIndexOf(',') + 1)).value : undefined;
  const organiser = fields.optionalText('organizer');
  return givenFields({
    kind: 'group',
    directory: 'pyladies',
    id: name,
    name: `PyLadies ${name.split(',')[0]}`,
    place: name,
    country: last,
    coordinates: fields.object('location', (inner) => inner.coordinates('latitude', 'longitude')),
    online: false,
    technologies: ['Python'],
    organisers: organiser ? [organiser] : [],
    links: Object.fromEntries(
      links.flatMap((link) => {
        const value = fields.optionalText(link);
        return value ? [[link, value]] : [];
      }),
    ),
  }) as GroupListing;
};

const read = async function* (path: string): AsyncGenerator<SourceRecord<GroupListing>> {
  await requireLayout(pyLadiesLayout, path);
  const entries = await readEntries(path, 'config.yml');
  for (const entry of entries) if (!entry.ok) yield entry;
  const chapters = entries.find((entry) => entry.ok && entry.key === 'chapters');
  if (!chapters?.ok || !Array.isArray(chapters.raw)) {
    yield setAside({ file: 'config.yml', record: 'file' }, 'is missing or is no list', { field: 'chapters' });
    return;
  }
  for (const [index, raw] of chapters.raw.entries())
    yield readFields(
      { file: 'config.yml', line: chapters.lineOf(String(index)), record: recordName(raw, index, 'name') },
      raw,
      chapter,
      index === 0 ? entries.flatMap((entry) => (entry.ok ? entry.notes : [])) : [],
    );
};

/** The chapters of PyLadies, from the configuration of their website. */
export const pyLadiesLayout: SourceLayout<GroupListing> = {
  kind: 'pyladies',
  title: 'the chapter list of PyLadies',
  needs: 'a folder with config.yml that has a list called chapters, each with a name.',
  leavesOut: 'e-mail addresses, pictures, numbers of other services, and the settings of the website.',
  looksLike: async (path) => (await whatStandsAt(join(path, 'config.yml'))) === 'file',
  read,
};

export const readPyLadies = pyLadiesLayout.read;

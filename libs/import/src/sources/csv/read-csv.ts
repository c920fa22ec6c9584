import { basename } from 'node:path';
import { givenFields } from '../given-fields.js';
import type { Coordinates } from '../normalise/coordinates.js';
import { readCountry } from '../normalise/country.js';
import { readDuration } from '../normalise/duration.js';
import { readTown, type Town } from '../normalise/postal-code.js';
import { checkLocalTime, readTime, readZone, type SourceTime } from '../normalise/source-time.js';
import { openSource, requireKind } from '../open-source.js';
import { readFields, recordName, type RecordFields } from '../record-fields.js';
import type { SourceRecord } from '../source-record.js';
import { foldColumn, readTable } from '../table-rows.js';
import { csvColumns, type CsvColumn, type CsvKind } from './csv-columns.js';

export interface CsvGroup extends Town {
  kind: 'group';
  id?: string;
  name: string;
  description: string;
  technologies: string[];
  country?: string;
  coordinates?: Coordinates;
  timezone?: string;
  founded?: SourceTime;
  website?: string;
  calendarUrl?: string;
  organisers: string[];
}

export interface CsvMeetup extends Town {
  kind: 'meetup';
  id?: string;
  group: string;
  title: string;
  description: string;
  starts: SourceTime;
  timezone?: string;
  durationMinutes?: number;
  status?: string;
  online: boolean;
  url?: string;
  venue?: string;
  address?: string;
  country?: string;
  coordinates?: Coordinates;
  yes?: number;
  waitlisted?: number;
  attended?: number;
}

export interface CsvMember extends Town {
  kind: 'member';
  id?: string;
  group: string;
  name: string;
  email?: string;
  joined?: SourceTime;
  role?: string;
  country?: string;
}

export interface CsvRecords {
  groups: CsvGroup;
  meetups: CsvMeetup;
  members: CsvMember;
}

const several = (fields: RecordFields, name: string): string[] =>
  (fields.optionalText(name) ?? '')
    .split(/[;|]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

const town = (fields: RecordFields, postalCode?: string): Town => {
  const { value, notes } = readTown(fields.optionalText('city'), postalCode && fields.optionalText(postalCode));
  for (const note of notes) fields.note('city', note);
  return value;
};

const group = (fields: RecordFields): CsvGroup => {
  const { title, description } = fields.titled('name', 'description');
  return givenFields({
    kind: 'group',
    id: fields.optionalText('id'),
    name: title,
    description,
    technologies: several(fields, 'technologies'),
    ...town(fields),
    country: fields.via('country', readCountry),
    coordinates: fields.coordinates('latitude', 'longitude'),
    timezone: fields.via('timezone', readZone),
    founded: fields.via('founded', (text) => readTime(text)),
    website: fields.optionalText('website'),
    calendarUrl: fields.optionalText('calendar_url'),
    organisers: several(fields, 'organisers'),
  }) as CsvGroup;
};

const start = (fields: RecordFields, timezone: string | undefined): SourceTime => {
  const { value, notes } = readTime(fields.text('start'), { expect: 'instant' });
  if (!value) fields.fail('start', `cannot be read: ${notes[0]?.message ?? 'it is empty'}`);
  for (const note of notes) if (!(timezone && note.kind === 'date-without-zone')) fields.note('start', note);
  if (timezone && value.precision === 'local')
    for (const note of checkLocalTime(value.local, timezone)) fields.note('start', note);
  return value;
};

const counted = (fields: RecordFields, name: string): number | undefined =>
  fields.raw(name) === undefined ? undefined : fields.count(name);

const meetup = (fields: RecordFields): CsvMeetup => {
  const timezone = fields.via('timezone', readZone);
  return givenFields({
    kind: 'meetup',
    id: fields.optionalText('id'),
    group: fields.text('group'),
    ...fields.titled('title', 'description'),
    starts: start(fields, timezone),
    timezone,
    durationMinutes: fields.via('duration', readDuration),
    status: fields.optionalText('status')?.toLowerCase(),
    online: fields.flag('online') ?? false,
    url: fields.optionalText('url'),
    venue: fields.optionalText('venue'),
    address: fields.optionalText('address'),
    ...town(fields, 'postal_code'),
    country: fields.via('country', readCountry),
    coordinates: fields.coordinates('latitude', 'longitude'),
    yes: counted(fields, 'yes'),
    waitlisted: counted(fields, 'waitlisted'),
    attended: counted(fields, 'attended'),
  }) as CsvMeetup;
};

const member = (fields: RecordFields): CsvMember =>
  givenFields({
    kind: 'member',
    id: fields.optionalText('id'),
    group: fields.text('group'),
    name: fields.text('name'),
    email: fields.via('email', (text) =>
      /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)
        ? { value: text, notes: [] }
        : {
            value: undefined,
            notes: [{ kind: 'email-unreadable', message: 'it is no e-mail address; it was left out' }],
          },
    ),
    joined: fields.via('joined', (text) => readTime(text)),
    role: fields.optionalText('role')?.toLowerCase(),
    ...town(fields),
    country: fields.via('country', readCountry),
  }) as CsvMember;

const readers: { [Kind in CsvKind]: (fields: RecordFields) => CsvRecords[Kind] } = {
  groups: group,
  meetups: meetup,
  members: member,
};

// The name of a member is no label: it would carry a person into every message.
const labels: Record<CsvKind, string[]> = { groups: ['id', 'name'], meetups: ['id', 'title'], members: ['id'] };

/** Which column a header means: by its own name or by another spelling that no other header uses. */
const columnsByHeader = (columns: CsvColumn[], header: string[]): Map<string, string> => {
  const folded = header.map(foldColumn);
  const found = new Map<string, string>();
  for (const { name } of columns) if (folded.includes(name)) found.set(name, name);
  for (const { name, also } of columns) {
    const other = [...found.values()].includes(name)
      ? undefined
      : also?.find((spelling) => folded.includes(spelling) && !found.has(spelling));
    if (other) found.set(other, name);
  }
  return found;
};

/** What a table of a kind must look like, in words. */
export const csvNeeds = (kind: CsvKind): string =>
  `a table (CSV, with comma, semicolon or tab) of ${kind} whose first row names its columns: ${csvColumns[kind].map(({ name, required }) => (required ? `${name} (required)` : name)).join(', ')}`;

/** Reads a table of groups, meetups or members. Throws `SourceMismatch` where it is no table or a required column is missing; unknown columns are named in a warning of the first row. */
export const readCsv = async function* <Kind extends CsvKind>(
  path: string,
  kind: Kind,
): AsyncGenerator<SourceRecord<CsvRecords[Kind]>> {
  const source = await openSource(path, basename(path));
  requireKind(source, ['table', 'text', 'yaml'], csvNeeds(kind));
  let names = new Map<string, string>();
  const rows = readTable(source, {
    layout: csvNeeds(kind),
    columns: (header) => {
      names = columnsByHeader(csvColumns[kind], header);
      const missing = csvColumns[kind]
        .filter(({ name, required }) => required && ![...names.values()].includes(name))
        .map(({ name }) => name);
      return {
        missing,
        notes: header
          .filter((name) => foldColumn(name) !== '' && !names.has(foldColumn(name)))
          .map((name) => ({
            kind: 'unknown-column',
            message: `the column ${JSON.stringify(name.trim().slice(0, 60))} is not known; it was left out`,
          })),
      };
    },
  });
  for await (const row of rows) {
    if (!row.ok) {
      yield row;
      continue;
    }
    const cells = Object.fromEntries(
      Object.entries(row.cells).flatMap(([name, cell]) => (names.has(name) ? [[names.get(name) as string, cell]] : [])),
    );
    yield readFields(
      {
        file: row.file,
        line: row.line,
        record: recordName(cells, row.index, ...labels[kind]).replace(/^record /, 'row '),
      },
      cells,
      readers[kind],
      row.notes,
    );
  }
};

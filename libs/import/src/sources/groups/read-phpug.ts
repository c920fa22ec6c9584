import { join } from 'node:path';
import { givenFields } from '../given-fields.js';
import { readCountry } from '../normalise/country.js';
import { readTime } from '../normalise/source-time.js';
import { readFile } from '../read-items.js';
import type { RecordFields } from '../record-fields.js';
import { requireLayout, whatStandsAt, type SourceLayout } from '../source-folder.js';
import type { SourceRecord } from '../source-record.js';
import type { GroupListing } from './group-listing.js';

const group = (fields: RecordFields): GroupListing => {
  fields.leaveOut('state', 'vevents');
  return givenFields({
    kind: 'group',
    directory: 'phpug',
    id: fields.text('id'),
    name: fields.text('name'),
    country: fields.via('country', readCountry),
    coordinates: fields.coordinates('latitude', 'longitude'),
    online: false,
    technologies: fields.texts('tags'),
    organisers: [],
    links: givenFields({ website: fields.optionalText('url'), shortName: fields.optionalText('shortname') }) as Record<
      string,
      string
    >,
    calendarUrl: fields.optionalText('icalendar_url'),
    calendarFile: fields.optionalText('feed_file'),
    calendarFetched: fields.via('feed_fetched', (text) => readTime(`${text} UTC`)),
  }) as GroupListing;
};

const read = async function* (path: string): AsyncGenerator<SourceRecord<GroupListing>> {
  await requireLayout(phpUgLayout, path);
  yield* readFile(path, 'usergroups.json', 'json-array', ['shortname', 'name', 'id'], group);
};

/** The PHP user groups of php.ug, with their calendars where they were fetched. */
export const phpUgLayout: SourceLayout<GroupListing> = {
  kind: 'phpug',
  title: 'the group list of php.ug',
  needs:
    'a folder with usergroups.json, a list of groups with name, latitude and longitude; calendars beside it in feeds/.',
  leavesOut: "php.ug's own state numbers and the number of events in a calendar.",
  looksLike: async (path) => (await whatStandsAt(join(path, 'usergroups.json'))) === 'file',
  read,
};

export const readPhpUg = phpUgLayout.read;

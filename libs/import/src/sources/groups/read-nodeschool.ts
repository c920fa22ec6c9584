import { join } from 'node:path';
import { givenFields } from '../given-fields.js';
import { readCountry } from '../normalise/country.js';
import { readFile } from '../read-items.js';
import type { RecordFields } from '../record-fields.js';
import { namesIn, requireLayout, type SourceLayout } from '../source-folder.js';
import type { SourceRecord } from '../source-record.js';
import type { GroupListing } from './group-listing.js';

const chapter =
  (id: string) =>
  (fields: RecordFields): GroupListing => {
    fields.leaveOut('image', 'past organizers');
    const [twitter, ...others] = fields.texts('twitter');
    return givenFields({
      kind: 'group',
      directory: 'nodeschool',
      id,
      name: fields.text('name'),
      place: fields.optionalText('location'),
      country: fields.via('country', readCountry),
      continent: fields.optionalText('region'),
      online: false,
      technologies: ['JavaScript', 'Node.js'],
      organisers: fields.texts('organizers'),
      links: givenFields({
        website: fields.optionalText('website'),
        repository: fields.optionalText('repo'),
        twitter,
        otherTwitter: others.length > 0 ? others.join(' ') : undefined,
        gitter: fields.optionalText('gitter'),
        facebook: fields.optionalText('facebook'),
        other: fields.optionalText('other'),
      }) as Record<string, string>,
    }) as GroupListing;
  };

const chapterFiles = async (path: string): Promise<string[]> =>
  (await namesIn(join(path, 'chapters'), 'file')).filter((name) => name.endsWith('.json'));

const read = async function* (path: string): AsyncGenerator<SourceRecord<GroupListing>> {
  await requireLayout(nodeSchoolLayout, path);
  for (const name of await chapterFiles(path))
    yield* readFile(path, `chapters/${name}`, 'json', ['name'], chapter(name.replace(/\.json$/, '')));
};

/** The chapters of NodeSchool, one file each; their organisers stand there as handles. */
export const nodeSchoolLayout: SourceLayout<GroupListing> = {
  kind: 'nodeschool',
  title: 'the chapter list of NodeSchool',
  needs: 'a folder with chapters/*.json, one chapter in each.',
  leavesOut: 'pictures and organisers of the past.',
  looksLike: async (path) => (await chapterFiles(path)).length > 0,
  read,
};

export const readNodeSchool = nodeSchoolLayout.read;

import { RecordGroup } from '#directory/group/record-group.command';
import { derivedId } from '#kernel/identifiers';
import { RecordTalkGiven } from '#outreach/talk/record-talk-given.command';
import { type ImportInto, readable } from '../import-run.js';
import { readPyVideo, type VideoCategory, type VideoTalk } from '../sources/pyvideo/read-pyvideo.js';
import type { ReadRecord } from '../sources/source-record.js';
import { tellSpeaker, withFreeSlug } from '../tell-speaker.js';
import { instantIn, partialDate } from '../told-time.js';
import { slugOf, within, writtenText } from '../told-text.js';
import { webAddressOf } from '../web-links.js';

const groupIdOf = (slug: string): string => derivedId('pyvideo', 'category', slug);

/** Imports PyVideo: categories as groups, recorded talks and who gave them, known only by their names. */
export async function importPyVideo(path: string, into: ImportInto): Promise<void> {
  const categories: ReadRecord<VideoCategory>[] = [];
  const talks: ReadRecord<VideoTalk>[] = [];
  for await (const record of readable(readPyVideo(path), into)) {
    if (record.value.kind === 'category') categories.push(record as ReadRecord<VideoCategory>);
    else talks.push(record as ReadRecord<VideoTalk>);
  }
  const timeOf = ({ value }: ReadRecord<VideoTalk>): string | undefined => {
    const at = value.recorded && instantIn(value.recorded);
    return at && at > into.now ? into.now : at;
  };
  const firstOf = new Map<string, string>();
  const speakers = new Map<string, { record: ReadRecord<VideoTalk>; first: string | undefined }>();
  for (const record of talks) {
    const at = timeOf(record);
    const { categorySlug, speakers: names } = record.value;
    if (at && at < (firstOf.get(categorySlug) ?? '9999')) firstOf.set(categorySlug, at);
    for (const name of names) {
      const known = speakers.get(name);
      const first = [known?.first, at].filter((each) => each !== undefined).sort()[0];
      speakers.set(name, { record: known?.record ?? record, first });
    }
  }
  for (const record of categories) {
    const { slug: category, title, description, url } = record.value;
    const text = writtenText(description, into, record);
    const address = webAddressOf(url);
    const first = firstOf.get(category);
    await into.take('category', record, category, (tell) =>
      withFreeSlug(slugOf(category), 'group-slug-must-be-free', (slug) =>
        tell(
          RecordGroup,
          {
            groupId: groupIdOf(category),
            slug,
            name: within(title, 200, into, record, 'title'),
            zone: 'UTC',
            kind: 'other',
            technologies: ['Python'],
            ...(text ? { description: text } : {}),
            ...(address ? { links: [{ kind: 'website', url: address }] } : {}),
          },
          { id: category, ...(first ? { occurredAt: first, clock: 'first-talk' } : {}) },
        ),
      ),
    );
  }
  for (const [name, { record, first }] of speakers) {
    const personId = into.personId('pyvideo', name);
    await into.take('speaker', { ...record, warnings: [] }, personId, (tell) =>
      tellSpeaker(
        tell,
        { personId, name },
        { id: personId, ...(first ? { occurredAt: first, clock: 'first-talk' } : {}) },
      ),
    );
  }
  await into.settled();
  const known = new Set(categories.map(({ value }) => value.slug));
  for (const record of talks) {
    const {
      id,
      categorySlug,
      title,
      description,
      speakers: names,
      recorded,
      language,
      durationMinutes,
      tags,
      urls,
    } = record.value;
    const talkId = derivedId('pyvideo', 'talk', id);
    const at = timeOf(record);
    const abstract = writtenText(description, into, record);
    const recordings = urls.flatMap((url) => webAddressOf(url) ?? []).map((url) => ({ url }));
    const materials = record.value.related.flatMap(({ title: label, url }) => {
      const address = webAddressOf(url);
      return address ? [{ kind: 'link', url: address, ...(label ? { title: label.slice(0, 300) } : {}) }] : [];
    });
    await into.take('talk', record, talkId, (tell) =>
      tell(
        RecordTalkGiven,
        {
          talkId,
          title: within(title, 300, into, record, 'title'),
          speakerIds: [...new Set(names.map((name) => into.personId('pyvideo', name)))],
          kind: 'talk',
          ...(known.has(categorySlug) ? { groupId: groupIdOf(categorySlug) } : { occasion: categorySlug }),
          ...(recorded ? { on: partialDate(recorded) } : {}),
          technologies: [...new Set(['Python', ...tags.map((tag) => tag.trim().slice(0, 80)).filter(Boolean)])].slice(
            0,
            30,
          ),
          ...(language && language.length >= 2 && language.length <= 35 ? { language } : {}),
          ...(durationMinutes ? { minutes: durationMinutes } : {}),
          ...(abstract ? { abstract } : {}),
          recordings: recordings.slice(0, 30),
          materials: materials.slice(0, 50),
        },
        { id: talkId, ...(at ? { occurredAt: at, clock: 'recorded' } : {}) },
      ),
    );
  }
  await into.settled();
}

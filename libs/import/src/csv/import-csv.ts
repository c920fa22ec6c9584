import { CountAttendance } from '#events/attendance/count-attendance.command';
import { RecordGroup } from '#directory/group/record-group.command';
import { RecordPastMeetup } from '#events/meetup/record-past-meetup.command';
import { derivedId } from '#kernel/identifiers';
import { foldText } from '#matching/text-folding';
import { type ImportInto, readable } from '../import-run.js';
import { readCsv } from '../sources/csv/read-csv.js';
import { withFreeSlug } from '../tell-speaker.js';
import { dayOf, instantIn, startAt } from '../told-time.js';
import { slugOf, within, writtenText } from '../told-text.js';
import { webAddressOf } from '../web-links.js';

const groupIdOf = (name: string): string => derivedId('csv', 'group', foldText(name).trim());

/** Imports a table of groups; a group is known by its id in the table, else by its name. */
export async function importCsvGroups(path: string, into: ImportInto): Promise<void> {
  for await (const record of readable(readCsv(path, 'groups'), into)) {
    const { id, name, description, technologies, city, country, coordinates, timezone, founded, website } =
      record.value;
    const groupId = groupIdOf(id ?? name);
    const text = writtenText(description, into, record);
    const links = [
      { kind: 'website', url: webAddressOf(website) },
      { kind: 'calendar', url: webAddressOf(record.value.calendarUrl) },
    ].flatMap(({ kind, url }) => (url ? [{ kind, url }] : []));
    await into.take('group', record, groupId, (tell) =>
      withFreeSlug(slugOf(name), 'group-slug-must-be-free', (slug) =>
        tell(
          RecordGroup,
          {
            groupId,
            slug,
            name: within(name, 200, into, record, 'name'),
            zone: timezone ?? 'UTC',
            ...(text ? { description: text } : {}),
            ...(technologies.length > 0 ? { technologies: technologies.slice(0, 40) } : {}),
            ...(city
              ? {
                  place: {
                    name: city,
                    ...(country ? { country } : {}),
                    ...(coordinates ? { lat: coordinates.latitude, lon: coordinates.longitude } : {}),
                  },
                }
              : {}),
            ...(founded?.precision === 'day' ? { foundedOn: dayOf(founded) } : {}),
            ...(links.length > 0 ? { links } : {}),
          },
          {
            id: id ?? slugOf(name),
            ...(founded ? { occurredAt: instantIn(founded, timezone), clock: 'founded' } : {}),
          },
        ),
      ),
    );
  }
  await into.settled();
}

/** Imports a table of meetups of groups that came with a table of groups. */
export async function importCsvMeetups(path: string, into: ImportInto): Promise<void> {
  for await (const record of readable(readCsv(path, 'meetups'), into)) {
    const { id, group, title, description, starts, durationMinutes, status, online, url, yes, waitlisted } =
      record.value;
    const zone = record.value.timezone ?? 'UTC';
    const at = instantIn(starts, zone);
    const meetupId = derivedId('csv', 'meetup', foldText(group).trim(), id ?? `${at} ${title}`);
    const text = writtenText(description, into, record);
    const page = webAddressOf(url);
    const telling = { id: id ?? meetupId, occurredAt: at < into.now ? at : into.now, clock: 'starts' };
    await into.take('meetup', record, meetupId, async (tell) => {
      await tell(
        RecordPastMeetup,
        {
          meetupId,
          hosts: [groupIdOf(group)],
          title: within(title, 300, into, record, 'title'),
          start: startAt(starts, zone, durationMinutes),
          ...(text ? { description: text } : {}),
          ...(online ? { online: page ? { url: page } : {} } : {}),
          ...(record.value.city ? { place: { name: record.value.city } } : {}),
          ...(page ? { elsewhere: { url: page } } : {}),
          ...(record.value.attended === undefined ? {} : { attended: record.value.attended }),
          standing: /cancel/i.test(status ?? '') ? 'cancelled' : 'takes-place',
        },
        telling,
      );
      if (yes !== undefined || waitlisted !== undefined) {
        await tell(CountAttendance, { meetupId, yes: yes ?? 0, waitlisted: waitlisted ?? 0 }, telling);
      }
    });
  }
  await into.settled();
}

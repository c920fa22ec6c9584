import { RecordGroup } from '#directory/group/record-group.command';
import { RecordPastMeetup } from '#events/meetup/record-past-meetup.command';
import { findPlace } from '#geography/gazetteer';
import { derivedId } from '#kernel/identifiers';
import { type ImportInto, readable } from '../import-run.js';
import type { GroupListing, ListedEvent } from '../sources/groups/group-listing.js';
import { readGroups } from '../sources/groups/read-groups.js';
import { type ReadRecord, warningAt } from '../sources/source-record.js';
import { withFreeSlug } from '../tell-speaker.js';
import { instantIn, startAt } from '../told-time.js';
import { slugOf, within, writtenText } from '../told-text.js';
import { linksTo, webAddressOf } from '../web-links.js';

const directories = {
  phpug: { name: 'php.ug', technology: 'PHP' },
  pyladies: { name: 'PyLadies', technology: 'Python' },
  kotlin: { name: 'Kotlin', technology: 'Kotlin' },
  nodeschool: { name: 'NodeSchool', technology: 'Node.js' },
} as const;

/** Imports a directory of groups: php.ug, PyLadies, Kotlin or NodeSchool. */
export async function importGroups(path: string, into: ImportInto): Promise<void> {
  const events: ReadRecord<ListedEvent>[] = [];
  for await (const record of readable(readGroups(path), into)) {
    if (record.value.kind === 'group') await tellGroup(record as ReadRecord<GroupListing>, into);
    else events.push(record as ReadRecord<ListedEvent>);
  }
  await into.settled();
  const told = new Map<string, number>();
  for (const record of events) {
    // Two records may look the same; each of them counts, in the order of the source.
    const { title, starts, url } = record.value;
    const key = JSON.stringify([title, starts ?? null, url ?? null]);
    const number = told.get(key) ?? 0;
    told.set(key, number + 1);
    await tellEvent(record, derivedId(record.value.directory, 'meetup', key, number), into);
  }
  await into.settled();
}

async function tellGroup(record: ReadRecord<GroupListing>, into: ImportInto): Promise<void> {
  const {
    directory,
    id,
    name,
    place: town,
    country,
    coordinates,
    online,
    technologies,
    organisers,
    links,
  } = record.value;
  const groupId = derivedId(directory, 'group', id);
  const near = coordinates && { lat: coordinates.latitude, lon: coordinates.longitude };
  const place = town
    ? { name: town.slice(0, 200), ...(country && isCountry(country) ? { country } : {}), ...near }
    : near && {
        name: findPlace(name, near)?.name ?? name.slice(0, 200),
        ...(country && isCountry(country) ? { country } : {}),
        ...near,
      };
  if (organisers.length > 0) {
    const message = 'the organisers are not taken over: they say themselves that they organise the group';
    into.warn(warningAt(record, 'organisers', { kind: 'organisers-not-kept', message }));
  }
  const told = linksTo(links, into, record);
  const calendar = webAddressOf(record.value.calendarUrl);
  if (calendar) told.push({ kind: 'calendar', url: calendar });
  const unzoned = { kind: 'zone-unknown', message: 'no time zone is told; meetups are read in UTC' };
  into.warn(warningAt(record, 'zone', unzoned));
  await into.take('group', record, groupId, (tell) =>
    withFreeSlug(slugOf(`${directory}-${id}`), 'group-slug-must-be-free', (slug) =>
      tell(
        RecordGroup,
        {
          groupId,
          slug,
          name: within(name, 200, into, record, 'name'),
          zone: 'UTC',
          kind: 'user-group',
          technologies: [
            ...new Set([directories[directory].technology, ...technologies.map((each) => each.slice(0, 60))]),
          ],
          ...(place ? { place } : {}),
          ...(online ? { online } : {}),
          ...(told.length > 0 ? { links: told.slice(0, 40) } : {}),
        },
        { id },
      ),
    ),
  );
}

// Kosovo's XK is widely used, but ISO 3166-1 does not assign it.
const isCountry = (code: string): boolean => code !== 'XK';

/** Events of a directory that name no group are hosted by the directory itself. */
async function tellEvent(record: ReadRecord<ListedEvent>, meetupId: string, into: ImportInto): Promise<void> {
  const { directory, title, description, language, starts, ends, location, online, url, video, slides } = record.value;
  const hostId = derivedId(directory, 'events');
  await into.take('event', record, 'events', async (tell) => {
    if (!starts) {
      into.warn(warningAt(record, 'starts', { kind: 'event-without-day', message: 'has no day, so no meetup' }));
      return;
    }
    const at = instantIn(starts);
    const happened = at < into.now ? at : into.now;
    const name = `${directories[directory].name} events`;
    await tell(
      RecordGroup,
      {
        groupId: hostId,
        slug: slugOf(name),
        name,
        zone: 'UTC',
        kind: 'other',
        technologies: [directories[directory].technology],
      },
      { id: 'events', occurredAt: happened, clock: 'starts' },
    );
    const place = location ? findPlace(location) : undefined;
    const text = writtenText(description, into, record);
    const page = webAddressOf(url);
    const [recording, deck] = [webAddressOf(video), webAddressOf(slides)];
    const days = ends ? Math.round((Date.parse(instantIn(ends)) - Date.parse(at)) / 86_400_000) + 1 : 1;
    await tell(
      RecordPastMeetup,
      {
        meetupId,
        hosts: [hostId],
        title: within(title, 300, into, record, 'title'),
        start: {
          ...startAt(starts, 'UTC', undefined, '09:00'),
          ...(days > 1 && days < 60 ? { duration: `P${days}D` } : {}),
        },
        technologies: [directories[directory].technology],
        ...(online ? { online: page ? { url: page } : {} } : {}),
        ...(place ? { place: { name: place.name, country: place.country, lat: place.lat, lon: place.lon } } : {}),
        ...(language && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(language) ? { language } : {}),
        ...(text ? { description: text } : {}),
        ...(page ? { elsewhere: { url: page } } : {}),
        ...(recording ? { recordings: [{ url: recording }] } : {}),
        ...(deck ? { slides: [{ url: deck }] } : {}),
      },
      { id: meetupId, occurredAt: happened, clock: 'starts' },
    );
  });
}

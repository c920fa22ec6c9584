import type { ListedMeetup } from '#events/meetup/upcoming-meetups.query';
import { accentClass } from '#web/accent';
import type { MeetupCardProps } from '#web/components/meetup-card.tsx';
import { dayOf } from '#web/date-format';
import type { PageRequest } from '#web/page';
import { GroupsByIds } from '../group/groups-by-ids.query.js';
import { VenuesByIds } from '../venue/venues-by-ids.query.js';

/** Meetups as cards, with the names of their groups (unless the page is the group's own) and of their venues. */
export async function meetupCards(
  { ask, link, now }: Pick<PageRequest, 'ask' | 'link' | 'now'>,
  meetups: readonly ListedMeetup[],
  { ofGroup }: { readonly ofGroup?: string } = {},
): Promise<MeetupCardProps[]> {
  const groups = await ask(GroupsByIds, { ids: [...new Set(meetups.flatMap(({ hosts }) => hosts))] });
  const groupOf = new Map(groups.map((each) => [each.askedId, each]));
  const venueIds = [...new Set(meetups.flatMap(({ venueId }) => venueId ?? []))];
  const venueOf = new Map((await ask(VenuesByIds, { ids: venueIds })).map((each) => [each.venueId, each]));
  return meetups.map((meetup) => {
    const hosts = [...new Map(meetup.hosts.flatMap((id) => groupOf.get(id) ?? []).map((each) => [each.groupId, each]))];
    const named = hosts.map(([, { slug, name }]) => ({ name, href: link(`/groups/${slug}`) }));
    const lead = hosts[0]?.[1];
    const venue = meetup.venueId === undefined ? undefined : venueOf.get(meetup.venueId);
    const place = venue ? [venue.name, venue.address?.city].filter(Boolean).join(', ') : meetup.place?.name;
    const { yes, attended, seatsLeft } = meetup.numbers ?? {};
    const alone = named.length === 1 && lead?.groupId === ofGroup;
    return {
      title: meetup.title,
      href: link(`/meetups/${meetup.meetupId}`),
      start: meetup.startsAt,
      zone: meetup.zone,
      mode: meetup.mode === 'in-person' ? 'on-site' : meetup.mode,
      status: meetup.status,
      today: dayOf(now, meetup.zone),
      ...(alone ? {} : { groups: named }),
      ...(meetup.endsAt ? { end: meetup.endsAt } : {}),
      ...(place ? { place } : {}),
      ...(yes === undefined ? {} : { going: yes }),
      ...(attended === undefined ? {} : { attended }),
      ...(seatsLeft === undefined || meetup.status !== 'planned' ? {} : { seatsLeft }),
      ...(lead ? { accent: accentClass(lead.slug) } : {}),
      // also those that were cancelled: they stand among the past ones
      ...(meetup.startsAt < now ? { withYear: true } : {}),
    };
  });
}

import { accentClass } from '#web/accent';
import type { MeetupCardProps } from '#web/components/meetup-card.tsx';
import type { Locale } from '#web/messages';
import { eventsTexts } from '../events-texts.js';
import type { ListedMeetup } from './listed-meetups.js';
import { hostsOf, placeLabel, type Surroundings } from './surroundings.js';

/** What the card of a meetup shows. */
export function meetupCardProps(
  meetup: ListedMeetup,
  surroundings: Surroundings,
  { locale, link }: { locale: Locale; link: (href: string) => string },
): MeetupCardProps {
  const { meetupId, title, startsAt, endsAt, zone, mode, format, technologies, status, numbers = {} } = meetup;
  const groups = hostsOf(meetup, surroundings);
  const place = placeLabel(meetup, surroundings);
  const { yes, attended, seatsLeft } = numbers;
  return {
    title,
    href: link(`/meetups/${meetupId}`),
    start: startsAt,
    zone,
    groups: groups.map(({ name, slug }) => ({ name, href: link(`/groups/${slug}`) })),
    mode: mode === 'in-person' ? 'on-site' : mode,
    tags: technologies.map((label) => ({
      label,
      href: link(`/calendar?${new URLSearchParams({ technology: label })}`),
    })),
    status,
    ...(endsAt ? { end: endsAt } : {}),
    ...(place ? { place } : {}),
    ...(format === 'other' ? {} : { format: eventsTexts(locale).format[format] }),
    ...(yes === undefined ? {} : { going: yes }),
    ...(attended === undefined ? {} : { attended }),
    ...(seatsLeft === undefined || status !== 'planned' ? {} : { seatsLeft }),
    ...(groups[0] ? { accent: accentClass(groups[0].slug) } : {}),
  };
}

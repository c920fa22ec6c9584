import { accentOf } from '#web/accent';
import { datePartsOf, formatTimeRange } from '#web/date-format';
import { translate } from '#web/messages';
import { meetupPicture } from '#web/open-graph-picture';
import { page } from '#web/page';
import { MeetupById } from './meetup-by-id.query.js';
import { hostsOf, placeLabel, surroundingsOf } from './surroundings.js';

/** The picture that a chat shows beside a link to a meetup. */
export const meetupPicturePage = page({
  route: '/meetups/:id/picture.png',
  show: async ({ ask, params, locale, network }) => {
    const whole = await ask(MeetupById, { meetupId: params['id'] ?? '' });
    if (!whole) return { kind: 'missing' };
    const { entry } = whole;
    const { title, startsAt, endsAt, start, mode } = entry;
    const surroundings = await surroundingsOf(ask, [entry]);
    const hosts = hostsOf(entry, surroundings);
    const place = mode === 'online' ? translate(locale)('meetup.online') : placeLabel(entry, surroundings);
    const { weekday, day, month, year } = datePartsOf(startsAt, start.zone, locale);
    const body = await meetupPicture({
      title,
      groupName: hosts.map(({ name }) => name).join(', '),
      date: { weekday, day, month, year },
      time: formatTimeRange(startsAt, endsAt, start.zone, locale),
      network: network.name,
      accent: accentOf(hosts[0]?.slug ?? network.name).light,
      ...(place ? { place } : {}),
    });
    return { kind: 'file', contentType: 'image/png', body };
  },
});

import { InvalidInput } from '#kernel/rule-violation';
import { dayOf, formatTime } from '#web/date-format';
import type { CalendarEntry } from '#web/components/month-calendar.tsx';
import type { Locale } from '#web/messages';
import { accentClass } from '#web/accent';
import type { ListedMeetup } from '../meetup/listed-meetups.js';
import { hostsOf, type Surroundings } from '../meetup/surroundings.js';

const longestMeetupDays = 15;

/** The month (YYYY-MM) that an address asks for, or the one of today. Throws `InvalidInput` for what is none. */
export function readMonth(text: string | null, today: string): string {
  if (!text) return today.slice(0, 7);
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(text) ?? [];
  if (!year || Number(year) < 1900 || Number(year) > 2199 || Number(month) < 1 || Number(month) > 12) {
    throw new InvalidInput([{ field: 'month', message: `"${text.slice(0, 20)}" is no month. Write it as 2026-03.` }]);
  }
  return text;
}

/** The month so many months later. */
export function monthsLater(month: string, months: number): string {
  return Temporal.PlainYearMonth.from(month).add({ months }).toString();
}

/** The instants between which meetups begin that are on in a month, in a zone; what lasts several days may begin before. */
export function stretchOf(month: string, zone: string): { readonly from: string; readonly to: string } {
  const first = Temporal.PlainDate.from(`${month}-01`);
  const at = (day: Temporal.PlainDate) => day.toZonedDateTime(zone).toInstant().toString({ smallestUnit: 'second' });
  return { from: at(first.subtract({ days: longestMeetupDays })), to: at(first.add({ months: 1 })) };
}

/** The days of a month (YYYY-MM-DD, in a zone) on which a meetup is on: one, unless it lasts beyond the night. */
export function daysIn(month: string, { startsAt, endsAt }: ListedMeetup, zone: string): string[] {
  const first = dayOf(startsAt, zone);
  const days = [first];
  if (endsAt && Date.parse(endsAt) - Date.parse(startsAt) > 12 * 3_600_000) {
    const last = dayOf(Date.parse(endsAt) - 1, zone);
    for (let day = nextDay(first); day <= last && days.length < longestMeetupDays; day = nextDay(day)) days.push(day);
  }
  return days.filter((day) => day.startsWith(month));
}

function nextDay(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString();
}

/** The entries of a month table. */
export function calendarEntries(
  month: string,
  meetups: readonly ListedMeetup[],
  surroundings: Surroundings,
  { zone, locale, link }: { zone: string; locale: Locale; link: (href: string) => string },
): CalendarEntry[] {
  return meetups.flatMap((meetup) => {
    const { meetupId, title, startsAt, status } = meetup;
    const groups = hostsOf(meetup, surroundings);
    return daysIn(month, meetup, zone).map((date) => ({
      date,
      title,
      href: link(`/meetups/${meetupId}`),
      cancelled: status === 'cancelled',
      ...(date === dayOf(startsAt, zone) ? { time: formatTime(startsAt, zone, locale) } : {}),
      ...(groups.length > 0 ? { groupName: groups.map(({ name }) => name).join(', ') } : {}),
      ...(groups[0] ? { accent: accentClass(groups[0].slug) } : {}),
    }));
  });
}

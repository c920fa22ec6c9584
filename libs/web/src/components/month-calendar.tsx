import type { VNode } from 'preact';
import { formatDay, formatMonth, weekdayNames } from '../date-format.js';
import { useLocale, useTranslate } from '../locale-context.js';

export type CalendarEntry = {
  /** YYYY-MM-DD in the zone that the calendar is shown in. */
  readonly date: string;
  /** HH:MM in that zone; left out for what lasts all day. */
  readonly time?: string;
  readonly title: string;
  readonly href: string;
  readonly groupName?: string;
  readonly accent?: string;
  readonly cancelled?: boolean;
};

export type MonthCalendarProps = {
  /** YYYY-MM */
  readonly month: string;
  /** In the order in which they are shown within a day. */
  readonly entries: readonly CalendarEntry[];
  /** YYYY-MM-DD */
  readonly today?: string;
  readonly previousHref?: string;
  readonly nextHref?: string;
  readonly todayHref?: string;
  /** How many entries a day shows, when `dayHref` says where the others are. */
  readonly limit?: number;
  readonly dayHref?: (date: string) => string;
};

/** The days from the Monday on or before the first to the Sunday on or after the last, in weeks. */
export function weeksOf(month: string): readonly (readonly string[])[] {
  const first = Temporal.PlainDate.from(`${month}-01`);
  const start = first.subtract({ days: first.dayOfWeek - 1 });
  const weeks = Math.ceil((first.dayOfWeek - 1 + first.daysInMonth) / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => start.add({ days: week * 7 + day }).toString()),
  );
}

/** A month as a table of weeks, Monday first; on a phone it becomes a list of the days that have something on. */
export function MonthCalendar(props: MonthCalendarProps): VNode {
  const { month, entries, today, previousHref, nextHref, todayHref } = props;
  const t = useTranslate();
  const locale = useLocale();
  const byDay = Map.groupBy(entries, (entry) => entry.date);
  const name = formatMonth(month, locale);
  return (
    <div class="calendar">
      <nav class="calendar-steps" aria-label={t('calendar.title')}>
        {previousHref ? (
          <a href={previousHref} rel="prev">
            <span aria-hidden="true">←</span> {t('calendar.previousMonth')}
          </a>
        ) : null}
        {todayHref ? <a href={todayHref}>{t('calendar.today')}</a> : null}
        {nextHref ? (
          <a href={nextHref} rel="next">
            {t('calendar.nextMonth')} <span aria-hidden="true">→</span>
          </a>
        ) : null}
      </nav>
      <table class="month">
        <caption>{t('calendar.monthTitle', { month: name })}</caption>
        <thead>
          <tr>
            {weekdayNames(locale).map(({ full, short }) => (
              <th key={full} scope="col" abbr={full}>
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week[0]}>
              {week.map((date) =>
                date.startsWith(month) ? (
                  <Day
                    key={date}
                    date={date}
                    entries={byDay.get(date) ?? []}
                    isToday={date === today}
                    limit={props.limit}
                    dayHref={props.dayHref}
                  />
                ) : (
                  <td key={date} class="day day-outside" />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Day({
  date,
  entries,
  isToday,
  limit = 4,
  dayHref,
}: {
  date: string;
  entries: readonly CalendarEntry[];
  isToday: boolean;
  limit?: number;
  dayHref?: (date: string) => string;
}): VNode {
  const t = useTranslate();
  const locale = useLocale();
  const shown = dayHref && entries.length > limit ? entries.slice(0, limit - 1) : entries;
  const rest = entries.length - shown.length;
  const classes = ['day', entries.length === 0 && 'day-empty', isToday && 'day-today'].filter(Boolean).join(' ');
  return (
    <td class={classes} aria-current={isToday ? 'date' : undefined}>
      <time class="day-number" dateTime={date}>
        <span class="day-short">{Number(date.slice(8))}</span>
        <span class="day-long">{formatDay(date, locale, 'full')}</span>
      </time>
      {entries.length > 0 ? (
        <ul>
          {shown.map((entry) => (
            <li key={entry.href} class={entry.accent}>
              <Entry {...entry} />
            </li>
          ))}
          {rest > 0 && dayHref ? (
            <li class="day-more">
              <a href={dayHref(date)} aria-label={t('calendar.moreOn', { count: rest, date: formatDay(date, locale) })}>
                {t('calendar.more', { count: rest })}
              </a>
            </li>
          ) : null}
        </ul>
      ) : null}
    </td>
  );
}

function Entry({ time, title, href, groupName, cancelled }: CalendarEntry): VNode {
  const t = useTranslate();
  return (
    <a href={href} class={cancelled ? 'entry entry-cancelled' : 'entry'}>
      {time ? <span class="entry-time">{time}</span> : null} <bdi class="entry-title">{title}</bdi>
      {groupName ? (
        <>
          {' '}
          <bdi class="entry-group">{groupName}</bdi>
        </>
      ) : null}
      {cancelled ? <span class="entry-flag"> {t('meetup.cancelled')}</span> : null}
    </a>
  );
}

import type { VNode } from 'preact';
import { FilterForm } from '#web/components/filter-form.tsx';
import { type Choice, SelectField } from '#web/components/form-fields.tsx';
import { MeetupCard } from '#web/components/meetup-card.tsx';
import { MonthCalendar } from '#web/components/month-calendar.tsx';
import { EmptyState } from '#web/components/notices.tsx';
import { PageHeading, Section } from '#web/components/page-heading.tsx';
import { Tabs } from '#web/components/way-finding.tsx';
import { dayOf, formatMonth } from '#web/date-format';
import { TimeMachine } from '#web/components/time-machine.tsx';
import { translate } from '#web/messages';
import { page, type PageRequest } from '#web/page';
import { eventsTexts } from '../events-texts.js';
import { FindMeetups } from '../meetup/find-meetups.query.js';
import type { ListedMeetup } from '../meetup/listed-meetups.js';
import { meetupCardProps } from '../meetup/meetup-card-props.js';
import { MeetupsPerMonth } from '../meetup/meetups-per-month.query.js';
import { meetupFormats } from '../meetup/meetup.js';
import { hostsOf, type Surroundings, surroundingsOf, townOf } from '../meetup/surroundings.js';
import { type CalendarWish, fits, groupOfWish, readWish, withWish } from './calendar-wish.js';
import { calendarEntries, daysIn, monthsLater, readMonth, stretchOf } from './month-of-calendar.js';

/** The joint calendar: a month as a table or by day, all of it or what fits a filter. */
export const calendarPage = page({
  route: '/calendar',
  timeTravel: true,
  show: async (request) => {
    const { ask, query, link, locale, now, network } = request;
    const t = translate(locale);
    const { zone, region, publicUrl } = network;
    const today = dayOf(now, zone);
    const month = readMonth(query.get('month'), today);
    const wish = readWish(query);
    const byDay = query.get('view') === 'list';
    const group = wish.group ? await groupOfWish(ask, wish.group) : undefined;
    const inMonth = await meetupsOn(ask, month, zone);
    const surroundings = await surroundingsOf(ask, inMonth);
    const meetups = inMonth.filter(
      (meetup) =>
        (!wish.group || group?.ids.some((id) => meetup.hosts.includes(id))) && fits(meetup, wish, surroundings),
    );
    const filtered = Object.keys(wish).length > 0;
    const view = byDay ? 'list' : undefined;
    const at = (shown: string, as = view) =>
      link(withWish('/calendar', wish, { month: shown === today.slice(0, 7) ? undefined : shown, view: as }));
    const feed = withWish('/calendar.ics', wish);
    const name = formatMonth(month, locale);
    const counts = filtered ? [] : await ask(MeetupsPerMonth, { year: Number(month.slice(0, 4)) });
    return {
      kind: 'page',
      title: `${t('calendar.title')}, ${name}`,
      description: t('calendar.description', { region, month: name }),
      current: 'calendar',
      alternates: [
        { type: 'text/calendar', href: feed, title: t('feed.calendar', { name: network.name }) },
        { type: 'application/atom+xml', href: '/feed.atom', title: t('feed.meetups', { name: network.name }) },
      ],
      body: (
        <>
          <PageHeading title={t('calendar.title')} lede={t('calendar.lede')} />
          <CalendarFilter
            wish={wish}
            meetups={inMonth}
            surroundings={surroundings}
            group={group}
            request={request}
            hidden={{ month: query.get('month') ?? undefined, view }}
            resetHref={filtered ? link(withWish('/calendar', {}, { month, view })) : undefined}
          />
          <Tabs
            tabs={[
              { href: at(month, undefined), label: t('calendar.month'), current: !byDay },
              { href: at(month, 'list'), label: t('calendar.agenda'), current: byDay, count: meetups.length },
            ]}
          />
          {byDay ? (
            <DayByDay
              month={month}
              meetups={meetups}
              surroundings={surroundings}
              request={request}
              steps={{
                previous: at(monthsLater(month, -1)),
                today: at(today.slice(0, 7)),
                next: at(monthsLater(month, 1)),
              }}
            />
          ) : (
            <MonthCalendar
              month={month}
              entries={calendarEntries(month, meetups, surroundings, { zone, locale, link })}
              today={today}
              previousHref={at(monthsLater(month, -1))}
              nextHref={at(monthsLater(month, 1))}
              todayHref={at(today.slice(0, 7))}
              dayHref={(date) => `${at(month, 'list')}#day-${date}`}
            />
          )}
          {meetups.length === 0 ? (
            <EmptyState
              title={filtered ? t('calendar.emptyFilteredTitle') : t('calendar.emptyTitle', { month: name })}
              detail={t('calendar.emptyDetail')}
            />
          ) : null}
          {counts.some((each) => each.meetups > 0) ? (
            <Tabs
              label={eventsTexts(locale).monthsOf(month.slice(0, 4))}
              tabs={counts.map((each) => ({
                href: at(each.month),
                label: formatMonth(each.month, locale).replace(/\s*\d+$/, ''),
                count: each.meetups,
                current: each.month === month,
              }))}
            />
          ) : null}
          <Section title={t('calendar.subscribe')} id="subscribe">
            <p>{t('calendar.subscribeHint')}</p>
            <p>
              <a href={feed}>
                <code>{publicUrl + feed}</code>
              </a>
            </p>
          </Section>
          <TimeMachine
            path={request.query.size > 0 ? `${request.path}?${request.query}` : request.path}
            moment={request.moment}
            now={request.now}
            zone={request.network.zone}
          />
        </>
      ),
    };
  },
});

/** All meetups that are on in a month, those that began before it too. */
async function meetupsOn(ask: PageRequest['ask'], month: string, zone: string): Promise<ListedMeetup[]> {
  const found: ListedMeetup[] = [];
  let after: string | undefined;
  do {
    const { meetups, next } = await ask(FindMeetups, {
      ...stretchOf(month, zone),
      limit: 1000,
      numbers: false,
      ...(after ? { after } : {}),
    });
    found.push(...meetups);
    after = next;
  } while (after !== undefined);
  return found.filter((meetup) => daysIn(month, meetup, zone).length > 0);
}

function CalendarFilter({
  wish,
  meetups,
  surroundings,
  group,
  request,
  hidden,
  resetHref,
}: {
  wish: CalendarWish;
  meetups: readonly ListedMeetup[];
  surroundings: Surroundings;
  group: { readonly name: string; readonly slug: string } | undefined;
  request: PageRequest;
  hidden: Readonly<Record<string, string | undefined>>;
  resetHref: string | undefined;
}): VNode {
  const { locale, link } = request;
  const t = translate(locale);
  const texts = eventsTexts(locale);
  const kept = Object.fromEntries(new URL(link('/calendar'), 'http://site').searchParams);
  const groups = meetups.flatMap((meetup) => hostsOf(meetup, surroundings));
  const formats = new Set(meetups.map(({ format }) => format));
  if (wish.format) formats.add(wish.format);
  return (
    <FilterForm
      action="/calendar"
      label={t('calendar.filters')}
      hidden={{ ...kept, ...hidden }}
      {...(resetHref ? { resetHref } : {})}
    >
      <SelectField
        name="group"
        label={t('calendar.group')}
        empty={t('calendar.anyGroup')}
        value={group?.slug ?? wish.group ?? ''}
        choices={choices([...groups, ...(group ? [group] : [])].map(({ slug, name }) => [slug, name]))}
      />
      <SelectField
        name="technology"
        label={t('calendar.technology')}
        empty={t('calendar.anyTechnology')}
        value={wish.technology ?? ''}
        choices={choices(meetups.flatMap(({ technologies }) => technologies.map((each) => [each, each])))}
      />
      <SelectField
        name="place"
        label={t('calendar.place')}
        empty={t('calendar.anyPlace')}
        value={wish.place ?? ''}
        choices={choices(
          meetups.flatMap((meetup): [string, string][] => {
            const town = townOf(meetup, surroundings);
            return town ? [[town, town]] : [];
          }),
        )}
      />
      <SelectField
        name="format"
        label={t('calendar.format')}
        empty={t('calendar.anyFormat')}
        value={wish.format ?? ''}
        choices={meetupFormats
          .filter((format) => formats.has(format))
          .map((format) => ({ value: format, label: texts.format[format] }))}
      />
    </FilterForm>
  );
}

function choices(pairs: readonly (readonly [string, string] | readonly string[])[]): Choice[] {
  const labels = new Map(pairs.map(([value, label]) => [value!, label!]));
  return [...labels]
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en', { sensitivity: 'base' }));
}

function DayByDay({
  month,
  meetups,
  surroundings,
  request,
  steps,
}: {
  month: string;
  meetups: readonly ListedMeetup[];
  surroundings: Surroundings;
  request: PageRequest;
  steps: { readonly previous: string; readonly today: string; readonly next: string };
}): VNode {
  const { locale, link, network, now } = request;
  const t = translate(locale);
  const days = Map.groupBy(meetups, (meetup) => daysIn(month, meetup, network.zone)[0]!);
  return (
    <div class="calendar">
      <nav class="calendar-steps" aria-label={t('calendar.title')}>
        <a href={steps.previous} rel="prev">
          <span aria-hidden="true">←</span> {t('calendar.previousMonth')}
        </a>
        <a href={steps.today}>{t('calendar.today')}</a>
        <a href={steps.next} rel="next">
          {t('calendar.nextMonth')} <span aria-hidden="true">→</span>
        </a>
      </nav>
      <h2>{t('calendar.monthTitle', { month: formatMonth(month, locale) })}</h2>
      <ol class="programme">
        {[...days]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .flatMap(([day, onDay]) =>
            onDay.map((meetup, index) => (
              <li key={meetup.meetupId} id={index === 0 ? `day-${day}` : undefined}>
                <MeetupCard
                  {...meetupCardProps(meetup, surroundings, { locale, link })}
                  today={dayOf(now, meetup.zone)}
                />
              </li>
            )),
          )}
      </ol>
    </div>
  );
}

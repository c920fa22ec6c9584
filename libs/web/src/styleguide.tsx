import type { VNode } from 'preact';
import { accentClass, allAccents } from './accent.js';
import { Agenda } from './components/agenda.js';
import { ChartFigure } from './components/chart-figure.js';
import { DataTable } from './components/data-table.js';
import { DateBlock } from './components/date-block.js';
import { FactList, HealthSigns, StatRow } from './components/facts.js';
import { FilterForm } from './components/filter-form.js';
import {
  CheckField,
  ErrorSummary,
  PostForm,
  RadioField,
  SelectField,
  TextArea,
  TextField,
} from './components/form-fields.js';
import { GroupCard, type GroupCardProps } from './components/group-card.js';
import { MeetupList, type MeetupCardProps } from './components/meetup-card.js';
import { MonthCalendar, type CalendarEntry } from './components/month-calendar.js';
import { Alert, EmptyState, ProblemPage } from './components/notices.js';
import { CardGrid, Columns, Monogram, PageHeading, RichText, Section } from './components/page-heading.js';
import { Progress, ProgressPage } from './components/progress-page.js';
import { SpeakerCard } from './components/speaker-card.js';
import { SponsorStrip } from './components/sponsor-strip.js';
import { TagList } from './components/tag-list.js';
import { Breadcrumb, Pagination, Tabs } from './components/way-finding.js';
import { formatDateTime } from './date-format.js';
import { useLocale } from './locale-context.js';
import type { Locale } from './messages.js';
import { renderPage } from './page-shell.js';
import { renderRichText } from './rich-text.js';

const zone = 'Europe/Berlin';
const network = { name: 'Ostermark Tech Circle', region: 'Ostermark' };

const groups: readonly (GroupCardProps & { slug: string })[] = [
  {
    slug: 'lanterngate-python',
    name: 'Lanterngate Python Circle',
    href: '/groups/lanterngate-python',
    accent: accentClass('lanterngate-python'),
    about:
      'Two short talks and a long table afterwards, every second Thursday. Beginners sit beside people who have been at it for twenty years, and both learn something.',
    place: 'Lanterngate',
    distanceKilometres: 3.2,
    members: 1284,
    meetups: 96,
    tags: [{ label: 'Python', href: '/groups?technology=python' }, { label: 'Data' }],
    next: { title: 'Parsers by hand', href: '/meetups/1', start: '2026-03-26T18:00:00Z', zone },
  },
  {
    slug: 'ruby-on-the-quay',
    name: 'Ruby on the Quay',
    href: '/groups/ruby-on-the-quay',
    accent: accentClass('ruby-on-the-quay'),
    about: 'A small group in a boathouse.',
    place: 'Millharbour',
    members: 74,
    tags: [{ label: 'Ruby' }],
    last: { start: '2025-11-04T18:00:00Z', zone },
  },
  {
    slug: 'devops-salon',
    name: 'DevOps Salon',
    href: '/groups/devops-salon',
    accent: accentClass('devops-salon'),
    place: 'Ostermark',
    tags: [],
    status: 'retired',
  },
  {
    slug: 'حلقة-البرمجة',
    name: 'حلقة البرمجة الحرة',
    href: '/groups/free-circle',
    accent: accentClass('حلقة-البرمجة'),
    about: 'لقاء شهري لمن يكتبون البرمجيات الحرة.',
    place: 'Lanterngate',
    members: 1,
    tags: [{ label: 'حرية' }],
  },
];

const meetups: readonly MeetupCardProps[] = [
  {
    title: 'Parsers by hand, and why you should write one at least once',
    href: '/meetups/1',
    start: '2026-03-26T18:00:00Z',
    end: '2026-03-26T20:30:00Z',
    zone,
    groups: [{ name: 'Lanterngate Python Circle', href: '/groups/lanterngate-python' }],
    place: 'Old Customs House, Lanterngate',
    format: 'Talks',
    tags: [{ label: 'Parsing' }, { label: 'Python' }],
    going: 42,
    accent: accentClass('lanterngate-python'),
    today: '2026-03-26',
  },
  {
    title: 'Spring social',
    href: '/meetups/2',
    start: '2026-04-02T17:30:00Z',
    zone,
    groups: [
      { name: 'Ruby on the Quay', href: '/groups/ruby-on-the-quay' },
      { name: 'Lanterngate Python Circle', href: '/groups/lanterngate-python' },
      { name: 'حلقة البرمجة الحرة', href: '/groups/free-circle' },
    ],
    place: 'The Boathouse',
    seatsLeft: 0,
    accent: accentClass('ruby-on-the-quay'),
  },
  {
    title: 'Pipelines that explain themselves',
    href: '/meetups/3',
    start: '2026-04-09T17:00:00Z',
    end: '2026-04-09T19:00:00Z',
    zone,
    groups: [{ name: 'DevOps Salon' }],
    mode: 'online',
    status: 'cancelled',
    accent: accentClass('devops-salon'),
  },
];

const entries: readonly CalendarEntry[] = [
  [3, '18:30', 'Code reading evening', 'ruby-on-the-quay', 'Ruby on the Quay'],
  [12, '19:00', 'Lightning talks', 'lanterngate-python', 'Lanterngate Python Circle'],
  [26, '19:00', 'Parsers by hand, and why you should write one at least once', 'lanterngate-python', 'Python'],
  [26, '19:00', 'Pipelines that explain themselves', 'devops-salon', 'DevOps Salon'],
  [26, '19:30', 'Type night', 'type-theory-tea', 'Type Theory Tea'],
  [26, '20:00', 'Late table', 'free-circle', 'حلقة البرمجة الحرة'],
  [26, '20:30', 'Afterwards', 'night-owls', 'Night Owls'],
  [31, '18:00', 'Sprint', 'sprint-house', 'Sprint House'],
].map(([day, time, title, slug, groupName], index) => ({
  date: `2026-03-${String(day).padStart(2, '0')}`,
  time: String(time),
  title: String(title),
  href: `/meetups/c${index}`,
  groupName: String(groupName),
  accent: accentClass(String(slug)),
  cancelled: slug === 'devops-salon',
}));

/** Renders every component on one page, with invented content, to be looked at and checked. `charts` is SVG from chart.ts. */
export function renderStyleguide({
  locale = 'en',
  charts = [],
}: { locale?: Locale; charts?: readonly string[] } = {}): string {
  return renderPage({
    title: 'Style guide',
    description: 'Every component of the pages in one place.',
    locale,
    path: '/style-guide',
    canonical: 'https://ostermark.example/style-guide',
    network,
    current: 'groups',
    accentOf: 'lanterngate-python',
    noIndex: true,
    alternates: [{ type: 'application/atom+xml', href: '/feed.atom', title: 'Atom' }],
    jsonLd: { '@type': 'WebPage', name: 'Style guide </script><script>' },
    banners: [
      { kind: 'demo', beginHref: '/begin' },
      { kind: 'time-machine', axis: 'as-of', instant: '2024-02-29T12:00:00Z', zone, nowHref: '/style-guide' },
      { kind: 'updating', reloadHref: '/style-guide' },
    ],
    body: <Guide charts={charts} />,
  });
}

function Guide({ charts }: { charts: readonly string[] }): VNode {
  const locale = useLocale();
  return (
    <>
      <Breadcrumb
        above={[
          { href: '/', label: 'Start' },
          { href: '/groups', label: 'Groups' },
        ]}
        here="Style guide"
      />
      <PageHeading
        kicker="Meetup"
        title="Parsers by hand, and why you should write one at least once"
        lede="Two talks, one exercise, and soup."
        emblem={<DateBlock start="2026-03-26T18:00:00Z" zone={zone} size="large" />}
      >
        <p class="meta">
          <span>{formatDateTime('2026-03-26T18:00:00Z', zone, locale, 'full')}</span>
          <span>Old Customs House</span>
        </p>
        <p class="form-actions">
          <a class="button" href="/meetups/1.ics">
            Add to my calendar
          </a>
          <a href="/meetups/1/explain">Why this number?</a>
        </p>
      </PageHeading>
      <Columns
        aside={
          <>
            <FactList
              facts={[
                { term: 'When', content: 'Thursday, 19:00–21:30 CET' },
                { term: 'Where', content: 'Old Customs House, Quay 4, Lanterngate' },
                { term: 'Seats', content: '' },
                { term: 'Hosted by', content: <a href="/groups/lanterngate-python">Lanterngate Python Circle</a> },
              ]}
            />
            <HealthSigns
              signs={[
                { kind: 'good', label: 'Meets regularly' },
                { kind: 'watch', label: 'Only one organiser', detail: 'Find a second person you can count on.' },
                { kind: 'problem', label: 'Silent for 74 days', href: '/groups/x/explain' },
              ]}
            />
          </>
        }
      >
        <Section title="About">
          <RichText
            html={renderRichText(
              'Grammars are *smaller* than they look. We write one in **forty lines**.\n\n- tokens\n- trees\n- errors that help\n\n> The best error message is the one that never shows up.\n\n`parse("1 + 2")` and [more](https://example.org/).',
              'markdown',
            )}
          />
        </Section>
        <Section title="Programme">
          <Agenda
            items={[
              { title: 'Doors and soup', time: '18:30', kind: 'Break' },
              {
                title: 'Recursive descent in forty lines',
                href: '/talks/1',
                time: '19:00',
                minutes: 30,
                kind: 'Talk',
                speakers: [{ name: 'Ysolde Marrin', href: '/speakers/ysolde-marrin' }],
                links: [
                  { href: 'https://example.org/slides', label: 'Slides' },
                  { href: 'https://example.org/video', label: 'Recording' },
                ],
              },
              {
                title: 'Errors that help',
                time: '19:45',
                minutes: 10,
                kind: 'Lightning talk',
                speakers: [{ name: 'Bram Okonjo-Vale', firstTalk: true }],
                about: 'What a compiler could say, and mostly does not.',
              },
            ]}
          />
        </Section>
      </Columns>
      <Section title="Meetups" more={{ href: '/calendar', label: 'The whole calendar' }}>
        <MeetupList meetups={meetups} />
        <Pagination firstHref="/x" previousHref="/x?before=1" nextHref="/x?after=2" shown={20} total={4190} />
      </Section>
      <Section title="Groups">
        <FilterForm action="/groups" resetHref="/groups" hidden={{ 'as-of': undefined, lang: 'en' }}>
          <TextField name="q" label="Words" type="search" value="python" />
          <SelectField
            name="technology"
            label="Technology"
            empty="Any technology"
            choices={[{ value: 'python', label: 'Python' }]}
            value="python"
          />
          <SelectField name="within" label="Within" choices={[{ value: '10', label: '10 km' }]} value="25" />
        </FilterForm>
        <CardGrid>
          {groups.map(({ slug, ...group }) => (
            <GroupCard key={slug} {...group} />
          ))}
        </CardGrid>
      </Section>
      <Section title="Speakers">
        <CardGrid>
          {[
            <SpeakerCard
              name="Ysolde Marrin"
              href="/speakers/ysolde-marrin"
              talks={12}
              place="Lanterngate"
              topics={[{ label: 'Parsing', href: '/speakers?topic=parsing', count: 4 }, { label: 'Teaching' }]}
              latest={{ title: 'Recursive descent in forty lines', href: '/talks/1' }}
            />,
            <SpeakerCard name="Bram Okonjo-Vale" href="/speakers/bram" talks={1} firstTimer />,
          ]}
        </CardGrid>
      </Section>
      <Section title="Calendar">
        <Tabs
          tabs={[
            { href: '/calendar', label: 'Month', current: true },
            { href: '/calendar?view=list', label: 'List', count: 1203 },
          ]}
        />
        <MonthCalendar
          month="2026-03"
          entries={entries}
          today="2026-03-12"
          previousHref="/calendar?month=2026-02"
          todayHref="/calendar"
          nextHref="/calendar?month=2026-04"
          dayHref={(date) => `/calendar?view=list&from=${date}`}
        />
      </Section>
      <Section title="Numbers">
        <StatRow
          stats={[
            { value: 251, label: 'groups', href: '/explain/groups' },
            { value: 139_044, label: 'said yes', hint: 'since 2012' },
            { value: '61 %', label: 'of them came' },
          ]}
        />
        {charts.map((svg, index) => (
          <ChartFigure key={index} caption={`Chart ${index + 1}`} svg={svg} />
        ))}
        <DataTable
          id="numbers"
          caption="Attendance by year"
          columns={[
            { label: 'Year' },
            { label: 'Meetups', kind: 'number' },
            { label: 'Said yes', kind: 'number' },
            { label: 'Came', kind: 'number' },
            { label: 'Share of those who came', kind: 'number' },
          ]}
          rows={[
            ['2024', '96', '3,204', '1,987', '62 %'],
            ['2025', '102', '3,911', '2,380', '61 %'],
          ]}
        />
      </Section>
      <Section title="Tags and accents">
        <TagList
          tags={[
            { label: 'Rust', href: '/groups?technology=rust' },
            { label: 'Café', count: 12 },
          ]}
        />
        <ul class="accents" aria-label="Accents">
          {allAccents().map(({ className }) => (
            <li key={className} class={className}>
              <Monogram name="A g" />
              <b class="flag">{className}</b>
            </li>
          ))}
        </ul>
      </Section>
      <SponsorStrip
        title="Sponsors"
        sponsors={[
          { name: 'Quayside Instruments', href: 'https://example.org/', note: 'Gold' },
          { name: 'Bäckerei Lindner' },
        ]}
      />
      <SponsorStrip title="Hosts" sponsors={[{ name: 'Old Customs House' }]} />
      <Section title="Notices">
        <Alert kind="info">
          <p>The doors open at half past six.</p>
        </Alert>
        <Alert kind="success" title="You are on the list" />
        <Alert kind="warning">
          <p>Only two seats are left.</p>
        </Alert>
        <Alert kind="problem" title="This meetup does not take place" />
        <EmptyState
          title="No group fits"
          detail="Try fewer words or a wider distance."
          action={{ href: '/begin', label: 'Start one' }}
        />
        <Progress label="Import" done={31_200} total={60_000} ratePerSecond={5200} remainingSeconds={6} />
      </Section>
      <Section title="Form">
        <ErrorSummary errors={[{ name: 'title', message: 'Please fill in “Title”.' }]} />
        <PostForm action="/meetups" submit="Announce" secondary={{ href: '/', label: 'Cancel' }}>
          <TextField name="title" label="Title" required hint="What people will read" error="Please fill in “Title”." />
          <TextArea name="about" label="About" value={'<b>kept</b> as typed'} rows={3} />
          <CheckField name="online" label="Also online" checked />
          <RadioField
            name="format"
            label="Format"
            value="talks"
            choices={[
              { value: 'talks', label: 'Talks' },
              { value: 'social', label: 'Social evening' },
            ]}
          />
        </PostForm>
      </Section>
    </>
  );
}

/** Renders the two pages that stand alone: a problem, and the filling of the demo. */
export function renderStandalonePages(locale: Locale = 'en'): { problem: string; progress: string } {
  const shared = { description: '', locale, canonical: 'https://ostermark.example/', network, noIndex: true };
  return {
    problem: renderPage({
      ...shared,
      title: 'Not found',
      path: '/nowhere',
      body: <ProblemPage status={404} rule="group-must-exist" actions={[{ href: '/groups', label: 'All groups' }]} />,
    }),
    progress: renderPage({
      ...shared,
      title: 'Filling',
      path: '/',
      refreshSeconds: 2,
      body: (
        <ProgressPage
          done={31_200}
          total={60_000}
          ratePerSecond={5200}
          remainingSeconds={6}
          steps={[
            { label: 'Groups and venues', state: 'done' },
            { label: 'Meetups', state: 'running' },
            { label: 'Attendance', state: 'waiting' },
          ]}
        />
      ),
    }),
  };
}

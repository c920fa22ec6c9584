import type { VNode } from 'preact';
import { ChartFigure } from '#web/components/chart-figure.tsx';
import { DataTable } from '#web/components/data-table.tsx';
import { FilterForm } from '#web/components/filter-form.tsx';
import { Alert, EmptyState } from '#web/components/notices.tsx';
import { PageHeading, Section } from '#web/components/page-heading.tsx';
import { ProgressPage } from '#web/components/progress-page.tsx';
import { Breadcrumb } from '#web/components/way-finding.tsx';
import { formatDateTime, formatNumber } from '#web/date-format';
import { chartAside } from '#web/drawing-thread';
import { withQuery } from '#web/links';
import { type Locale, translate } from '#web/messages';
import type { Page, PageRequest } from '#web/page';
import { type AnalysisAnswer, type AnalysisTitle, type Cell, type Column, inLanguage } from './analysis.js';
import { analyticsTexts } from './analytics-texts.js';
import type { Analytics } from './analytics.js';
import { answerCsv } from './answer-csv.js';
import { drawnOf } from './drawn-series.js';
import { readStretch } from './read-stretch.js';
import type { Stretch } from './run-analysis.js';

const patienceMs = 700;
const refreshSeconds = 1;
/** The table on the page; the files have all of it. */
const mostRows = 150;

/** The pages on which questions are put to the whole history. */
export function analyticsPages(analytics: Analytics): Page[] {
  const titleOf = async (name: string): Promise<AnalysisTitle | undefined> =>
    (await analytics.titles()).find((each) => each.name === name);
  const file = (
    ending: 'csv' | 'json',
    contentType: string,
    write: (title: AnalysisTitle, stretch: Stretch, answer: AnalysisAnswer) => string,
  ): Page => ({
    route: `/analytics/:name.${ending}`,
    show: async ({ params, query }) => {
      const title = await titleOf(params['name']!);
      if (!title) return { kind: 'missing' };
      const stretch = stretchOf(query);
      const body = write(title, stretch, await analytics.answer(title.name, stretch));
      return { kind: 'file', contentType, body, fileName: `${title.name}.${ending}`, changing: true };
    },
  });
  return [
    {
      route: '/analytics',
      show: async ({ locale, link }) => {
        const t = translate(locale);
        const titles = await analytics.titles();
        return {
          kind: 'page',
          title: t('analytics.title'),
          description: t('analytics.lede'),
          current: 'analytics',
          changing: true,
          body: (
            <>
              <PageHeading title={t('analytics.title')} lede={t('analytics.lede')} />
              {titles.map((title) => (
                <Section key={title.name} title={inLanguage(title.title, locale)} id={title.name}>
                  <p>{inLanguage(title.explanation, locale)}</p>
                  <AskForm title={title} query={new URLSearchParams()} link={link} locale={locale} />
                </Section>
              ))}
            </>
          ),
        };
      },
    },
    {
      route: '/analytics/:name',
      show: async (request) => {
        const { params, query, locale, link } = request;
        const title = await titleOf(params['name']!);
        if (!title) return { kind: 'missing' };
        const shell = {
          kind: 'page',
          title: inLanguage(title.title, locale),
          description: inLanguage(title.explanation, locale),
          current: 'analytics',
          changing: true,
        } as const;
        let stretch: Stretch;
        try {
          stretch = stretchOf(query);
        } catch (error) {
          if (!(error instanceof RangeError)) throw error;
          return { ...shell, status: 400, body: <Wrong title={title} request={request} message={error.message} /> };
        }
        const asked = await analytics.ask(title.name, stretch, patienceMs);
        if (asked.status === 'failed') {
          return { ...shell, status: 500, body: <Wrong title={title} request={request} message={asked.message} /> };
        }
        if (asked.status === 'running') {
          const { done, total, askedAt } = asked;
          const seconds = (Date.now() - askedAt) / 1000;
          const ratePerSecond = seconds > 0 && done > 0 ? done / seconds : undefined;
          return {
            ...shell,
            refreshSeconds,
            body: (
              <ProgressPage
                title={inLanguage(title.title, locale)}
                lede={translate(locale)('analytics.running')}
                done={done}
                total={total}
                {...(ratePerSecond ? { ratePerSecond, remainingSeconds: (total - done) / ratePerSecond } : {})}
              />
            ),
          };
        }
        const { answer, answeredAt } = asked;
        const svg = await chartOf(title, answer, locale);
        return {
          ...shell,
          body: (
            <>
              <Heading title={title} locale={locale} link={link} />
              <AskForm title={title} query={query} link={link} locale={locale} />
              <Answer {...{ title, answer, answeredAt, request }} svg={svg} />
            </>
          ),
        };
      },
    },
    file('csv', 'text/csv; charset=utf-8', (_title, _stretch, answer) => answerCsv(answer)),
    file('json', 'application/json', ({ name, title, explanation }, stretch, { columns, rows, note }) =>
      JSON.stringify({
        name,
        title: inLanguage(title, 'en'),
        explanation: inLanguage(explanation, 'en'),
        ...stretch,
        columns: columns.map(({ label, unit }) => ({ label: inLanguage(label, 'en'), ...(unit ? { unit } : {}) })),
        rows,
        ...(note ? { note: inLanguage(note, 'en') } : {}),
      }),
    ),
  ];
}

function stretchOf(query: URLSearchParams): Stretch {
  return readStretch({ from: query.get('from'), to: query.get('to') });
}

async function chartOf(
  { name, title, explanation }: AnalysisTitle,
  answer: AnalysisAnswer,
  locale: Locale,
): Promise<string | undefined> {
  const drawn = drawnOf(answer, locale);
  if (!drawn) return undefined;
  return chartAside(drawn.kind, {
    title: inLanguage(title, locale),
    description: inLanguage(explanation, locale),
    labels: drawn.labels,
    series: drawn.series,
    locale,
    id: `chart-${name}`,
    ...(drawn.unit ? { unit: drawn.unit } : {}),
  });
}

function Heading({ title, locale, link }: { title: AnalysisTitle; locale: Locale; link: PageRequest['link'] }): VNode {
  const t = translate(locale);
  const heading = inLanguage(title.title, locale);
  return (
    <>
      <Breadcrumb above={[{ href: link('/analytics'), label: t('analytics.title') }]} here={heading} />
      <PageHeading title={heading} lede={inLanguage(title.explanation, locale)} />
    </>
  );
}

/** The button that puts the question, with the stretch of time it is about. */
function AskForm({
  title: { name, title },
  query,
  link,
  locale,
}: {
  title: AnalysisTitle;
  query: URLSearchParams;
  link: PageRequest['link'];
  locale: Locale;
}): VNode {
  const t = translate(locale);
  const action = `/analytics/${name}`;
  const hidden = Object.fromEntries(new URL(link(action), 'http://site').searchParams);
  const asked = query.has('from') || query.has('to');
  return (
    <FilterForm
      action={action}
      label={inLanguage(title, locale)}
      submit={t('analytics.ask')}
      hidden={hidden}
      {...(asked ? { resetHref: link(action) } : {})}
    >
      <DayField of={name} name="from" label={t('analytics.from')} value={query.get('from') ?? ''} />
      <DayField of={name} name="to" label={t('analytics.to')} value={query.get('to') ?? ''} />
    </FilterForm>
  );
}

/** A day to choose. Several forms of one page have such fields, so the question is part of the id. */
function DayField({ of, name, label, value }: { of: string; name: string; label: string; value: string }): VNode {
  const id = `${of}-${name}`;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input id={id} name={name} type="date" value={value} />
    </div>
  );
}

function Wrong({ title, request, message }: { title: AnalysisTitle; request: PageRequest; message: string }): VNode {
  const { locale, link, query } = request;
  return (
    <>
      <Heading title={title} locale={locale} link={link} />
      <Alert kind="problem">
        <p>{message}</p>
      </Alert>
      <AskForm title={title} query={query} link={link} locale={locale} />
    </>
  );
}

function Answer({
  title,
  answer: { columns, rows, note, ...rest },
  answeredAt,
  request: { locale, query, network },
  svg,
}: {
  title: AnalysisTitle;
  answer: AnalysisAnswer;
  answeredAt: string;
  request: PageRequest;
  svg: string | undefined;
}): VNode {
  const t = translate(locale);
  const own = analyticsTexts[locale];
  if (rows.length === 0) return <EmptyState title={t('analytics.noData')} />;
  const stretch = { from: query.get('from') ?? undefined, to: query.get('to') ?? undefined };
  const leftOut = drawnOf({ columns, rows, ...rest }, locale)?.leftOut ?? 0;
  const caption = inLanguage(title.title, locale);
  return (
    <>
      {svg ? (
        <Section title={t('analytics.chart')} id="chart">
          <ChartFigure caption={drawnLabels(columns, rest.chart, locale)} svg={svg} />
          {leftOut > 0 ? <p class="meta">{own.notDrawn(formatNumber(leftOut, locale))}</p> : null}
        </Section>
      ) : null}
      <Section title={t('analytics.table')} id="table">
        <p class="form-actions">
          <a href={withQuery(`/analytics/${title.name}.csv`, stretch)}>CSV</a>
          <a href={withQuery(`/analytics/${title.name}.json`, stretch)}>JSON</a>
        </p>
        <DataTable
          id="answer"
          caption={caption}
          hideCaption
          columns={columns.map(({ label }, index) => ({
            label: inLanguage(label, locale),
            kind: rows.some((row) => typeof row[index] === 'number') ? 'number' : 'text',
          }))}
          rows={rows.slice(0, mostRows).map((row) => row.map((cell, index) => shown(cell, columns[index]!, locale)))}
        />
        {rows.length > mostRows ? (
          <p class="meta">{own.shortened(formatNumber(mostRows, locale), formatNumber(rows.length, locale))}</p>
        ) : null}
        {note ? <p>{inLanguage(note, locale)}</p> : null}
        <p class="meta">{t('analytics.answered', { date: formatDateTime(answeredAt, network.zone, locale) })}</p>
      </Section>
    </>
  );
}

/** What the chart shows, in the words of the table's head. */
function drawnLabels(columns: readonly Column[], chart: AnalysisAnswer['chart'], locale: Locale): string {
  const label = (index: number): string => inLanguage(columns[index]!.label, locale);
  const values = (chart?.values ?? []).map(label).join(', ');
  return chart?.by === undefined ? values : `${values} / ${label(chart.by)}`;
}

function shown(cell: Cell, { unit, called }: Column, locale: Locale): string {
  if (cell === null) return '–';
  if (typeof cell === 'string') return called?.[cell] ? inLanguage(called[cell], locale) : cell;
  return unit === '%' ? `${formatNumber(cell * 100, locale, 1)} %` : formatNumber(cell, locale);
}

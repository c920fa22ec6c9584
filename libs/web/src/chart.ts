import type { EChartsOption, init as initialise } from 'echarts';
import { formatNumber } from './date-format.js';
import { translate, type Locale } from './messages.js';

export type ChartSeries = {
  readonly name: string;
  /** One value for each label; null where nothing is known, which leaves a gap. */
  readonly values: readonly (number | null)[];
};

export type ChartSpec = {
  readonly title: string;
  /** What the chart shows, in a sentence or two, for those who do not see it. */
  readonly description: string;
  /** Names along the horizontal axis. */
  readonly labels: readonly string[];
  /** At most six; each has its own colour and its own line style. */
  readonly series: readonly ChartSeries[];
  readonly locale: Locale;
  /** Of the values, for example `people`. */
  readonly unit?: string;
  /** For ids within the page: unique among its charts. */
  readonly id: string;
  /** Bars on top of each other instead of side by side. */
  readonly stacked?: boolean;
};

const width = 720;
const height = 320;
const dashes = ['solid', 'dashed', 'dotted', [10, 4, 2, 4], [2, 6], [14, 5]] as const;

/**
 * Placeholder colours. The library blends and compares colours, so it must be given ones it can read; they become
 * variables of the stylesheet afterwards, which is how one chart serves a light and a dark page.
 */
const placeholders: Readonly<Record<string, string>> = {
  '#010101': 'var(--chart-1)',
  '#020202': 'var(--chart-2)',
  '#030303': 'var(--chart-3)',
  '#040404': 'var(--chart-4)',
  '#050505': 'var(--chart-5)',
  '#060606': 'var(--chart-6)',
  '#070707': 'var(--chart-text)',
  '#080808': 'var(--chart-rule)',
};
const seriesColours = Object.keys(placeholders).slice(0, 6);

/** Draws lines over time or another ordered axis, as SVG to be put into a page. Throws nothing for empty data. */
export function lineChart(spec: ChartSpec): Promise<string> {
  return draw(spec, 'line');
}

/** Draws bars, side by side or stacked, as SVG to be put into a page. */
export function barChart(spec: ChartSpec): Promise<string> {
  return draw(spec, 'bar');
}

/** Loads the parts of the library that are used, once. */
async function library(): Promise<{ init: typeof initialise }> {
  const [core, { BarChart, LineChart }, { GridComponent, LegendComponent }, { SVGRenderer }] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ]);
  core.use([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer]);
  return core;
}

async function draw(spec: ChartSpec, type: 'line' | 'bar'): Promise<string> {
  // The library is large and most pages have no chart.
  const { init } = await library();
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(optionsOf(spec, type));
    return forPage(chart.renderToSVGString({ useViewBox: true }), spec);
  } finally {
    chart.dispose();
  }
}

function optionsOf(spec: ChartSpec, type: 'line' | 'bar'): EChartsOption {
  const text = { color: '#070707', fontFamily: 'inherit', fontSize: 13 };
  const several = spec.series.length > 1;
  const sparse = spec.labels.length <= 40;
  return {
    animation: false,
    color: seriesColours,
    textStyle: text,
    grid: {
      left: 8,
      right: 16,
      top: several ? 44 : spec.unit ? 32 : 12,
      bottom: 8,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    legend: { show: several, top: 0, left: 0, textStyle: text, icon: type === 'bar' ? 'rect' : undefined },
    xAxis: {
      type: 'category',
      data: spec.labels.map((label) => (label.length > 24 ? `${label.slice(0, 23)}…` : label)),
      axisLabel: { ...text, hideOverlap: true },
      axisLine: { lineStyle: { color: '#070707' } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      ...(several || !spec.unit ? {} : { name: spec.unit, nameTextStyle: { ...text, align: 'left' } }),
      axisLabel: { ...text, formatter: (value: number) => formatNumber(value, spec.locale, 1) },
      splitLine: { lineStyle: { color: '#080808' } },
    },
    series: spec.series.slice(0, seriesColours.length).map(({ name, values }, index) => {
      const color = seriesColours[index]!;
      return type === 'line'
        ? {
            type,
            name,
            data: [...values],
            silent: true,
            symbol: 'circle',
            symbolSize: 6,
            showSymbol: sparse,
            itemStyle: { color },
            lineStyle: { color, width: 2.5, type: dashes[index]! as 'solid' },
          }
        : {
            type,
            name,
            data: [...values],
            silent: true,
            barMaxWidth: 44,
            itemStyle: { color },
            ...(spec.stacked ? { stack: 'all' } : {}),
          };
    }),
  };
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => escapes[character]!);

/**
 * Makes the library's output fit for a page under a strict content policy: no style element, no style attributes (font
 * size becomes an attribute), no ids that two charts could share, colours by variables, and a title and a description.
 */
function forPage(svg: string, spec: ChartSpec): string {
  const t = translate(spec.locale);
  const inner = svg
    .replace(/^[\s\S]*?<svg[^>]*>/, '')
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<\/svg>\s*$/, '')
    .replace(/ style="([^"]*)"/g, (_, style: string) => {
      const size = /font-size:\s*([\d.]+)px/.exec(style)?.[1];
      return size ? ` font-size="${size}"` : '';
    })
    .replace(/ (?:class|pointer-events|ecmeta_\w+)="[^"]*"/g, '')
    .replace(/\b(id="|url\(#)zr\w+-/g, (_, before: string) => `${before}${escape(spec.id)}-`)
    .replace(/"(#0[1-8]0[1-8]0[1-8])"/g, (whole, colour: string) =>
      placeholders[colour] ? `"${placeholders[colour]}"` : whole,
    )
    .replace(/fill="#fff"/g, 'fill="var(--paper)"');
  const description = [
    spec.description,
    spec.series.length > 1 ? t('chart.legend', { names: spec.series.map(({ name }) => name).join(', ') }) : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
  return (
    `<svg class="chart" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img"` +
    ` aria-labelledby="${escape(spec.id)}-title ${escape(spec.id)}-description">` +
    `<title id="${escape(spec.id)}-title">${escape(spec.title)}</title>` +
    `<desc id="${escape(spec.id)}-description">${escape(description)}</desc>${inner.trim()}</svg>`
  );
}

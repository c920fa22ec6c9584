import type { ChartSeries } from '#web/chart';
import { type AnalysisAnswer, inLanguage } from './analysis.js';

/** What of an answer fits into a chart. */
export interface Drawn {
  readonly kind: 'bar' | 'line';
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
  readonly unit?: string;
  /** Rows or lines that there was no room for. */
  readonly leftOut: number;
}

const mostBars = 24;
const mostLines = 6;

/**
 * Chooses what of an answer is drawn: bars of the first rows, or one line for each value of the column that the chart is
 * split by, those with the largest sums. Undefined when there is nothing to draw.
 */
export function drawnOf({ columns, rows, chart }: AnalysisAnswer, language: 'en' | 'de'): Drawn | undefined {
  if (!chart || rows.length === 0) return undefined;
  const { kind, along, values, by } = chart;
  const value = (cell: unknown, index: number): number | null =>
    typeof cell !== 'number' ? null : columns[index]!.unit === '%' ? cell * 100 : cell;
  const unit = columns[values[0]!]?.unit;
  const rest = { kind, ...(unit ? { unit } : {}) };
  if (by === undefined) {
    const shown = kind === 'bar' ? rows.slice(0, mostBars) : rows;
    return {
      ...rest,
      labels: shown.map((row) => String(row[along])),
      series: values.map((index) => ({
        name: inLanguage(columns[index]!.label, language),
        values: shown.map((row) => value(row[index], index)),
      })),
      leftOut: rows.length - shown.length,
    };
  }
  const [drawn = 0] = values;
  const labels = [...new Set(rows.map((row) => String(row[along])))].sort();
  const lines = new Map<string, { values: (number | null)[]; sum: number }>();
  for (const row of rows) {
    const name = String(row[by]);
    const line = lines.get(name) ?? { values: labels.map(() => null), sum: 0 };
    lines.set(name, line);
    const at = labels.indexOf(String(row[along]));
    const cell = value(row[drawn], drawn);
    if (cell === null) continue;
    line.values[at] = (line.values[at] ?? 0) + cell;
    line.sum += cell;
  }
  const largest = [...lines].sort(([, a], [, b]) => b.sum - a.sum).slice(0, mostLines);
  return {
    ...rest,
    labels,
    series: largest.map(([name, line]) => ({ name, values: line.values })),
    leftOut: lines.size - largest.length,
  };
}

import { type AnalysisAnswer, type Cell, type Column, inLanguage } from '#history/analytics/analysis';
import { answerCsv } from '#history/analytics/answer-csv';
import { readStretch } from '#history/analytics/read-stretch';
import type { Verb } from '../verb.js';

/** Answers a question from the whole history; without a name, lists the questions there are. */
export const askVerb: Verb = {
  name: 'ask',
  summary: 'Answer a question by replaying the whole history; without a name, list the questions.',
  args: [{ name: '[name]', meaning: 'which question' }],
  options: [
    { flags: '--from <date>', meaning: 'from this day on, for example 2024-01-01' },
    { flags: '--to <date>', meaning: 'before this day; now without it' },
    { flags: '--csv', meaning: 'print the table as CSV' },
  ],
  run: async ({ platform, args: [name], options, say, progress }) => {
    const { past } = platform.installation;
    if (name === undefined) {
      const questions = await past.analyses();
      for (const { name: called, title, explanation } of questions) {
        say(`${called}\n  ${inLanguage(title, 'en')}. ${inLanguage(explanation, 'en')}`);
      }
      return { facts: { questions } };
    }
    const stretch = readStretch({ from: options['from'], to: options['to'] });
    const startedAt = performance.now();
    const answer = await past.analyse(name, stretch, (done, total) =>
      progress({ what: 'reading history', done, total, unit: 'events' }),
    );
    const seconds = Math.round((performance.now() - startedAt) / 10) / 100;
    if (options['csv'] === true) say(answerCsv(answer).trimEnd());
    else for (const line of tableLines(answer)) say(line);
    return { facts: { name, ...stretch, seconds, ...answer } };
  },
};

/** The table as lines of equal columns, numbers to the right, with the note below. */
export function tableLines({ columns, rows, note }: Pick<AnalysisAnswer, 'columns' | 'rows' | 'note'>): string[] {
  const labels = columns.map(({ label }) => inLanguage(label, 'en'));
  const cells = rows.map((row) => row.map((value, index) => textOf(value, columns[index]!)));
  const widths = labels.map((label, index) => Math.max(widthOf(label), ...cells.map((row) => widthOf(row[index]!))));
  const numeric = columns.map((_, index) => rows.some((row) => typeof row[index] === 'number'));
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, index) => {
        const gap = ' '.repeat(widths[index]! - widthOf(text));
        return numeric[index] ? gap + text : text + gap;
      })
      .join('  ')
      .trimEnd();
  return [
    line(labels),
    line(widths.map((width) => '-'.repeat(width))),
    ...cells.map(line),
    ...(rows.length === 0 ? ['History has nothing on this in that time.'] : []),
    ...(note ? ['', inLanguage(note, 'en')] : []),
  ];
}

function textOf(value: Cell, { unit }: Column): string {
  if (value === null) return '-';
  if (typeof value === 'string') return value;
  return unit === '%' ? `${(value * 100).toFixed(1)} %` : value.toLocaleString('en');
}

function widthOf(text: string): number {
  return [...text].length;
}

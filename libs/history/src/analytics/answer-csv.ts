import { type AnalysisAnswer, type Cell, inLanguage } from './analysis.js';

/** The table of an answer as RFC 4180 CSV with a header in English. Cells that a spreadsheet would run as a formula are quoted text. */
export function answerCsv(answer: AnalysisAnswer): string {
  const lines = [
    answer.columns.map(({ label, unit }) => inLanguage(label, 'en') + (unit ? ` (${unit})` : '')),
    ...answer.rows,
  ];
  return lines.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

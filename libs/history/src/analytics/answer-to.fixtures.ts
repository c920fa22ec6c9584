import { rowsOf } from '#kernel/given';
import type { DomainEvent } from '#kernel/event';
import type { Analysis, AnalysisAnswer, AskedStretch } from './analysis.js';

/** What a question comes to after these events, each of them delivered twice. */
export function answerTo(
  asked: Analysis,
  stretch: AskedStretch,
  ...events: readonly (DomainEvent & { occurredAt?: string })[]
): AnalysisAnswer {
  const rows = rowsOf(asked.view, ...events) as Record<string, object>;
  return asked.answer(
    Object.entries(rows).map(([key, row]) => ({ key, row, position: 1 })),
    stretch,
  );
}

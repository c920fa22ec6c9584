import { expect } from '@jest/globals';
import { type Command, sliceOf } from './command.js';
import type { DomainEvent, RecordedEvent } from './event.js';
import { derivedId } from './identifiers.js';
import { RuleViolation } from './rule-violation.js';
import type { View } from './view.js';

/** Instant at which specs decide unless they say otherwise. */
export const specNow = '2026-03-02T18:00:00.000Z';

/** Given these events of one aggregate … */
export function given(...history: readonly DomainEvent[]) {
  return {
    /** … when this command comes (at `now`, by `actor`) … */
    when(command: Command, at: { now?: string; actor?: string } = {}) {
      const { of, decide } = sliceOf(command.constructor);
      const state = history.reduce((current, event) => of.evolve(current, event), of.initial);
      const circumstances = { now: at.now ?? specNow, actor: at.actor ?? 'spec' };
      const run = () => decide(command, state, circumstances) as readonly DomainEvent[];
      return {
        /** … then exactly these events are the outcome, and the same command again adds none. */
        // oxlint-disable-next-line unicorn/no-thenable -- the grammar's word; the object is never awaited
        then(...expected: readonly DomainEvent[]): void {
          const events = run();
          expect(events).toEqual(expected);
          for (const event of events) {
            if (!(event.type in of.events)) throw new Error(`${event.type} is not an event of ${of.category}.`);
          }
        },
        thenNothing(): void {
          expect(run()).toEqual([]);
        },
        thenRefused(rule: string): void {
          let refusal: unknown;
          try {
            run();
          } catch (error) {
            refusal = error;
          }
          expect(refusal).toBeInstanceOf(RuleViolation);
          expect((refusal as RuleViolation).rule).toBe(rule);
        },
      };
    },
  };
}

/** Makes recorded events of plain ones: positions 1, 2, …; each of them may carry its own times and stream. */
export function recorded<E extends DomainEvent>(
  events: readonly (E & { stream?: string; occurredAt?: string; recordedAt?: string })[],
): RecordedEvent<E>[] {
  const revisions = new Map<string, number>();
  return events.map((event, index) => {
    const stream = event.stream ?? 'spec.stream-1';
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    return {
      id: derivedId('spec', index),
      stream,
      revision,
      position: index + 1,
      type: event.type,
      schema: 1,
      occurredAt: event.occurredAt ?? specNow,
      recordedAt: event.recordedAt ?? specNow,
      data: event.data,
      meta: { actor: 'spec', command: derivedId('spec-command', index), request: '' },
    } as RecordedEvent<E>;
  });
}

/**
 * Folds events into the rows of a view, in memory; every event is delivered twice, as a restart may do, and the second
 * delivery must change nothing. Fan-out by an index of the view is supported.
 */
export function rowsOf<Row extends object, E extends DomainEvent>(
  of: View<Row, E>,
  ...events: readonly (E & { stream?: string; occurredAt?: string; recordedAt?: string })[]
): Record<string, Row> {
  const rows = new Map<string, { row: Row; position: number }>();
  for (const event of recorded(events)) {
    for (let delivery = 0; delivery < 2; delivery++) {
      const handler = of.on[event.type as E['type']];
      if (!handler) continue;
      const keys = handler.keys(event as never);
      const touched = Array.isArray(keys)
        ? keys
        : [...rows]
            .filter(([key, { row }]) => {
              const { index, equals } = keys as { index: string; equals: readonly unknown[] };
              const entries = of.indexes[index]!(row, key);
              return entries.some((entry) => equals.every((value, at) => entry[at] === value));
            })
            .map(([key]) => key);
      for (const key of touched as readonly string[]) {
        const before = rows.get(key);
        if (before && before.position >= event.position) continue;
        const row = handler.apply(before?.row, event as never, key);
        if (row === undefined) rows.delete(key);
        else rows.set(key, { row, position: event.position });
      }
    }
  }
  return Object.fromEntries([...rows].map(([key, { row }]) => [key, row]));
}

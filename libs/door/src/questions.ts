import type { AnswerOf, Query, QueryClass } from '#kernel/query';
import type { View } from '#kernel/view';
import type { ViewReader } from '#read-store/read-store';

/**
 * Views as they are, or as they were, at one moment. Every query of one request reads through the same one; it also
 * remembers which documents were read, for the page's validator.
 */
export interface Views {
  // `any`: events do not matter to a reader.
  // oxlint-disable-next-line typescript/no-explicit-any
  of<Row extends object>(view: View<Row, any>): ViewReader<Row>;
  /** The moment that is shown; undefined for the present. */
  readonly moment: Moment | undefined;
  /** The present instant (ISO), or the one that is shown: what "next" and "past" are measured against. */
  readonly now: string;
}

/**
 * A past moment on two axes: what had happened by `asOf` (ISO instant), as far as it was recorded by log position
 * `recorded`, or by the instant `recordedAt`.
 */
export interface Moment {
  readonly asOf?: string;
  readonly recorded?: number;
  readonly recordedAt?: string;
}

/** How a query is answered from views. */
export interface Question<Q extends Query<unknown> = Query<unknown>> {
  readonly query: QueryClass<Q>;
  readonly answer: (query: Q, views: Views) => Promise<AnswerOf<Q>>;
}

// oxlint-disable-next-line typescript/no-explicit-any
export type AnyQuestion = Question<any>;

/** Declares how a query is answered. Throws when the query declares no access rule. */
export function question<Q extends Query<unknown>>(
  query: QueryClass<Q>,
  answer: (query: Q, views: Views) => Promise<AnswerOf<Q>>,
): Question<Q> {
  if (!query.access) throw new Error(`${query.name} declares no access rule: add "static readonly access = …".`);
  return { query, answer };
}

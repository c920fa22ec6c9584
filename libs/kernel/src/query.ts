import type { AccessRule } from './access.js';

/** Base of all queries: a question, validated by class-validator, allowed by the rule it declares. */
export abstract class Query<Answer> {
  declare protected readonly answerBrand: Answer;
}

export type AnswerOf<Q> = Q extends Query<infer Answer> ? Answer : never;

// `any`: the access rule of a query class is checked where it is declared.
export interface QueryClass<Q extends Query<unknown> = Query<unknown>> {
  new (): Q;
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly access: AccessRule<any>;
}

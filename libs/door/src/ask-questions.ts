import { Inject, Injectable, type Type } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#kernel/access';
import type { AnswerOf, Query, QueryClass } from '#kernel/query';
import { AccessDenied } from '#kernel/rule-violation';
import type { AnyQuestion, Views } from './questions.js';
import { validated } from './validation.js';

const moments = new WeakMap<object, Views>();

/** The one door to the read side: validates, checks access and dispatches to the view reader of one moment. */
@Injectable()
export class Questions {
  constructor(@Inject(QueryBus) private readonly bus: QueryBus) {}

  /** Asks a query. Throws `InvalidInput` or `AccessDenied`. */
  async ask<Q extends Query<unknown>>(
    type: QueryClass<Q>,
    input: Partial<Q>,
    options: { readonly actor: Actor; readonly views: Views },
  ): Promise<AnswerOf<Q>> {
    const query = validated(type, input);
    if (!type.access.allows(options.actor, query)) throw new AccessDenied(type.access.name);
    moments.set(query, options.views);
    return this.bus.execute(query as never) as Promise<AnswerOf<Q>>;
  }
}

/** The handler by which the query bus finds a question's answer; a context's module lists one per query. */
export function answererOf(question: AnyQuestion): Type<IQueryHandler> {
  @QueryHandler(question.query as never)
  class Answerer {
    execute(query: object): Promise<unknown> {
      const views = moments.get(query);
      if (!views) throw new Error(`${question.query.name} did not come through the door: use Questions.ask.`);
      return question.answer(query, views);
    }
  }
  Object.defineProperty(Answerer, 'name', { value: `${question.query.name}Answerer` });
  return Answerer as Type<IQueryHandler>;
}

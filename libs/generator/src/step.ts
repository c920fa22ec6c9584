import type { Actor } from '#kernel/access';
import { systemActor } from '#kernel/access';
import type { Command, CommandClass } from '#kernel/command';
import type { FactSource } from '#kernel/event';

/** One command of the demo, with who sends it and when it is to have happened. */
export interface Step {
  readonly type: CommandClass;
  readonly input: object;
  readonly actor: Actor;
  /** ISO instant at which it happened. */
  readonly at: string;
  /** Idempotency key: the same step again writes nothing. */
  readonly key: string;
  readonly source?: FactSource;
}

/** Acts where no person of the demo could: as an importer and steward. */
export const generator = systemActor('generator');

/** A step whose input is nested, or that is rare: the door makes an instance of it. */
export function step<C extends Command>(
  type: CommandClass<C>,
  input: Partial<C> & object,
  by: { readonly actor: Actor; readonly at: number | string; readonly key: string; readonly source?: FactSource },
): Step {
  const { actor, at, key, source } = by;
  return {
    type: type as unknown as CommandClass,
    input,
    actor,
    at: typeof at === 'string' ? at : new Date(at).toISOString(),
    key,
    ...(source ? { source } : {}),
  };
}

/** A step with flat input, already an instance: making one of plain data costs the door more than all the rest. */
export function flatStep<C extends Command>(
  type: CommandClass<C>,
  input: Partial<C> & object,
  by: { readonly actor: Actor; readonly at: number; readonly key: string },
): Step {
  return step(type, Object.assign(new type(), input), by);
}

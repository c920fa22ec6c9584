import type { AccessRule } from './access.js';
import type { Aggregate, AnyAggregate } from './aggregate.js';
import type { DomainEvent } from './event.js';

/** Base of all commands: an imperative, validated by class-validator, allowed by the rule it declares. */
export abstract class Command {
  declare protected readonly commandBrand: true;
}

/** What a decision may know beside its state; handed in, so that `decide` has no clock of its own. */
export interface Given {
  /** ISO instant of the decision. */
  readonly now: string;
  /** Id of who acts. */
  readonly actor: string;
}

/** Pure: the same command, state and circumstances always give the same events. Throws `RuleViolation` to refuse. */
export type Decide<C extends Command, State, E extends DomainEvent> = (
  command: C,
  state: State,
  given: Given,
) => readonly E[];

export interface CommandClass<C extends Command = Command> {
  new (): C;
  readonly access: AccessRule<C>;
}

/** A value that only one owner may hold at a time, claimed before the command's events are appended. */
export interface ReservationOf {
  /** What kind of value, for example `group-slug`. */
  readonly kind: string;
  readonly value: string;
  /** Refusal when somebody else holds the value. */
  readonly rule: string;
  readonly message: string;
  readonly field: string;
}

/** Which aggregate a command is sent to, and what is decided there. */
export interface Decision<C extends Command, State, E extends DomainEvent> {
  /** Id of the aggregate that the command is sent to. */
  readonly id: (command: C) => string;
  readonly decide: Decide<C, State, E>;
  readonly reserves?: (command: C) => ReservationOf | undefined;
}

/** A write slice: one command, the aggregate it concerns, and the decision. */
export interface Slice<
  C extends Command = Command,
  State = unknown,
  E extends DomainEvent = DomainEvent,
> extends Decision<C, State, E> {
  readonly command: CommandClass<C>;
  readonly of: Aggregate<State, E>;
}

// `any`: a registry holds slices of every command
export type AnySlice = Slice<any, any, any>;

const slices = new Map<unknown, AnySlice>();

/**
 * Declares a write slice and makes it the one that answers its command:
 * `slice(group).when(RetireGroup, { id, decide })`.
 */
export function slice<State, E extends DomainEvent>(of: Aggregate<State, E>) {
  return {
    when<C extends Command>(command: CommandClass<C>, decision: Decision<C, State, E>): Slice<C, State, E> {
      if (!command.access) {
        throw new Error(`${command.name} declares no access rule: add "static readonly access = …".`);
      }
      const declared: Slice<C, State, E> = { command, of, ...decision };
      slices.set(command, declared as AnySlice);
      return declared;
    },
  };
}

/** The slice of a command class. Throws when none was declared. */
export function sliceOf(command: unknown): AnySlice {
  const found = slices.get(command);
  if (!found) throw new Error(`No slice answers ${(command as { name?: string }).name ?? 'this command'}.`);
  return found;
}

/** The slices whose command class has this name, and the names of all commands. */
export function commandsNamed(name: string): { readonly found: AnySlice | undefined; readonly all: readonly string[] } {
  const declared = [...slices.values()];
  return {
    found: declared.find(({ command }) => command.name === name),
    all: declared.map(({ command }) => command.name).sort(),
  };
}

/** The categories of a set of aggregates, by which a stream finds its aggregate. */
export function byCategory(aggregates: readonly AnyAggregate[]): ReadonlyMap<string, AnyAggregate> {
  return new Map(aggregates.map((each) => [each.category, each]));
}

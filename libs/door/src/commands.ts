import { createHmac } from 'node:crypto';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import canonicalize from 'canonicalize';
import { Inject, Injectable, type Type } from '@nestjs/common';
import type { KeyStore } from '#key-store/key-store';
import { type Actor, systemActor } from '#kernel/access';
import { type Clock, systemClock } from '#kernel/clock';
import { streamOf } from '#kernel/aggregate';
import { type AnySlice, type Command, type CommandClass, type ReservationOf, sliceOf } from '#kernel/command';
import type { FactSource } from '#kernel/event';
import { derivedId, newId } from '#kernel/identifiers';
import { AccessDenied, RuleViolation } from '#kernel/rule-violation';
import { AggregateStreams, type Envelope, type Outcome } from './aggregate-streams.js';
import {
  claimLapsesAfterMs,
  ClaimValue,
  claimValue,
  ConfirmValue,
  confirmValue,
  releaseValue,
  ReleaseValue,
  reservation,
  type ReservationState,
} from './reservation.js';
import { validated } from './validation.js';

export interface SendOptions {
  readonly actor: Actor;
  /** Idempotency key: the same key of the same actor again returns the first result. */
  readonly key?: string;
  /** When it happened (ISO instant), for facts of the past; now if left out. */
  readonly occurredAt?: string;
  readonly cause?: string;
  readonly correlation?: string;
  readonly source?: FactSource;
}

export const clockToken = Symbol('Clock');
export const keyStoreToken = Symbol('KeyStore');

const envelopes = new WeakMap<Command, Envelope>();

/**
 * The one door to the write side: validates, checks access, attaches who, when and why, and dispatches. Web, command
 * line, schedule and processes all send through here.
 */
@Injectable()
export class Commands {
  #requestSecret: Promise<Uint8Array> | undefined;
  #valueSecret: Promise<Uint8Array> | undefined;

  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(AggregateStreams) private readonly streams: AggregateStreams,
    @Inject(keyStoreToken) private readonly keys: KeyStore,
    @Inject(clockToken) private readonly clock: Clock = systemClock,
  ) {}

  /**
   * Sends a command. Throws `InvalidInput`, `AccessDenied`, `RuleViolation`, `KeyReused` or `TryAgainLater`; otherwise
   * what it returns is stored.
   */
  async send<C extends Command>(
    type: CommandClass<C>,
    input: Partial<C> & object,
    options: SendOptions,
  ): Promise<Outcome> {
    const command = validated(type, input);
    const { access } = type;
    if (!access.allows(options.actor, command)) throw new AccessDenied(access.name);
    const envelope = await this.#envelope(type.name, command, options);
    const slice = sliceOf(type);
    const reserved = slice.reserves?.(command);
    const claim = reserved && (await this.#claim(reserved, streamOf(slice.of, slice.id(command)), envelope.now));
    envelopes.set(command, envelope);
    try {
      const outcome = await this.bus.execute<Command, Outcome>(command);
      if (claim) await this.#system(claim.confirm, confirmValue as AnySlice);
      return outcome;
    } catch (error) {
      if (claim?.fresh && error instanceof RuleViolation) await this.#system(claim.release, releaseValue as AnySlice);
      throw error;
    }
  }

  /** Stream id of a unique value: a keyed digest of its kind and its normal form. */
  async valueId(kind: string, value: string): Promise<string> {
    this.#valueSecret ??= this.keys.secret('registry');
    return createHmac('sha256', await this.#valueSecret)
      .update(`${kind}\n${value.normalize('NFKC').trim().toLowerCase()}`)
      .digest('hex')
      .slice(0, 40);
  }

  async #envelope(name: string, command: Command, options: SendOptions): Promise<Envelope> {
    this.#requestSecret ??= this.keys.secret('requests');
    const request = createHmac('sha256', await this.#requestSecret)
      .update(`${name}\n${canonicalize(command) ?? ''}`)
      .digest('base64url')
      .slice(0, 22);
    const { actor, key, occurredAt, cause, correlation, source } = options;
    return {
      actor,
      commandId: key === undefined ? newId() : derivedId('command', actor.id, key),
      request,
      now: this.clock(),
      ...(occurredAt ? { occurredAt } : {}),
      ...(cause ? { cause } : {}),
      ...(correlation ? { correlation } : {}),
      ...(source ? { source } : {}),
    };
  }

  /** Claims a unique value for a stream; a lapsed claim of a stream that never came to be is taken over. */
  async #claim(reserved: ReservationOf, owner: string, now: string): Promise<Claim> {
    const valueId = await this.valueId(reserved.kind, reserved.value);
    const state = await this.streams.stateOf<ReservationState>(reservation, valueId);
    const value = { valueId, kind: reserved.kind, owner };
    const claim = Object.assign(new ClaimValue(), value, { claimedAt: now });
    if (state.status === 'claimed' && state.owner !== owner) {
      const lapsed = Date.parse(now) - Date.parse(state.claimedAt) > claimLapsesAfterMs;
      if (lapsed && !(await this.streams.exists(state.owner))) claim.replaces = state.owner;
    }
    try {
      const { events } = await this.#system(claim, claimValue as AnySlice);
      return {
        fresh: events.length > 0,
        confirm: Object.assign(new ConfirmValue(), value),
        release: Object.assign(new ReleaseValue(), value),
      };
    } catch (error) {
      if (!(error instanceof RuleViolation)) throw error;
      throw new RuleViolation(reserved.rule, reserved.message, reserved.field);
    }
  }

  #system(command: Command, slice: AnySlice): Promise<Outcome> {
    const actor = systemActor('registry');
    return this.streams.execute(slice, command, { actor, commandId: newId(), request: '', now: this.clock() });
  }
}

/** A claim on a unique value, and what becomes of it. */
interface Claim {
  /** Made for this command; not one that the owner had before. */
  readonly fresh: boolean;
  readonly confirm: ConfirmValue;
  readonly release: ReleaseValue;
}

/** The handler by which the command bus finds a slice's decision; a context's module lists one per command. */
export function handlerOf(slice: AnySlice): Type<ICommandHandler<Command>> {
  @CommandHandler(slice.command)
  class SliceHandler implements ICommandHandler<Command> {
    constructor(@Inject(AggregateStreams) private readonly streams: AggregateStreams) {}

    execute(command: Command): Promise<Outcome> {
      const envelope = envelopes.get(command);
      if (!envelope) throw new Error(`${slice.command.name} did not come through the door: use Commands.send.`);
      return this.streams.execute(slice, command, envelope);
    }
  }
  Object.defineProperty(SliceHandler, 'name', { value: `${slice.command.name}Handler` });
  return SliceHandler;
}

import { IsISO8601, IsString } from 'class-validator';
import { systemOnly } from '#kernel/access';
import { aggregate } from '#kernel/aggregate';
import { Command, slice } from '#kernel/command';
import type { DomainEvent } from '#kernel/event';
import { RuleViolation } from '#kernel/rule-violation';

/** A claim that nobody confirmed lapses after this long; by then its owner's stream shows whether it came to be. */
export const claimLapsesAfterMs = 15 * 60 * 1000;

export type ReservationEvent =
  | DomainEvent<'registry.value-claimed', { kind: string; owner: string; claimedAt: string }>
  | DomainEvent<'registry.value-confirmed', { kind: string; owner: string }>
  | DomainEvent<'registry.value-released', { kind: string; owner: string }>;

export type ReservationState =
  | { readonly status: 'free' }
  | { readonly status: 'claimed'; readonly owner: string; readonly claimedAt: string }
  | { readonly status: 'held'; readonly owner: string };

/**
 * A value that one owner may hold at a time. The stream id is a keyed digest of kind and value, so that neither stands
 * in the log's names.
 */
export const reservation = aggregate<ReservationState, ReservationEvent>({
  category: 'registry.reservation',
  initial: { status: 'free' },
  evolve: (_state, event) => {
    switch (event.type) {
      case 'registry.value-claimed':
        return { status: 'claimed', owner: event.data.owner, claimedAt: event.data.claimedAt };
      case 'registry.value-confirmed':
        return { status: 'held', owner: event.data.owner };
      case 'registry.value-released':
        return { status: 'free' };
    }
  },
  events: { 'registry.value-claimed': {}, 'registry.value-confirmed': {}, 'registry.value-released': {} },
});

/** Claims a value for an owner, for a while. `replaces` names a lapsed claimant whose stream never came to be. */
export class ClaimValue extends Command {
  @IsString() valueId!: string;
  @IsString() kind!: string;
  @IsString() owner!: string;
  @IsISO8601() claimedAt!: string;
  replaces?: string;
  static readonly access = systemOnly;
}

export const claimValue = slice(reservation).when(ClaimValue, {
  id: (command) => command.valueId,
  decide: (command, state) => {
    const claim = {
      type: 'registry.value-claimed' as const,
      data: { kind: command.kind, owner: command.owner, claimedAt: command.claimedAt },
    };
    if (state.status === 'free') return [claim];
    if (state.owner === command.owner) return [];
    if (state.status === 'claimed' && state.owner === command.replaces) return [claim];
    throw new RuleViolation('value-must-be-free', 'Somebody else holds this already.');
  },
});

/** Makes a claim last. */
export class ConfirmValue extends Command {
  @IsString() valueId!: string;
  @IsString() kind!: string;
  @IsString() owner!: string;
  static readonly access = systemOnly;
}

export const confirmValue = slice(reservation).when(ConfirmValue, {
  id: (command) => command.valueId,
  decide: (command, state) => {
    if (state.status === 'held' && state.owner === command.owner) return [];
    if (state.status !== 'free' && state.owner !== command.owner) {
      throw new RuleViolation('value-must-be-free', 'Somebody else holds this already.');
    }
    return [{ type: 'registry.value-confirmed', data: { kind: command.kind, owner: command.owner } }];
  },
});

/** Lets others have a value. */
export class ReleaseValue extends Command {
  @IsString() valueId!: string;
  @IsString() kind!: string;
  @IsString() owner!: string;
  static readonly access = systemOnly;
}

export const releaseValue = slice(reservation).when(ReleaseValue, {
  id: (command) => command.valueId,
  decide: (command, state) => {
    if (state.status === 'free' || state.owner !== command.owner) return [];
    return [{ type: 'registry.value-released', data: { kind: command.kind, owner: command.owner } }];
  },
});

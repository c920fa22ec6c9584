import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { noStream, OutcomeUnknown, type EventStore } from '#event-store/event-store';
import { MemoryEventStore } from '#event-store/memory-event-store';
import { MemoryKeyStore } from '#key-store/memory-key-store';
import { anyone, systemActor } from '#kernel/access';
import { aggregate } from '#kernel/aggregate';
import { type AnySlice, Command, slice } from '#kernel/command';
import type { DomainEvent } from '#kernel/event';
import { eventCatalogue } from '#kernel/event-catalogue';
import { KeyReused, RuleViolation } from '#kernel/rule-violation';
import { hashOf, parseBody } from '#kernel/seal';
import { AggregateStreams } from './aggregate-streams.js';

type SeatTaken = DomainEvent<'spec.seat-taken', { who: string; name: string }>;

type SeatGivenBack = DomainEvent<'spec.seat-given-back', { who: string }>;

const seats = aggregate<{ readonly taken: readonly string[] }, SeatTaken | SeatGivenBack>({
  category: 'spec.seats',
  initial: { taken: [] },
  evolve: (state, event) => ({
    taken:
      event.type === 'spec.seat-taken'
        ? [...state.taken, event.data.who]
        : state.taken.filter((who) => who !== event.data.who),
  }),
  events: { 'spec.seat-taken': { personal: [{ of: 'who', fields: ['name'] }] }, 'spec.seat-given-back': {} },
});

class TakeSeat extends Command {
  meetup = 'm1';
  who!: string;
  static readonly access = anyone;
}

const capacity = 5;
const takeSeat = slice(seats).when(TakeSeat, {
  id: (command) => command.meetup,
  decide: (command, state) => {
    if (state.taken.includes(command.who)) return [];
    if (state.taken.length >= capacity) throw new RuleViolation('seat-must-be-free', 'No seat is free.');
    return [{ type: 'spec.seat-taken', data: { who: command.who, name: `Name of ${command.who}` } }];
  },
}) as AnySlice;

class GiveSeatBack extends Command {
  meetup = 'm1';
  who!: string;
  static readonly access = anyone;
}

const giveSeatBack = slice(seats).when(GiveSeatBack, {
  id: (command) => command.meetup,
  decide: (command, state) =>
    state.taken.includes(command.who) ? [{ type: 'spec.seat-given-back', data: { who: command.who } }] : [],
}) as AnySlice;

const catalogue = eventCatalogue([{ aggregates: [seats] }]);
const giveBack = (who: string) => Object.assign(new GiveSeatBack(), { who });
const take = (who: string) => Object.assign(new TakeSeat(), { who });
const envelope = (commandId: string, request = commandId) => ({
  actor: systemActor('spec'),
  commandId,
  request,
  now: '2026-03-02T18:00:00.000Z',
});

describe('Commands decided against a stream', () => {
  let store: MemoryEventStore;
  let keys: MemoryKeyStore;
  const open = (over: EventStore = store, soleWriter = false) =>
    new AggregateStreams(over, keys, catalogue, { soleWriter });

  beforeEach(() => {
    store = new MemoryEventStore();
    keys = new MemoryKeyStore();
  });

  it('never gives one seat over, however many ask at once from two processes', async () => {
    const [one, two] = [open(), open()];
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, (_, index) =>
        (index % 2 ? one : two).execute(takeSeat, take(`p${index}`), envelope(`c${index}`)),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(capacity);
    for (const each of outcomes) {
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ rule: 'seat-must-be-free' });
    }
    expect(await store.readStream('spec.seats-m1')).toHaveLength(capacity);
  });

  it('appends what waits together as one batch, chained by hashes', async () => {
    const streams = open();
    await Promise.all(['a', 'b', 'c'].map((who) => streams.execute(takeSeat, take(who), envelope(who))));
    const stored = await store.readStream('spec.seats-m1');
    let previous = '';
    for (const event of stored) {
      expect(parseBody(event).previous).toBe(previous);
      expect(hashOf(event.body)).toBe(event.hash);
      previous = event.hash;
    }
    expect(stored).toHaveLength(3);
  });

  it('returns the first result to an accepted command that comes again, also after a restart', async () => {
    const first = await open().execute(takeSeat, take('a'), envelope('c1'));
    const streams = open();
    const again = await streams.execute(takeSeat, take('a'), envelope('c1'));
    expect(again).toMatchObject({ repeated: true, revision: first.revision, position: first.position });
    expect(again.events.map(({ data }) => data)).toEqual(first.events.map(({ data }) => data));
    expect(await store.readStream('spec.seats-m1')).toHaveLength(1);
  });

  it('refuses the same key with another body', async () => {
    const streams = open();
    await streams.execute(takeSeat, take('a'), envelope('c1', 'body-1'));
    await expect(streams.execute(takeSeat, take('b'), envelope('c1', 'body-2'))).rejects.toBeInstanceOf(KeyReused);
  });

  it('neither refuses nor keeps quiet from a stale state', async () => {
    const [here, there] = [open(), open()];
    for (const who of ['a', 'b', 'c', 'd', 'e']) await here.execute(takeSeat, take(who), envelope(who));
    await there.execute(giveSeatBack, giveBack('a'), envelope('back'));
    // what is known here says "full", and that "a" has a seat: both were true a moment ago
    expect((await here.execute(takeSeat, take('f'), envelope('f'))).events).toHaveLength(1);
    await there.execute(giveSeatBack, giveBack('b'), envelope('back again'));
    expect((await here.execute(takeSeat, take('b'), envelope('b again'))).events).toHaveLength(1);
    await expect(here.execute(takeSeat, take('g'), envelope('g'))).rejects.toMatchObject({ rule: 'seat-must-be-free' });
  });

  it('sends the very same bytes again after an unknown outcome, stored or not', async () => {
    for (const storedBefore of [true, false]) {
      store = new MemoryEventStore();
      let failures = 2;
      const flaky: EventStore = Object.create(store, {
        append: {
          value: async (...call: Parameters<EventStore['append']>) => {
            if (failures-- > 0) {
              if (storedBefore) await store.append(...call);
              throw new OutcomeUnknown('no answer');
            }
            return store.append(...call);
          },
        },
        readStream: { value: store.readStream.bind(store) },
        lastOf: { value: store.lastOf.bind(store) },
      }) as EventStore;
      const outcome = await open(flaky).execute(takeSeat, take('a'), envelope('c1'));
      expect(outcome.revision).toBe(0);
      expect(await store.readStream('spec.seats-m1')).toHaveLength(1);
    }
  });

  it('keeps names out of the log and forgets them with the key', async () => {
    await open().execute(takeSeat, take('a'), envelope('c1'));
    expect((await store.readAll(0))[0]!.body).not.toContain('Name of a');
    await keys.forget('a', '2026-03-03T00:00:00.000Z');
    const state = await open().stateOf<{ taken: string[] }>(seats, 'm1');
    expect(state.taken).toEqual(['a']);
  });

  it('gives every seat once under any interleaving of rivals and repeats', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ who: fc.integer({ min: 0, max: 9 }), process: fc.integer({ min: 0, max: 2 }) }), {
          maxLength: 30,
        }),
        async (asks) => {
          store = new MemoryEventStore();
          const processes = [open(), open(), open()];
          await Promise.allSettled(
            asks.map(({ who, process }, index) =>
              processes[process]!.execute(takeSeat, take(`p${who}`), envelope(`c${index % 12}-${who}`)),
            ),
          );
          const stored = await store.readStream('spec.seats-m1');
          const taken = stored.map((event) => parseBody(event).data['who']);
          expect(new Set(taken).size).toBe(taken.length);
          expect(taken.length).toBe(Math.min(capacity, new Set(asks.map(({ who }) => who)).size));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('reports a store that stays silent as "try again later", never as a refusal', async () => {
    const silent: EventStore = Object.create(store, {
      append: { value: () => Promise.reject(new OutcomeUnknown('no answer')) },
      readStream: { value: store.readStream.bind(store) },
      lastOf: { value: store.lastOf.bind(store) },
    }) as EventStore;
    await expect(open(silent).execute(takeSeat, take('a'), envelope('c1'))).rejects.toMatchObject({
      name: 'TryAgainLater',
    });
    expect(noStream).toBe(-1);
  });
});

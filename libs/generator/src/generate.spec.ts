import 'reflect-metadata';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import { directory } from '#directory/directory.context';
import { AggregateStreams } from '#door/aggregate-streams';
import { Commands, handlerOf } from '#door/commands';
import { registry } from '#door/registry.context';
import { MemoryEventStore } from '#event-store/memory-event-store';
import { events } from '#events/events.context';
import { MemoryKeyStore } from '#key-store/memory-key-store';
import { sliceOf } from '#kernel/command';
import { eventCatalogue } from '#kernel/event-catalogue';
import { parseBody } from '#kernel/seal';
import { outreach } from '#outreach/outreach.context';
import { sponsorship } from '#sponsorship/sponsorship.context';
import { demoSize, inventNetwork } from './demo-network.js';
import { generate, generatedBefore, type GenerateOptions } from './generate.js';

const now = '2026-05-06T10:00:00.000Z';
const small: GenerateOptions = { groups: 3, years: 1, people: 60, seed: 7, now };

/** An installation in memory: the real door and decisions, stores that forget. */
function installation(clock = now) {
  const store = new MemoryEventStore();
  const keys = new MemoryKeyStore();
  const catalogue = eventCatalogue([registry, directory, events, outreach, sponsorship]);
  const streams = new AggregateStreams(store, keys, catalogue, { soleWriter: true });
  const handlers = new Map<unknown, { execute: (command: never) => Promise<unknown> }>();
  const bus = {
    execute: (command: never) => {
      const type = (command as object).constructor;
      let handler = handlers.get(type);
      if (!handler) {
        handler = new (
          handlerOf(sliceOf(type)) as unknown as new (streams: AggregateStreams) => {
            execute: (command: never) => Promise<unknown>;
          }
        )(streams);
        handlers.set(type, handler);
      }
      return handler.execute(command);
    },
  } as unknown as CommandBus;
  return { store, commands: new Commands(bus, streams, keys, () => clock) };
}

async function logOf(store: MemoryEventStore) {
  const bodies = (await store.readAll(0, { limit: 100_000 })).map(parseBody);
  return bodies
    .filter((body) => !body.stream.startsWith('registry.'))
    .map(({ id, stream, revision, type, occurredAt, data }) => ({ id, stream, revision, type, occurredAt, data }))
    .sort((a, b) => (a.stream === b.stream ? a.revision - b.revision : a.stream < b.stream ? -1 : 1));
}

describe('A generated network', () => {
  let first: ReturnType<typeof installation>;
  let log: Awaited<ReturnType<typeof logOf>>;

  beforeAll(async () => {
    first = installation();
    await generate(small, first.commands);
    log = await logOf(first.store);
  });

  it('is the same for the same seed and the same day', async () => {
    const again = installation();
    await generate(small, again.commands);
    expect(await logOf(again.store)).toEqual(log);
  });

  it('is another one for another seed', async () => {
    const other = installation();
    await generate({ ...small, seed: 8 }, other.commands);
    const ids = new Set(log.map((event) => event.id));
    expect((await logOf(other.store)).filter((event) => ids.has(event.id))).toEqual([]);
  });

  it('writes nothing when it is generated a second time', async () => {
    const before = await first.store.head();
    const outcome = await generate(small, first.commands);
    expect({ written: outcome.events, refused: outcome.refused }).toEqual({ written: 0, refused: 0 });
    expect(await first.store.head()).toBe(before);
  });

  it('is completed, with the same events, after it was interrupted', async () => {
    const interrupted = installation();
    const abort = new AbortController();
    const half = generate(small, interrupted.commands, {
      signal: abort.signal,
      progress: (done, total) => done > total / 2 && abort.abort(),
    });
    await expect(half).rejects.toThrow('aborted');
    expect(await generatedBefore(interrupted.store)).toEqual({ kind: 'generated', options: small, complete: false });
    await generate(small, interrupted.commands, { continued: true });
    expect(await logOf(interrupted.store)).toEqual(log);
    expect(await generatedBefore(interrupted.store)).toEqual({ kind: 'generated', options: small, complete: true });
  });

  it('tells happenings of the past at the time when they happened', () => {
    expect(log.filter((event) => event.occurredAt > now)).toEqual([]);
  });

  it('never gives more seats than there are', () => {
    const capacities = new Map<string, number>();
    const taken = new Map<string, number>();
    const over: string[] = [];
    for (const { type, data } of log) {
      const { meetupId, seats, formerSeats, policy } = data as {
        meetupId: string;
        seats: number;
        formerSeats: number;
        policy: { capacity: number };
      };
      if (type === 'events.attendance-opened') capacities.set(meetupId, policy.capacity);
      if (type === 'events.seat-given') taken.set(meetupId, (taken.get(meetupId) ?? 0) + seats - formerSeats);
      if (type === 'events.rsvp-cancelled') taken.set(meetupId, (taken.get(meetupId) ?? 0) - seats);
      if ((taken.get(meetupId) ?? 0) > (capacities.get(meetupId) ?? 0)) over.push(meetupId);
    }
    expect(over).toEqual([]);
  });

  it('checks in only people who have a seat, and counts those who came', () => {
    const came = new Map<string, number>();
    const told = new Map<string, number>();
    for (const { type, data } of log) {
      const { meetupId, people, attended } = data as { meetupId: string; people: number; attended: number };
      if (type === 'events.checked-in') came.set(meetupId, (came.get(meetupId) ?? 0) + people);
      if (type === 'events.meetup-held' && attended > 0) told.set(meetupId, attended);
    }
    expect(told).toEqual(came);
  });
});

describe('What a folder holds', () => {
  it('is nothing before anything was written', async () => {
    expect(await generatedBefore(new MemoryEventStore())).toEqual({ kind: 'empty' });
  });
});

describe('The demo', () => {
  const demo = inventNetwork(demoSize, now);

  it('has the groups, people and years that it is to have', () => {
    const people = new Set(demo.groups.flatMap((group) => group.members));
    const [first, last] = [demo.meetups[0]!, demo.meetups.at(-1)!];
    expect({
      groups: demo.groups.length,
      people: people.size,
      towns: new Set(demo.groups.map((group) => group.blueprint.town)).size >= 6,
      languages: [...new Set(demo.meetups.map((meetup) => meetup.language))].sort(),
      beginsFourYearsAgo: first.local < '2022-05-20',
      looksTenWeeksAhead: last.local > '2026-07-08' && last.local < '2026-07-16',
    }).toEqual({
      groups: 14,
      people: 1500,
      towns: true,
      languages: ['de', 'en'],
      beginsFourYearsAgo: true,
      looksTenWeeksAhead: true,
    });
  });

  it('has all that happens to groups: joint meetups, cancellations, moves, one renamed, one faded, one retired', () => {
    const count = (is: (meetup: (typeof demo.meetups)[number]) => boolean) => demo.meetups.filter(is).length;
    expect(count((meetup) => meetup.hosts.length > 1)).toBeGreaterThan(20);
    expect(count((meetup) => meetup.hosts.length > 2)).toBeGreaterThan(3);
    expect(count((meetup) => meetup.cancelled)).toBeGreaterThan(15);
    expect(count((meetup) => meetup.movedFrom !== undefined)).toBeGreaterThan(15);
    expect(count((meetup) => meetup.rescheduledFrom !== undefined)).toBeGreaterThan(15);
    expect(count((meetup) => meetup.upcoming && !meetup.cancelled)).toBeGreaterThan(20);
    expect(demo.groups.map((group) => group.blueprint.fate).sort()).toEqual(
      expect.arrayContaining(['fades', 'renamed', 'retires', 'thrives']),
    );
  });

  it('gives every speaker an address of their own', () => {
    const slugs = demo.speakers.map((speaker) => speaker.slug);
    const persons = demo.speakers.map((speaker) => speaker.personId);
    expect([new Set(slugs).size, new Set(persons).size]).toEqual([slugs.length, persons.length]);
  });

  it('does not let two meetups of a group begin on one day', () => {
    const days = demo.meetups.map((meetup) => `${meetup.hosts[0]!.id} ${meetup.local.slice(0, 10)}`);
    expect(days.filter((each, index) => days.indexOf(each) !== index)).toEqual([]);
  });
});

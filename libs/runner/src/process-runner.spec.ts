import { beforeEach, describe, expect, it } from '@jest/globals';
import { AggregateStreams } from '#door/aggregate-streams';
import { noStream } from '#event-store/event-store';
import { MemoryEventStore } from '#event-store/memory-event-store';
import { MemoryKeyStore } from '#key-store/memory-key-store';
import { systemOnly } from '#kernel/access';
import { aggregate } from '#kernel/aggregate';
import { fixedClock } from '#kernel/clock';
import { Command, slice, sliceOf } from '#kernel/command';
import type { DomainEvent } from '#kernel/event';
import { eventCatalogue } from '#kernel/event-catalogue';
import { derivedId } from '#kernel/identifiers';
import { type AnyProcess, process } from '#kernel/process';
import { RuleViolation } from '#kernel/rule-violation';
import { parseBody, seal } from '#kernel/seal';
import { MemoryProcessProgress } from './memory-process-progress.js';
import { ProcessRunner, type SendCommand } from './process-runner.js';

type Rang = DomainEvent<'spec.bell-rang', { bell: string; times: number }>;
type Noted = DomainEvent<'spec.note-taken', { bell: string }>;

const bell = aggregate<null, Rang>({
  category: 'spec.bell',
  initial: null,
  evolve: () => null,
  events: { 'spec.bell-rang': {} },
});
const notebook = aggregate<number, Noted>({
  category: 'spec.notebook',
  initial: 0,
  evolve: (notes) => notes + 1,
  events: { 'spec.note-taken': {} },
});

class TakeNote extends Command {
  bell!: string;
  static readonly access = systemOnly;
}
slice(notebook).when(TakeNote, {
  id: ({ bell: of }) => of,
  decide: ({ bell: of }) => {
    if (of === 'cracked') throw new RuleViolation('bell-must-be-whole', 'This bell is cracked.');
    return [{ type: 'spec.note-taken', data: { bell: of } }];
  },
});

const takesNotes = (startsAt: AnyProcess['startsAt'] = 'beginning') =>
  process<Rang>({
    name: 'spec.when-bell-rang-then-take-notes',
    startsAt,
    on: {
      'spec.bell-rang': ({ data: { bell: of, times } }) =>
        Array.from({ length: times }, () => Object.assign(new TakeNote(), { bell: of })),
    },
  });

describe('Processes that follow the log', () => {
  const now = '2026-03-02T18:00:00.000Z';
  const catalogue = eventCatalogue([{ aggregates: [bell, notebook] }]);
  let store: MemoryEventStore;
  let streams: AggregateStreams;
  let progress: MemoryProcessProgress;

  beforeEach(() => {
    store = new MemoryEventStore();
    streams = new AggregateStreams(store, new MemoryKeyStore(), catalogue, { soleWriter: true });
    progress = new MemoryProcessProgress();
  });

  const ring = async (of: string, times: number, type = 'spec.bell-rang', schema = 1) => {
    const stream = `spec.bell-${of}`;
    const before = await store.lastOf(stream);
    const revision = (before?.revision ?? noStream) + 1;
    const meta = { actor: 'spec', command: derivedId(of, revision), request: '' };
    const draft = { id: derivedId('ring', of, revision), stream, revision, type, occurredAt: now, recordedAt: now };
    const data = { bell: of, times };
    const event = seal({ ...draft, data, meta, previous: before?.hash ?? '' }, { schema }, () => undefined);
    await store.append(stream, revision - 1, [event]);
  };
  const door: SendCommand = (_type, command, { actor, key, cause, correlation }) =>
    streams.execute(sliceOf(command.constructor), command, {
      actor,
      commandId: derivedId('command', actor.id, key),
      request: '',
      now,
      cause,
      correlation,
    });
  const runner = (send = door, startsAt?: AnyProcess['startsAt']) =>
    new ProcessRunner({
      processes: [takesNotes(startsAt)],
      store,
      catalogue,
      progress,
      send,
      clock: fixedClock(now),
      pauses: [0, 0],
    });
  const notes = async () => (await store.readAll(0, { types: ['spec.note-taken'] })).map(parseBody);

  it('send what each event asks for, with its cause', async () => {
    await ring('big', 2);
    await ring('small', 1);
    await runner().catchUp();
    expect((await notes()).map(({ data, meta }) => [data['bell'], meta.actor, meta.cause])).toEqual([
      ['big', 'spec.when-bell-rang-then-take-notes', derivedId('ring', 'big', 0)],
      ['big', 'spec.when-bell-rang-then-take-notes', derivedId('ring', 'big', 0)],
      ['small', 'spec.when-bell-rang-then-take-notes', derivedId('ring', 'small', 0)],
    ]);
  });

  it('send nothing twice when they are killed between a command and the note of how far they came', async () => {
    await ring('big', 2);
    await ring('small', 1);
    for (const killedAfter of [1, 2, 3]) {
      let sent = 0;
      // the kill: the command went through, and nothing after it ever ran
      const killed = new Promise<void>((resolve) => {
        const send: SendCommand = async (...command) => {
          await door(...command);
          if (++sent < killedAfter) return;
          resolve();
          await new Promise(() => {});
        };
        void runner(send).catchUp();
      });
      await killed;
    }
    await runner().catchUp();
    expect((await notes()).map(({ data }) => data['bell'])).toEqual(['big', 'big', 'small']);
  });

  it('begin with the whole history or with what comes from now on, and are never begun again', async () => {
    await ring('old', 1);
    await runner(door, 'now').catchUp();
    expect(await notes()).toEqual([]);
    await ring('new', 1);
    await runner(door, 'now').catchUp();
    await runner(door, 'beginning').catchUp();
    expect((await notes()).map(({ data }) => data['bell'])).toEqual(['new']);
  });

  it('try again when something is in the way', async () => {
    await ring('big', 1);
    let attempts = 0;
    const flaky: SendCommand = async (...command) => {
      if (++attempts < 3) throw new Error('The store does not answer.');
      return door(...command);
    };
    const running = runner(flaky);
    await running.catchUp();
    expect(await notes()).toHaveLength(1);
    expect(await running.parked()).toEqual([]);
  });

  it('park an event that cannot be answered, go on, and answer it when asked to try again', async () => {
    await ring('big', 1);
    await ring('small', 1);
    let broken = true;
    const send: SendCommand = async (...command) => {
      if (broken && (command[1] as TakeNote).bell === 'big') throw new Error('The store does not answer.');
      return door(...command);
    };
    const running = runner(send);
    await running.catchUp();
    expect((await notes()).map(({ data }) => data['bell'])).toEqual(['small']);
    expect(await running.states()).toEqual([
      { process: 'spec.when-bell-rang-then-take-notes', position: 3, parked: 1 },
    ]);
    expect(await running.parked()).toEqual([
      {
        process: 'spec.when-bell-rang-then-take-notes',
        position: 1,
        eventId: derivedId('ring', 'big', 0),
        type: 'spec.bell-rang',
        reason: 'The store does not answer.',
        parkedAt: now,
        attempts: 3,
      },
    ]);
    expect(await running.retry()).toEqual({ answered: 0, left: 1 });
    broken = false;
    expect(await running.retry()).toEqual({ answered: 1, left: 0 });
    expect(await running.parked()).toEqual([]);
    expect((await notes()).map(({ data }) => data['bell'])).toEqual(['small', 'big']);
  });

  it('park what a rule stands against at once', async () => {
    await ring('cracked', 1);
    const running = runner();
    await running.catchUp();
    expect((await running.parked()).map(({ reason, attempts }) => ({ reason, attempts }))).toEqual([
      { reason: 'This bell is cracked.', attempts: 1 },
    ]);
  });

  it.each([
    ['of a type that this version does not know', 'spec.bell-melted', 1],
    ['of a newer schema', 'spec.bell-rang', 2],
  ])('stop visibly before an event %s', async (_what, type, schema) => {
    await ring('big', 1);
    await ring('big', 1, type, schema);
    await ring('small', 1);
    const running = runner();
    await running.catchUp();
    expect((await notes()).map(({ data }) => data['bell'])).toEqual(['big']);
    expect((await running.states())[0]).toMatchObject({ position: 1, stopped: expect.stringContaining(type) });
  });

  it('follow the log until they are closed', async () => {
    const running = runner();
    await running.start();
    await ring('big', 1);
    await new Promise<void>((resolve) => {
      const stop = store.onAppended(() => {
        stop();
        resolve();
      });
    });
    await running.close();
    expect((await notes()).map(({ data }) => data['bell'])).toEqual(['big']);
  });
});

import 'reflect-metadata';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { CqrsModule } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { IsInt, IsString, Min } from 'class-validator';
import { MemoryEventStore } from '#event-store/memory-event-store';
import { MemoryKeyStore } from '#key-store/memory-key-store';
import { steward, systemActor, visitor } from '#kernel/access';
import { aggregate } from '#kernel/aggregate';
import { fixedClock } from '#kernel/clock';
import { Command, slice } from '#kernel/command';
import type { DomainEvent } from '#kernel/event';
import { eventCatalogue } from '#kernel/event-catalogue';
import { AccessDenied, InvalidInput, KeyReused, RuleViolation } from '#kernel/rule-violation';
import { parseBody } from '#kernel/seal';
import { AggregateStreams } from './aggregate-streams.js';
import { clockToken, Commands, handlerOf, keyStoreToken } from './commands.js';
import { claimLapsesAfterMs, ClaimValue, claimValue, reservation } from './reservation.js';

type Opened = DomainEvent<'spec.shop-opened', { shopId: string; sign: string; doors: number }>;

const shop = aggregate<{ readonly open: boolean }, Opened>({
  category: 'spec.shop',
  initial: { open: false },
  evolve: () => ({ open: true }),
  events: { 'spec.shop-opened': {} },
});

class OpenShop extends Command {
  @IsString() shopId!: string;
  @IsString() sign!: string;
  @IsInt() @Min(1) doors!: number;
  static readonly access = steward;
}

const openShop = slice(shop).when(OpenShop, {
  id: (command) => command.shopId,
  reserves: (command) => ({
    kind: 'shop-sign',
    value: command.sign,
    rule: 'sign-must-be-free',
    message: 'Another shop has this sign.',
    field: 'sign',
  }),
  decide: (command, state) => {
    if (command.doors > 9) throw new RuleViolation('doors-must-be-few', 'Nine doors are enough.');
    if (state.open) return [];
    return [{ type: 'spec.shop-opened', data: { shopId: command.shopId, sign: command.sign, doors: command.doors } }];
  },
});

describe('The door for commands', () => {
  const clock = fixedClock('2026-03-01T12:00:00.000Z');
  const actor = systemActor('spec');
  let store: MemoryEventStore;
  let commands: Commands;
  let streams: AggregateStreams;

  beforeEach(async () => {
    store = new MemoryEventStore();
    const keys = new MemoryKeyStore();
    const catalogue = eventCatalogue([{ aggregates: [shop, reservation] }]);
    clock.set('2026-03-01T12:00:00.000Z');
    streams = new AggregateStreams(store, keys, catalogue, { soleWriter: true });
    const module = await Test.createTestingModule({
      imports: [CqrsModule.forRoot()],
      providers: [
        Commands,
        handlerOf(openShop as never),
        { provide: AggregateStreams, useValue: streams },
        { provide: keyStoreToken, useValue: keys },
        { provide: clockToken, useValue: clock },
      ],
    }).compile();
    await module.init();
    commands = module.get(Commands);
  });

  const open = (shopId: string, sign: string, more: object = {}, key?: string) =>
    commands.send(OpenShop, { shopId, sign, doors: 1, ...more }, { actor, ...(key ? { key } : {}) });
  const refusal = (sending: Promise<unknown>) =>
    sending.then(
      () => undefined,
      (error: unknown) => error,
    );

  it('stores what was decided, with who, when and which command', async () => {
    const { events } = await commands.send(
      OpenShop,
      { shopId: '1', sign: 'Bakery', doors: 2 },
      { actor, occurredAt: '2020-05-01T00:00:00.000Z', correlation: 'import-7' },
    );
    const stored = parseBody((await store.readStream('spec.shop-1'))[0]!);
    expect(stored).toMatchObject({
      occurredAt: '2020-05-01T00:00:00.000Z',
      recordedAt: '2026-03-01T12:00:00.000Z',
      meta: { actor: 'spec', correlation: 'import-7' },
      data: { shopId: '1', sign: 'Bakery', doors: 2 },
    });
    expect(events).toHaveLength(1);
  });

  it('names every field that is wrong or unknown', async () => {
    const error = await refusal(open('1', 'Bakery', { doors: 0, colour: 'red' }));
    expect(error).toBeInstanceOf(InvalidInput);
    expect((error as InvalidInput).problems.map(({ field }) => field).sort()).toEqual(['colour', 'doors']);
    expect(await store.head()).toBe(0);
  });

  it('lets nobody in whom the rule keeps out', async () => {
    const error = await refusal(commands.send(OpenShop, { shopId: '1', sign: 'Bakery', doors: 1 }, { actor: visitor }));
    expect(error).toBeInstanceOf(AccessDenied);
    expect(await store.head()).toBe(0);
  });

  it('takes the same key again as the same request, and refuses it with another body', async () => {
    const first = await open('1', 'Bakery', {}, 'k1');
    expect(await open('1', 'Bakery', {}, 'k1')).toMatchObject({ repeated: true, revision: first.revision });
    expect(await refusal(open('1', 'Bakery', { doors: 2 }, 'k1'))).toBeInstanceOf(KeyReused);
  });

  it('gives a unique value to one of many who want it at once, however it is written', async () => {
    const outcomes = await Promise.allSettled(
      ['Bakery', 'bakery', ' BAKERY '].map((sign, index) => open(`${index}`, sign)),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const each of outcomes) {
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ rule: 'sign-must-be-free', field: 'sign' });
    }
  });

  it('keeps the value out of the names of streams', async () => {
    await open('1', 'Bakery');
    const streams = (await store.readAll(0)).map(({ stream }) => stream);
    expect(streams.join(' ')).not.toMatch(/bakery/i);
  });

  it('lets go of a value when the command that wanted it is refused', async () => {
    expect(await refusal(open('1', 'Bakery', { doors: 12 }))).toMatchObject({ rule: 'doors-must-be-few' });
    expect((await open('2', 'Bakery')).events).toHaveLength(1);
  });

  it('keeps a value that was held before, whatever becomes of later commands', async () => {
    await open('1', 'Bakery');
    expect(await refusal(open('1', 'Bakery', { doors: 12 }))).toMatchObject({ rule: 'doors-must-be-few' });
    expect(await refusal(open('2', 'Bakery'))).toMatchObject({ rule: 'sign-must-be-free' });
  });

  it('lets a claim lapse whose owner never came to be, and only then', async () => {
    // a process that died between the claim and its command
    const valueId = await commands.valueId('shop-sign', 'Bakery');
    const claim = Object.assign(new ClaimValue(), {
      valueId,
      kind: 'shop-sign',
      owner: 'spec.shop-1',
      claimedAt: clock(),
    });
    await streams.execute(claimValue as never, claim, { actor, commandId: 'claim', request: '', now: clock() });
    expect(await refusal(open('2', 'Bakery'))).toMatchObject({ rule: 'sign-must-be-free' });
    clock.set(new Date(Date.parse(clock()) + claimLapsesAfterMs + 1).toISOString());
    expect((await open('2', 'Bakery')).events).toHaveLength(1);
    clock.set(new Date(Date.parse(clock()) + 10 * claimLapsesAfterMs).toISOString());
    expect(await refusal(open('3', 'Bakery'))).toMatchObject({ rule: 'sign-must-be-free' });
  });
});

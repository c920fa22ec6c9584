import { setImmediate } from 'node:timers/promises';
import type { Commands } from '#door/commands';
import type { EventStore } from '#event-store/event-store';
import { streamOf } from '#kernel/aggregate';
import { group } from '#directory/group/group';
import { network, theNetwork } from '#directory/network/network';
import { categoryOf } from '#kernel/event';
import { derivedId } from '#kernel/identifiers';
import { KeyReused, RuleViolation } from '#kernel/rule-violation';
import { parseBody } from '#kernel/seal';
import { type DemoNetwork, inventNetwork, type NetworkSize, type PlannedMeetup } from './demo-network.js';
import { archivePoolSteps, archiveTalkSteps } from './archive-steps.js';
import {
  closingStep,
  foundingSteps,
  generatedBy,
  groupLifeSteps,
  nameNetwork,
  renamingSteps,
} from './directory-steps.js';
import { attendanceSteps, meetupSteps, recapSteps } from './meetup-steps.js';
import { offerSteps, poolSteps, talkSteps } from './outreach-steps.js';
import { agreementSteps, hostSteps, sponsorSteps } from './sponsorship-steps.js';
import { generator, type Step } from './step.js';

/** The door to the write side, as far as it is used here. */
export type Door = Pick<Commands, 'send'>;

export interface GenerateOptions extends NetworkSize {
  /** The instant (ISO) that counts as now. */
  readonly now: string;
}

export interface GenerateHooks {
  /** Called now and then with how many meetups (and speakers of an archive) are in, of how many. */
  readonly progress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
  /**
   * A network that was generated in part before: a step that a rule refuses, because time went on or people changed
   * something meanwhile, or that another version worded differently, is counted and left out.
   */
  readonly continued?: boolean;
}

export interface Generated {
  readonly meetups: number;
  readonly commands: number;
  /** Events that were written now. */
  readonly events: number;
  /** Commands that had been accepted before. */
  readonly repeated: number;
  readonly refused: number;
}

/** Commands under way at once: enough for the log writer to put many into one transaction. */
const underWay = 384;
/** How long (ms) commands are sent before everything else on this thread has its turn. */
const turn = 6;

/**
 * Fills an installation with an invented network, through the command door: what pages show first comes first, the past
 * after. Sending the same again writes nothing. Throws what a command throws.
 */
export async function generate(options: GenerateOptions, into: Door, hooks: GenerateHooks = {}): Promise<Generated> {
  const { now, ...size } = options;
  const demo = inventNetwork(size, now);
  const sender = new Sender(into, hooks);
  const meetups = demo.meetups.length;
  const total = meetups + (size.archive ?? 0);
  await sender.sendAll([nameNetwork(demo)]);
  await sender.sendAll(foundingSteps(demo));
  await sender.sendAll([...sponsorSteps(demo), ...poolSteps(demo)]);
  const upcoming = demo.meetups.filter((each) => each.upcoming);
  await sender.sendAll(stepsOf(upcoming, demo));
  hooks.progress?.(upcoming.length, total);
  await sender.sendAll(renamingSteps(demo));
  await sender.sendAll(groupLifeSteps(demo));
  await sender.sendAll(agreementSteps(demo));
  await sender.sendAll(offerSteps(demo));
  const past = demo.meetups.filter((each) => !each.upcoming).toReversed();
  await sender.sendAll(stepsOf(past, demo, (done) => hooks.progress?.(upcoming.length + done, total)));
  await sender.sendAll(archivePoolSteps(demo));
  await sender.sendAll(archiveTalkSteps(demo, (done) => hooks.progress?.(meetups + done, total)));
  await sender.sendAll([closingStep(demo)]);
  hooks.progress?.(total, total);
  return { meetups, ...sender.counts };
}

function* stepsOf(
  meetups: readonly PlannedMeetup[],
  demo: DemoNetwork,
  done?: (count: number) => void,
): Generator<Step> {
  let count = 0;
  for (const meetup of meetups) {
    yield* meetupSteps(meetup, demo);
    const came = yield* attendanceSteps(meetup, demo);
    yield* recapSteps(meetup, came, demo.size.seed);
    yield* talkSteps(meetup, demo.size.seed);
    yield* hostSteps(meetup, demo.size.seed);
    done?.(++count);
  }
}

/** Sends many steps at once, in their order, without keeping others on this thread waiting. */
class Sender {
  readonly counts = { commands: 0, events: 0, repeated: 0, refused: 0 };
  readonly #door: Door;
  readonly #hooks: GenerateHooks;
  #flying = 0;
  #wake: (() => void) | undefined;
  #failure: unknown;

  constructor(door: Door, hooks: GenerateHooks) {
    this.#door = door;
    this.#hooks = hooks;
  }

  /** Resolves when all of them are stored. */
  async sendAll(steps: Iterable<Step>): Promise<void> {
    let began = performance.now();
    for (const each of steps) {
      while (this.#flying >= underWay) await this.#landed();
      this.#check();
      this.#launch(each);
      if (performance.now() - began < turn) continue;
      await setImmediate();
      began = performance.now();
    }
    while (this.#flying > 0) await this.#landed();
    this.#check();
  }

  #check(): void {
    if (this.#failure) throw this.#failure;
    this.#hooks.signal?.throwIfAborted();
  }

  #launch({ type, input, actor, at, key, source }: Step): void {
    this.#flying++;
    this.counts.commands++;
    this.#door.send(type, input, { actor, key, occurredAt: at, ...(source ? { source } : {}) }).then(
      ({ events, repeated }) => {
        if (repeated) this.counts.repeated++;
        else this.counts.events += events.length;
        this.#land();
      },
      (error: unknown) => {
        if (this.#hooks.continued && (error instanceof RuleViolation || error instanceof KeyReused))
          this.counts.refused++;
        else this.#failure ??= error;
        this.#land();
      },
    );
  }

  #land(): void {
    this.#flying--;
    this.#wake?.();
    this.#wake = undefined;
  }

  #landed(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}

/** What a log holds, as far as it concerns whether something may be generated into it. */
export type GeneratedBefore =
  | { readonly kind: 'empty' }
  /** A network that people began. */
  | { readonly kind: 'real' }
  | { readonly kind: 'generated'; readonly options: GenerateOptions; readonly complete: boolean };

/** Tells whether a network was generated into this log, with what, and whether to the end. */
export async function generatedBefore(store: EventStore): Promise<GeneratedBefore> {
  if ((await store.head()) === 0) return { kind: 'empty' };
  const [first] = await store.readStream(streamOf(network, theNetwork), -1, 1);
  const source = first && parseBody(first).meta.source;
  if (!first && (await nothingHappened(store))) return { kind: 'empty' };
  if (source?.kind !== generatedBy) return { kind: 'real' };
  const size = JSON.parse(source.id) as NetworkSize;
  const options: GenerateOptions = { ...size, now: source.fetchedAt };
  const groupId = derivedId('generated-group', size.seed, 0);
  const last = derivedId('command', generator.id, `${size.seed}/complete`);
  let complete = false;
  for (let after = -1; !complete;) {
    const events = await store.readStream(streamOf(group, groupId), after, 500);
    complete = events.some((event) => parseBody(event).meta.command === last);
    if (events.length < 500) break;
    after = events.at(-1)!.revision;
  }
  return { kind: 'generated', options, complete };
}

/** Whether the log holds nothing but what the system says about the log itself. */
async function nothingHappened(store: EventStore): Promise<boolean> {
  const events = await store.readAll(0, { limit: 200 });
  return events.length < 200 && events.every((event) => categoryOf(event.stream).startsWith('history.'));
}

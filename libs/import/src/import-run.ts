import { createHmac } from 'node:crypto';
import type { Commands } from '#door/commands';
import { validated } from '#door/validation';
import { systemActor } from '#kernel/access';
import type { Command, CommandClass } from '#kernel/command';
import { AccessDenied, InvalidInput, KeyReused, RuleViolation } from '#kernel/rule-violation';
import type { SourcePlace, SourceRecord, SourceWarning } from './sources/source-record.js';

/** When a fact happened, by which clock that is known, and the source's own id for it. */
export interface Telling {
  readonly id: string;
  /** ISO instant; the time of the import where the source has none. */
  readonly occurredAt?: string | undefined;
  /** Which clock `occurredAt` was read from, for example `created` or `last-seen`. */
  readonly clock?: string;
  /** For a fact that is told once and must not be weighed again against what is known by now, such as a past change. */
  readonly once?: string;
}

/** Tells the platform one fact of a record. Throws what the door throws, except that a fact told once is not told again. */
export type Tell = <C extends Command>(
  type: CommandClass<C>,
  input: Partial<C> & object,
  telling: Telling,
) => Promise<void>;

/** A record that waits to be told: its place and what has been said about it. */
export interface Taken extends SourcePlace {
  readonly warnings?: readonly SourceWarning[];
}

export interface RecordCounts {
  /** Records that brought something unknown. */
  new: number;
  changed: number;
  /** Records that told nothing new. */
  same: number;
  setAside: number;
}

/** A record that was left out: where it stands and why. */
export interface SetAside {
  readonly file: string;
  readonly line?: number;
  readonly record: string;
  readonly field?: string;
  readonly reason: string;
}

/** What became of an import. */
export interface ImportReport {
  readonly kind: string;
  /** By kind of record, in the order in which the kinds came. */
  readonly records: Readonly<Record<string, RecordCounts>>;
  /** How many events were written. */
  readonly events: number;
  /** By kind of warning. */
  readonly warnings: Readonly<Record<string, number>>;
  readonly setAside: number;
}

/** What importers tell their records to. */
export interface ImportInto {
  /** ISO instant at which the source was fetched. */
  readonly fetchedAt: string;
  /** ISO instant of this import. */
  readonly now: string;
  /**
   * Takes a record and tells it as soon as there is room. Records with the same lane are told one after another; resolves
   * when it was taken, not when it was told. A refusal sets the record aside.
   */
  take(what: string, record: Taken, lane: string, work: (tell: Tell) => Promise<void>): Promise<void>;
  /** Notes a record that could not be read. */
  setAside(what: string, record: SetAside): void;
  warn(warning: SourceWarning): void;
  /** Resolves when everything taken so far was told. */
  settled(): Promise<void>;
  /** An id for a person that nobody can work out from a name or handle. */
  personId(source: string, id: string): string;
  readonly signal: AbortSignal | undefined;
}

export interface ImportOptions {
  readonly kind: string;
  readonly fetchedAt: string;
  readonly now: string;
  readonly commands: Commands;
  /** Secret of the installation from which ids of persons are derived. */
  readonly personSecret: Uint8Array;
  /** Reads and checks everything and tells nothing. */
  readonly dryRun?: boolean;
  readonly onSetAside?: (record: SetAside) => void;
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/** An import that is going on. */
export interface ImportRun extends ImportInto {
  /** Waits for the end of it. */
  report(): Promise<ImportReport>;
}

const mostInFlight = 256;

/** Begins an import; records are told through the one door, as the importer. */
export function beginImport(options: ImportOptions): ImportRun {
  const { kind, commands, fetchedAt, now, dryRun = false, signal } = options;
  const actor = { ...systemActor('import'), roles: { importer: true, steward: true } };
  const records: Record<string, RecordCounts> = {};
  const warnings: Record<string, number> = {};
  const lanes = new Map<string, Promise<void>>();
  const waitingForRoom: (() => void)[] = [];
  let inFlight = 0;
  let events = 0;
  let setAsideTotal = 0;
  let done = 0;
  let failure: unknown;

  const countsOf = (what: string): RecordCounts => (records[what] ??= { new: 0, changed: 0, same: 0, setAside: 0 });

  const setAside = (what: string, record: SetAside): void => {
    countsOf(what).setAside++;
    setAsideTotal++;
    options.onSetAside?.(record);
  };

  const warn = ({ kind: warning }: SourceWarning): void => {
    warnings[warning] = (warnings[warning] ?? 0) + 1;
  };

  const tellRecord = async (what: string, record: Taken, work: (tell: Tell) => Promise<void>): Promise<void> => {
    let outcome: 'same' | 'changed' | 'new' = 'same';
    const tell: Tell = async (type, input, { id, occurredAt, clock, once }) => {
      if (dryRun) {
        validated(type, input);
        return;
      }
      try {
        const said = await commands.send(type, input, {
          actor,
          ...(once === undefined ? {} : { key: once }),
          ...(occurredAt === undefined ? {} : { occurredAt }),
          source: { kind, id, fetchedAt, clock: occurredAt === undefined ? 'import' : (clock ?? 'source') },
        });
        if (said.repeated || said.events.length === 0) return;
        events += said.events.length;
        if (said.events[0]?.revision === 0) outcome = 'new';
        else if (outcome === 'same') outcome = 'changed';
      } catch (error) {
        if (error instanceof KeyReused && once !== undefined) return;
        throw error;
      }
    };
    try {
      await work(tell);
      countsOf(what)[outcome]++;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const { file, line, record: name } = record;
      const field = error instanceof RuleViolation ? error.field : undefined;
      setAside(what, {
        file,
        ...(line === undefined ? {} : { line }),
        record: name,
        ...(field === undefined ? {} : { field }),
        reason: error.message,
      });
    }
    options.onProgress?.(++done);
  };

  const leaveRoom = (): void => {
    const next = waitingForRoom.shift();
    if (next) next();
    else inFlight--;
  };

  const settled = async (): Promise<void> => {
    while (lanes.size > 0) await Promise.all(lanes.values());
    if (failure !== undefined) throw failure;
  };

  return {
    fetchedAt,
    now,
    signal,
    setAside,
    warn,
    settled,
    personId: (source, id) => personIdOf(options.personSecret, source, id),
    take: async (what, record, lane, work) => {
      if (failure !== undefined) throw failure;
      signal?.throwIfAborted();
      for (const warning of record.warnings ?? []) warn(warning);
      if (inFlight >= mostInFlight) await new Promise<void>((resolve) => waitingForRoom.push(resolve));
      else inFlight++;
      const before = lanes.get(lane);
      const inOrder = async (): Promise<void> => {
        await before;
        try {
          if (failure === undefined) await tellRecord(what, record, work);
        } catch (error) {
          failure ??= error;
        }
        leaveRoom();
        if (lanes.get(lane) === told) lanes.delete(lane);
      };
      const told: Promise<void> = inOrder();
      lanes.set(lane, told);
    },
    report: async () => {
      await settled();
      return { kind, records, events, warnings, setAside: setAsideTotal };
    },
  };
}

/** Reads a source to its end: what could be read is given on, the rest is set aside as `what`. */
export async function* readable<T>(
  records: AsyncIterable<SourceRecord<T>>,
  into: ImportInto,
): AsyncGenerator<Extract<SourceRecord<T>, { ok: true }>> {
  for await (const record of records) {
    if (record.ok) {
      yield record as Extract<SourceRecord<T>, { ok: true }>;
      continue;
    }
    const { file, line, record: name, field, reason } = record;
    into.setAside('unread', {
      file,
      ...(line === undefined ? {} : { line }),
      record: name,
      ...(field === undefined ? {} : { field }),
      reason,
    });
  }
}

function isRefusal(error: unknown): error is RuleViolation | InvalidInput | AccessDenied | KeyReused {
  return (
    error instanceof RuleViolation ||
    error instanceof InvalidInput ||
    error instanceof AccessDenied ||
    error instanceof KeyReused
  );
}

/** A UUID of version 8 (RFC 9562, 5.8) from a keyed digest of a source and its id for a person. */
export function personIdOf(secret: Uint8Array, source: string, id: string): string {
  const bytes = createHmac('sha256', secret)
    .update(JSON.stringify([source, id]))
    .digest()
    .subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

import type { MessagePort } from 'node:worker_threads';
import type { AppendRequest } from './sqlite-log.js';

/** What the log writer thread starts with. */
export interface LogWriterData {
  readonly logPath: string;
  readonly keysPath: string;
  readonly master: Uint8Array;
  /** Ports that hear the new head after each group, for threads that follow the log. */
  readonly onAppended: readonly MessagePort[];
  /** Counts messages to the thread, which sleeps on it. */
  readonly bell: Int32Array;
}

export type LogWriterRequest =
  | ({ readonly kind: 'append'; readonly call: number } & AppendRequest)
  | { readonly kind: 'ensure-keys'; readonly call: number; readonly persons: readonly string[] }
  | { readonly kind: 'forget'; readonly call: number; readonly person: string; readonly at: string }
  | { readonly kind: 'secret'; readonly call: number; readonly name: string }
  | { readonly kind: 'remember'; readonly call: number; readonly name: string; readonly value: string }
  | { readonly kind: 'checkpoint'; readonly call: number }
  | { readonly kind: 'close'; readonly call: number };

export type LogWriterReply =
  { readonly call: number; readonly value: unknown } | { readonly call: number; readonly error: string };

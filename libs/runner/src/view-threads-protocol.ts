import type { MessagePort } from 'node:worker_threads';
import type { Position } from '#kernel/event';
import type { ViewState } from './view-runner.js';

/** What the view thread starts with. */
export interface ViewThreadData {
  readonly viewsFolder: string;
  readonly logPath: string;
  readonly keysPath: string;
  readonly master: Uint8Array;
  /** Hears of new events from the log writer. */
  readonly heads: MessagePort;
}

export type ViewThreadRequest =
  | { readonly kind: 'rebuild'; readonly contexts: readonly string[] }
  | { readonly kind: 'release'; readonly path: string }
  | { readonly kind: 'forget-keys' }
  | { readonly kind: 'scrub' }
  | { readonly kind: 'stop' };

/** How one set of views is doing. */
export interface SetProgress {
  readonly context: string;
  readonly live: boolean;
  readonly head: Position;
  readonly states: readonly ViewState[];
}

export type ViewThreadReport =
  | { readonly kind: 'ready' }
  | ({ readonly kind: 'progress'; readonly changed: ReadonlyMap<string, readonly string[]> } & SetProgress)
  /** Another file is shown for a context; the old one goes when it is released. */
  | { readonly kind: 'shown'; readonly context: string; readonly path: string; readonly replaces?: string }
  /** A rebuild did not succeed; what was shown goes on. */
  | { readonly kind: 'build-failed'; readonly context: string; readonly message: string }
  | { readonly kind: 'trouble'; readonly message: string }
  | { readonly kind: 'stopped' };

import type { Platform } from '#platform/platform';
import type { Settings } from '#platform/settings';

/** How far a long task has come. `total` is unknown for sources that have to be read to be counted. */
export interface Progress {
  readonly what: string;
  readonly done: number;
  readonly total?: number;
  readonly unit: string;
}

/** What a verb says while it runs and when it ends. */
export type VerbMessage =
  | { readonly kind: 'line'; readonly line: string }
  | ({ readonly kind: 'progress' } & Progress)
  | { readonly kind: 'done'; readonly result: VerbResult }
  | { readonly kind: 'failed'; readonly message: string };

/** The outcome of a verb: facts for `--json`, and whether the exit code tells of a finding (1) or not (0). */
export interface VerbResult {
  readonly facts: object;
  readonly exitCode?: 0 | 1;
}

export interface VerbCall {
  readonly platform: Platform;
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  /** Folder of the person who typed the command: relative paths are meant from there. */
  readonly cwd: string;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  /** Resolves when what was said could be passed on: to be awaited by those who say very much. */
  readonly flushed: () => Promise<void>;
  readonly progress: (progress: Progress) => void;
}

/** One command of the command line. Runs inside the server when one is running, else on stores opened for it. */
export interface Verb {
  readonly name: string;
  readonly summary: string;
  /** As commander writes them: `<source>`, `[view...]`. */
  readonly args?: readonly { readonly name: string; readonly meaning: string }[];
  /** As commander writes them: `--from <instant>`. */
  readonly options?: readonly { readonly flags: string; readonly meaning: string; readonly otherwise?: string }[];
  readonly run: (call: VerbCall) => Promise<VerbResult>;
}

/** What a command gets that works on the data folder itself, whether or not its stores can be opened. */
export interface FolderCall extends Omit<VerbCall, 'platform'> {
  readonly settings: Settings;
  /** Asks the running server to run a verb; undefined when no server runs on the folder. */
  readonly askServer: (verb: string) => Promise<VerbResult | undefined>;
}

/** One command of the command line that runs where it was typed, never in the server. */
export interface FolderVerb extends Omit<Verb, 'run'> {
  readonly runOnFolder: (call: FolderCall) => Promise<VerbResult>;
}

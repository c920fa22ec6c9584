import type { Finding } from '#history/verify/finding';
import type { VerifiedLog } from '#history/verify/verify-log';
import type { Progress } from '../verb.js';

/** Long reading tasks that run on a thread of their own, beside a server that goes on serving. */
export type AuditJob =
  | { readonly kind: 'verify'; readonly publicKey: string }
  | {
      readonly kind: 'replay';
      readonly views: readonly string[];
      /** The stretch begins after this position. */
      readonly after: number;
      /** Last position of the stretch; the present end of the log if left out. */
      readonly to?: number;
      /** So many rows of each view are given back. */
      readonly show: number;
    };

export interface AuditData {
  readonly job: AuditJob;
  readonly logPath: string;
  readonly keysPath: string;
  readonly viewsFolder: string;
  readonly master: Uint8Array;
  /** An empty folder for what is built; the caller removes it. */
  readonly scratch: string;
}

export interface VerifyReport {
  readonly findings: readonly Finding[];
  /** How many there were; more than `findings` when there were very many. */
  readonly count: number;
  readonly log: VerifiedLog;
  readonly views: readonly { readonly view: string; readonly rows: number; readonly position: number }[];
  readonly seconds: number;
}

export interface ReplayReport {
  readonly events: number;
  readonly seconds: number;
  readonly views: readonly {
    readonly view: string;
    readonly rows: number;
    readonly stopped?: string;
    readonly shown: readonly { readonly key: string; readonly row: object }[];
  }[];
}

export type AuditMessage =
  | { readonly kind: 'finding'; readonly finding: Finding }
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly report: VerifyReport | ReplayReport }
  | { readonly kind: 'failed'; readonly message: string };

import type { Position } from '#kernel/event';
import type { Lookup } from '#read-store/read-store';
import type { Stretch } from './analytics/run-analysis.js';

/** How far a replay goes on the two axes. */
export interface PastBounds {
  /** What had happened by this instant (ISO). */
  readonly asOf?: string;
  /** What was recorded by this position. */
  readonly recorded?: Position;
}

interface OfView {
  readonly call: number;
  readonly view: string;
  readonly bounds: PastBounds;
}

export type PastRequest =
  | (OfView & { readonly kind: 'get'; readonly key: string })
  | (OfView & { readonly kind: 'get-many'; readonly keys: readonly string[] })
  | (OfView & { readonly kind: 'find'; readonly lookup: Lookup })
  | (OfView & {
      readonly kind: 'count';
      readonly lookup: Omit<Lookup, 'limit' | 'after' | 'order'>;
      readonly atMost?: number;
    })
  | (OfView & { readonly kind: 'size' })
  | (OfView & { readonly kind: 'all'; readonly afterKey?: string; readonly limit?: number })
  | { readonly kind: 'analyses'; readonly call: number }
  | { readonly kind: 'analyse'; readonly call: number; readonly name: string; readonly stretch: Stretch }
  | { readonly kind: 'position-at'; readonly call: number; readonly instant: string }
  | { readonly kind: 'instant-at'; readonly call: number; readonly position: Position }
  /** A person was erased: nothing folded before may be shown again. */
  | { readonly kind: 'forget' };

export type PastAnswer =
  | { readonly call: number; readonly value: unknown }
  /** More is to come for this call. */
  | { readonly call: number; readonly done: number; readonly total: number }
  | { readonly call: number; readonly error: string; readonly refused: boolean };

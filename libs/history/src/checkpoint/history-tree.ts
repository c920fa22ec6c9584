import { hash } from 'node:crypto';

/**
 * The right edge of a history tree (RFC 9162, section 2.1.1): one root per complete subtree, largest first. It is all
 * that is needed to add leaves and to tell the root, so a tree goes on without reading its leaves again.
 */
export interface Frontier {
  /** How many leaves the tree has. */
  readonly size: number;
  /** Hex roots of the complete subtrees, one for each binary digit 1 of `size`, largest first. */
  readonly peaks: readonly string[];
}

export const emptyTree: Frontier = { size: 0, peaks: [] };

/** A tree that grows by leaves, kept as its frontier. */
export class HistoryTree {
  #size: number;
  readonly #peaks: string[];

  /** Goes on from a frontier. Throws a `RangeError` when its peaks cannot belong to its size. */
  constructor(from: Frontier = emptyTree) {
    if (from.peaks.length !== digitsSet(from.size)) {
      throw new RangeError(
        `A tree of ${from.size} leaves has ${digitsSet(from.size)} peaks, not ${from.peaks.length}.`,
      );
    }
    this.#size = from.size;
    this.#peaks = [...from.peaks];
  }

  get size(): number {
    return this.#size;
  }

  frontier(): Frontier {
    return { size: this.#size, peaks: [...this.#peaks] };
  }

  /** Adds the hash (hex) of the next event as a leaf. */
  add(eventHash: string): void {
    let node = hashOfLeaf(eventHash);
    for (let size = this.#size; size % 2 === 1; size = (size - 1) / 2) node = hashOfNode(this.#peaks.pop()!, node);
    this.#peaks.push(node);
    this.#size++;
  }

  /** The root (hex) over all leaves; the hash of nothing for an empty tree. */
  root(): string {
    const [last, ...others] = this.#peaks.toReversed();
    if (last === undefined) return hash('sha256', '', 'hex');
    return others.reduce((right, left) => hashOfNode(left, right), last);
  }
}

export function hashOfLeaf(eventHash: string): string {
  return hash('sha256', Buffer.from(`00${eventHash}`, 'hex'), 'hex');
}

export function hashOfNode(left: string, right: string): string {
  return hash('sha256', Buffer.from(`01${left}${right}`, 'hex'), 'hex');
}

function digitsSet(size: number): number {
  let digits = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) digits += rest % 2;
  return digits;
}

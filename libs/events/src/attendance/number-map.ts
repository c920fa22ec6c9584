/**
 * A map from whole numbers (0 to 2^30 - 1) to values of which every version can be kept: a change shares all but a few
 * small nodes with the version before, so that a stream of thousands of events is cheap to fold. Entries come in the
 * order of their numbers.
 */
export interface NumberMap<Value> {
  readonly size: number;
  readonly root: Branch<Value>;
}

type Branch<Value> = readonly (Branch<Value> | Leaf<Value> | undefined)[];

interface Leaf<Value> {
  readonly key: number;
  readonly value: Value;
}

const bitsPerLevel = 5;
const lastSlot = (1 << bitsPerLevel) - 1;
const firstShift = 25;

const isLeaf = <Value>(node: Branch<Value> | Leaf<Value>): node is Leaf<Value> => !Array.isArray(node);

export function emptyNumberMap<Value>(): NumberMap<Value> {
  return { size: 0, root: [] };
}

export function valueAt<Value>({ root }: NumberMap<Value>, key: number): Value | undefined {
  let node: Branch<Value> | Leaf<Value> | undefined = root;
  for (let shift = firstShift; node !== undefined; shift -= bitsPerLevel) {
    if (isLeaf(node)) return node.key === key ? node.value : undefined;
    node = node[(key >>> shift) & lastSlot];
  }
  return undefined;
}

export function withValue<Value>(map: NumberMap<Value>, key: number, value: Value): NumberMap<Value> {
  const isNew = valueAt(map, key) === undefined;
  return { size: isNew ? map.size + 1 : map.size, root: withLeaf(map.root, firstShift, { key, value }) };
}

export function withoutValue<Value>(map: NumberMap<Value>, key: number): NumberMap<Value> {
  if (valueAt(map, key) === undefined) return map;
  return { size: map.size - 1, root: withoutLeaf(map.root, firstShift, key) ?? [] };
}

/** All entries, the lowest number first. */
export function* entriesIn<Value>({ root }: NumberMap<Value>): Generator<readonly [number, Value]> {
  yield* leavesOf(root);
}

function withLeaf<Value>(branch: Branch<Value>, shift: number, leaf: Leaf<Value>): Branch<Value> {
  const slot = (leaf.key >>> shift) & lastSlot;
  const before = branch[slot];
  if (before === undefined) return withSlot(branch, slot, leaf);
  if (!isLeaf(before)) return withSlot(branch, slot, withLeaf(before, shift - bitsPerLevel, leaf));
  if (before.key === leaf.key) return withSlot(branch, slot, leaf);
  const deeper = withLeaf([], shift - bitsPerLevel, before);
  return withSlot(branch, slot, withLeaf(deeper, shift - bitsPerLevel, leaf));
}

function withoutLeaf<Value>(branch: Branch<Value>, shift: number, key: number): Branch<Value> | undefined {
  const slot = (key >>> shift) & lastSlot;
  const before = branch[slot]!;
  const after = withSlot(branch, slot, isLeaf(before) ? undefined : withoutLeaf(before, shift - bitsPerLevel, key));
  return after.every((each) => each === undefined) ? undefined : after;
}

function withSlot<Value>(
  branch: Branch<Value>,
  slot: number,
  node: Branch<Value> | Leaf<Value> | undefined,
): Branch<Value> {
  const copy = [...branch];
  // No holes: an array with holes is slow to copy.
  while (copy.length < slot) copy.push(undefined);
  copy[slot] = node;
  return copy;
}

function* leavesOf<Value>(branch: Branch<Value>): Generator<readonly [number, Value]> {
  for (const node of branch) {
    if (node === undefined) continue;
    if (isLeaf(node)) yield [node.key, node.value];
    else yield* leavesOf(node);
  }
}

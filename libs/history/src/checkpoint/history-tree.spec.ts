import { hash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hashOfLeaf, hashOfNode, HistoryTree } from './history-tree.js';

const hashes = (count: number) => Array.from({ length: count }, (_each, index) => hash('sha256', `${index}`, 'hex'));

/** The definition in RFC 9162, section 2.1.1, word for word: split at the largest power of two below the size. */
function rootByDefinition(leaves: readonly string[]): string {
  if (leaves.length === 0) return hash('sha256', '', 'hex');
  if (leaves.length === 1) return hashOfLeaf(leaves[0]!);
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return hashOfNode(rootByDefinition(leaves.slice(0, split)), rootByDefinition(leaves.slice(split)));
}

describe('A history tree', () => {
  it('has the root that the definition gives, at every size', () => {
    const leaves = hashes(70);
    const tree = new HistoryTree();
    expect(tree.root()).toBe(rootByDefinition([]));
    for (const [index, leaf] of leaves.entries()) {
      tree.add(leaf);
      expect(tree.root()).toBe(rootByDefinition(leaves.slice(0, index + 1)));
    }
  });

  it('goes on from its frontier as if it had never stopped', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), (first, second) => {
        const leaves = hashes(first + second);
        const before = new HistoryTree();
        for (const leaf of leaves.slice(0, first)) before.add(leaf);
        const after = new HistoryTree(before.frontier());
        for (const leaf of leaves.slice(first)) after.add(leaf);
        expect(after.root()).toBe(rootByDefinition(leaves));
        expect(after.size).toBe(leaves.length);
      }),
      { numRuns: 30 },
    );
  });

  it('refuses a frontier that no tree of its size has', () => {
    expect(() => new HistoryTree({ size: 3, peaks: [hashes(1)[0]!] })).toThrow(
      'A tree of 3 leaves has 2 peaks, not 1.',
    );
  });
});

import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import canonicalize from 'canonicalize';
import { aggregate, streamOf } from '#kernel/aggregate';
import type { DomainEvent, Position } from '#kernel/event';
import { HistoryTree } from './history-tree.js';

/** What is signed: the history tree over the first `size` events of the log, the last of which is at `position`. */
export interface Checkpoint {
  readonly size: number;
  readonly position: Position;
  /** Root of the tree, hex. */
  readonly root: string;
  /** Frontier of the tree, hex, so that the next checkpoint goes on from here. */
  readonly peaks: readonly string[];
  /** Ed25519 (RFC 8032) over the four fields above, base64. */
  readonly signature: string;
  /** The 32 bytes of the public key, hex. */
  readonly publicKey: string;
}

export type CheckpointEvent = DomainEvent<
  'history.checkpoint-signed',
  { size: number; position: number; root: string; peaks: string[]; signature: string; publicKey: string }
>;

export type CheckpointState = { readonly size: number; readonly position: Position; readonly root: string } | null;

/** The signed checkpoints of an installation: one stream. */
export const checkpoint = aggregate<CheckpointState, CheckpointEvent>({
  category: 'history.checkpoint',
  initial: null,
  evolve: (_state, { data: { size, position, root } }) => ({ size, position, root }),
  events: { 'history.checkpoint-signed': {} },
});

export const checkpointStream = streamOf(checkpoint, 'log');
export const checkpointType = 'history.checkpoint-signed';

/** Name of the secret in the key store from which the signing key is made. */
export const checkpointSecret = 'checkpoints';

// the fixed head of a PKCS #8 file that holds an Ed25519 seed (RFC 8410, section 7), and of a public key file
const privateHead = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicHead = Buffer.from('302a300506032b6570032100', 'hex');

/** Signs checkpoints with the key that a 32-byte seed gives. */
export function checkpointSigner(seed: Uint8Array): {
  readonly publicKey: string;
  readonly sign: (tree: HistoryTree, position: Position) => Checkpoint;
} {
  const privateKey = createPrivateKey({ key: Buffer.concat([privateHead, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = rawPublicKey(privateKey);
  return {
    publicKey,
    sign: (tree, position) => {
      const { size, peaks } = tree.frontier();
      const unsigned = { size, position, root: tree.root(), peaks };
      return { ...unsigned, signature: sign(null, signedText(unsigned), privateKey).toString('base64'), publicKey };
    },
  };
}

/** What is wrong with a checkpoint by itself: its signature, its key, or a root that its frontier does not give. */
export function faultOf(signed: Checkpoint, publicKey: string): 'publicKey' | 'signature' | 'peaks' | undefined {
  if (signed.publicKey !== publicKey) return 'publicKey';
  const key = createPublicKey({
    key: Buffer.concat([publicHead, Buffer.from(publicKey, 'hex')]),
    format: 'der',
    type: 'spki',
  });
  const { signature, publicKey: _key, ...unsigned } = signed;
  if (!verify(null, signedText(unsigned), key, Buffer.from(signature, 'base64'))) return 'signature';
  try {
    return new HistoryTree(signed).root() === signed.root ? undefined : 'peaks';
  } catch {
    return 'peaks';
  }
}

/** Reads a checkpoint from an event's data; undefined when it does not have the shape of one. */
export function readCheckpoint(data: Readonly<Record<string, unknown>>): Checkpoint | undefined {
  const { size, position, root, peaks, signature, publicKey } = data;
  if (!Number.isSafeInteger(size) || !Number.isSafeInteger(position) || !Array.isArray(peaks)) return undefined;
  if (![root, signature, publicKey, ...(peaks as unknown[])].every((each) => typeof each === 'string'))
    return undefined;
  return { size, position, root, peaks, signature, publicKey } as Checkpoint;
}

function signedText({ size, position, root, peaks }: Omit<Checkpoint, 'signature' | 'publicKey'>): Buffer {
  return Buffer.from(`folkmoot checkpoint 1\n${canonicalize({ size, position, root, peaks }) ?? ''}`);
}

function rawPublicKey(privateKey: KeyObject): string {
  return createPublicKey(privateKey)
    .export({ format: 'der', type: 'spki' })
    .subarray(publicHead.length)
    .toString('hex');
}

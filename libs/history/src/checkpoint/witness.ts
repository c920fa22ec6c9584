import type { KeyStore } from '#key-store/key-store';
import { type Checkpoint, readCheckpoint } from './checkpoint.js';

/** Under this name the key store remembers the newest checkpoint. */
export const witnessName = 'checkpoint-witness';

/**
 * The newest signed checkpoint as the key store remembers it, outside the log: when the log ends before it, the log was
 * cut. It also names the event by which it was recorded, as no later checkpoint covers that one yet.
 */
export interface Witness {
  readonly checkpoint: Checkpoint;
  /** Revision of its event in the stream of checkpoints. */
  readonly revision: number;
  /** Position of its event. */
  readonly at: number;
  /** Hash of its event, hex. */
  readonly hash: string;
}

export async function rememberWitness(keys: KeyStore, witness: Witness): Promise<void> {
  await keys.remember(witnessName, writeWitness(witness));
}

export async function recallWitness(keys: Pick<KeyStore, 'recall'>): Promise<Witness | 'unreadable' | undefined> {
  const text = await keys.recall(witnessName);
  return text === undefined ? undefined : readWitness(text);
}

export function writeWitness(witness: Witness): string {
  return JSON.stringify(witness);
}

export function readWitness(text: string): Witness | 'unreadable' {
  try {
    const { checkpoint, revision, at, hash } = JSON.parse(text) as Record<string, unknown>;
    const read = readCheckpoint(checkpoint as Record<string, unknown>);
    if (read && Number.isSafeInteger(revision) && Number.isSafeInteger(at) && typeof hash === 'string') {
      return { checkpoint: read, revision: revision as number, at: at as number, hash };
    }
  } catch {
    // what cannot be read is told apart from what is not there: somebody changed it
  }
  return 'unreadable';
}

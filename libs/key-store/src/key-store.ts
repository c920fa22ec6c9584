/** A person's key, 32 bytes. */
export type PersonKey = Uint8Array;

/** A person who was erased, and when (ISO instant). */
export interface Erasure {
  readonly person: string;
  readonly erasedAt: string;
}

/**
 * Keeps what may be destroyed, apart from the log that may not: one key per person, wrapped by a master key, and the
 * secrets of the installation. What is forgotten here is gone, also from copies of the log.
 */
export interface KeyStore {
  /** Keys of these persons; makes the missing ones. Durable when it returns. Erased persons are left out. */
  ensure(persons: readonly string[]): Promise<ReadonlyMap<string, PersonKey>>;
  /** Keys of these persons as far as they have one. */
  find(persons: readonly string[]): Promise<ReadonlyMap<string, PersonKey>>;
  /** Destroys a person's key for ever and remembers that it was. Doing it again changes nothing. */
  forget(person: string, at: string): Promise<void>;
  /** All erasures, oldest first. */
  erasures(): Promise<readonly Erasure[]>;
  /** A named 32-byte secret of this installation; made at first use. */
  secret(name: string): Promise<Uint8Array>;
  /** Remembers a small fact that must survive a loss of the log, for example its last signed checkpoint. */
  remember(name: string, value: string): Promise<void>;
  recall(name: string): Promise<string | undefined>;
  close(): Promise<void>;
}

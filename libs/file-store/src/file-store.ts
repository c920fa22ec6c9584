/** A file that is kept: its id is the SHA-256 (hex) of its bytes, so the same bytes are kept once. */
export interface StoredFile {
  readonly id: string;
  readonly contentType: string;
  readonly size: number;
}

/** Files that are too large for events: pictures, slides, exports. An event holds the id. */
export interface FileStore {
  /** Keeps bytes; they are durable when it returns. */
  put(bytes: Uint8Array, contentType: string): Promise<StoredFile>;
  /** The bytes of a file; undefined when there is none. Throws when they are no longer those that were put. */
  get(id: string): Promise<{ readonly file: StoredFile; readonly bytes: Uint8Array } | undefined>;
  /** Removes a file for good; doing it again changes nothing. */
  remove(id: string): Promise<void>;
}

/** Whether a text can be the id of a file; anything else never reaches a file system. */
export function isFileId(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

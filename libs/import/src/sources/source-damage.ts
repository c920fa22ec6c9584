/** A file that cannot be read on: truncated, too large, not decodable. What was read before it stays good. */
export class SourceDamage extends Error {
  constructor(
    readonly reason: string,
    readonly line?: number,
  ) {
    super(reason);
    this.name = 'SourceDamage';
  }
}

/** The file or folder is not what the reader needs; the message says what it is and what is needed. */
export class SourceMismatch extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SourceMismatch';
  }
}

/**
 * A refusal by a rule of the domain. `rule` is stable and is the API's error code; the message is written for the
 * person who reads it and says what to do.
 */
export class RuleViolation extends Error {
  override readonly name = 'RuleViolation';

  constructor(
    readonly rule: string,
    message: string,
    readonly field?: string,
  ) {
    super(message);
  }
}

/** Input that does not have the shape a command or query asks for; one entry per field. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';

  constructor(readonly problems: readonly FieldProblem[]) {
    super(problems.map((problem) => `${problem.field}: ${problem.message}`).join('; '));
  }
}

export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** The actor may not do this. */
export class AccessDenied extends Error {
  override readonly name = 'AccessDenied';

  constructor(readonly rule: string) {
    super(`This needs the right "${rule}".`);
  }
}

/** Retries are exhausted or a store does not answer: not a refusal, the same request may succeed later. */
export class TryAgainLater extends Error {
  override readonly name = 'TryAgainLater';

  constructor(
    message: string,
    readonly retryAfterSeconds = 1,
  ) {
    super(message);
  }
}

/** The same idempotency key came with another body. */
export class KeyReused extends Error {
  override readonly name = 'KeyReused';

  constructor() {
    super('This idempotency key was used before with different content. Use a new key for a new request.');
  }
}

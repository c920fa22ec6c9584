import { AccessDenied, InvalidInput, KeyReused, RuleViolation, TryAgainLater } from '#kernel/rule-violation';
import { StoreUnavailable } from '#event-store/event-store';

/** A problem response after RFC 9457; `rule` is the stable id for machines. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly rule: string;
  readonly fields?: readonly { readonly field: string; readonly message: string }[];
  /** Seconds after which the same request may succeed. */
  readonly retryAfter?: number;
}

/** What an error means to the one who asked. Unknown errors say nothing of the inside. */
export function problemOf(error: unknown): Problem {
  if (error instanceof InvalidInput) {
    return problem(400, 'invalid-input', 'The request is not valid', error.message, { fields: error.problems });
  }
  if (error instanceof RangeError) return problem(400, 'invalid-input', 'The request is not valid', error.message);
  if (error instanceof AccessDenied) return problem(403, error.rule, 'This is not yours to do', error.message);
  if (error instanceof RuleViolation) {
    const fields = error.field ? { fields: [{ field: error.field, message: error.message }] } : {};
    return problem(409, error.rule, 'A rule stands against it', error.message, fields);
  }
  if (error instanceof KeyReused) return problem(422, 'key-reused', 'This key was used before', error.message);
  if (error instanceof TryAgainLater) {
    return problem(503, 'try-again-later', 'Too busy right now', error.message, {
      retryAfter: error.retryAfterSeconds,
    });
  }
  if (error instanceof StoreUnavailable) {
    return problem(503, 'store-unavailable', 'The store does not answer', error.message, { retryAfter: 5 });
  }
  const status = statusOf(error);
  if (status === 404) return problem(404, 'not-found', 'Not found', 'There is nothing at this address.');
  if (status !== undefined && status >= 400 && status < 500) {
    return problem(status, 'bad-request', 'The request is not valid', (error as Error).message);
  }
  return problem(500, 'unexpected', 'Something went wrong', 'This is our fault; it was written to the server log.');
}

function problem(
  status: number,
  rule: string,
  title: string,
  detail: string,
  more: Partial<Pick<Problem, 'fields' | 'retryAfter'>> = {},
): Problem {
  return { type: `urn:folkmoot:problem:${rule}`, title, status, detail, rule, ...more };
}

function statusOf(error: unknown): number | undefined {
  const { status, statusCode } = error as { status?: unknown; statusCode?: unknown };
  if (typeof status === 'number') return status;
  return typeof statusCode === 'number' ? statusCode : undefined;
}

import { RuleViolation } from '#kernel/rule-violation';

/** From a record to the one it is shown as. A kept record is never merged itself, so one step always leads home. */
export interface JoinedRecords {
  readonly keptOf: Readonly<Record<string, string>>;
  /** How many records are shown as this one. */
  readonly standsFor: Readonly<Record<string, number>>;
}

export const nothingJoined: JoinedRecords = { keptOf: {}, standsFor: {} };

interface Pair {
  readonly keptId: string;
  readonly mergedId: string;
}

export function withJoined({ keptOf, standsFor }: JoinedRecords, { keptId, mergedId }: Pair): JoinedRecords {
  return {
    keptOf: { ...keptOf, [mergedId]: keptId },
    standsFor: { ...standsFor, [keptId]: (standsFor[keptId] ?? 0) + 1 },
  };
}

export function withSeparated({ keptOf, standsFor }: JoinedRecords, { keptId, mergedId }: Pair): JoinedRecords {
  const { [mergedId]: _, ...rest } = keptOf;
  return { keptOf: rest, standsFor: { ...standsFor, [keptId]: Math.max(0, (standsFor[keptId] ?? 0) - 1) } };
}

export function isJoined({ keptOf }: JoinedRecords, { keptId, mergedId }: Pair): boolean {
  return keptOf[mergedId] === keptId;
}

/** Refuses a pair that would join a record twice or in a circle. Throws a `RuleViolation`. */
export function checkJoin({ keptOf, standsFor }: JoinedRecords, { keptId, mergedId }: Pair): void {
  if (keptId === mergedId) {
    throw new RuleViolation('duplicate-must-be-another-record', 'A record is no duplicate of itself.', 'mergedId');
  }
  if (keptOf[mergedId] !== undefined) {
    throw new RuleViolation(
      'duplicate-must-be-free',
      'This record is joined to another one. Separate it first.',
      'mergedId',
    );
  }
  if (keptOf[keptId] !== undefined) {
    throw new RuleViolation(
      'kept-record-must-stand-for-itself',
      `The record to keep is itself shown as another one (${keptOf[keptId]}). Join to that one.`,
      'keptId',
    );
  }
  if (standsFor[mergedId]) {
    throw new RuleViolation(
      'merged-record-must-stand-alone',
      'Other records are shown as the one to merge. Separate them first, or keep this one.',
      'mergedId',
    );
  }
}

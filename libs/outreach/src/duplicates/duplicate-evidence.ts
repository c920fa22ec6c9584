// @Type reads metadata as soon as a class is defined.
import 'reflect-metadata';
import { IsNumber, Matches } from 'class-validator';

/**
 * One observation for (positive) or against (negative) two records being the same, in natural log-odds. It stays in the
 * log for ever and names only the kind of observation, never what was observed.
 */
export interface DuplicateEvidence {
  readonly kind: string;
  readonly weight: number;
}

/** How evidence comes in with a command. */
export class EvidenceGiven implements DuplicateEvidence {
  @Matches(/^[a-z]+(-[a-z]+){0,5}$/, { message: 'kind must be a short kebab-case word such as same-title' })
  kind!: string;
  @IsNumber({ allowNaN: false, allowInfinity: false }) weight!: number;
}

export function plainEvidence(given: readonly DuplicateEvidence[]): DuplicateEvidence[] {
  return given.map(({ kind, weight }) => ({ kind, weight }));
}

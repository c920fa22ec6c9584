import { ArrayMaxSize, IsArray, IsNumber, IsOptional, IsUUID, Length } from 'class-validator';
import { steward } from '#kernel/access';
import { Command, slice } from '#kernel/command';
import { RuleViolation } from '#kernel/rule-violation';
import { saidFacts } from '#kernel/changed-facts';
import { Nested } from '../nested-facts.js';
import { duplicates, type JoinEvidence, theDuplicates } from './duplicates.js';

class EvidenceInput implements JoinEvidence {
  @Length(1, 60) kind!: string;
  @Length(1, 500) detail!: string;
  @IsOptional() @IsNumber() weight?: number;
}

/**
 * Shows two records of one group as one: the merged one disappears behind the kept one, its address leads there.
 * Nothing is lost, so it can be undone.
 */
export class JoinDuplicateGroups extends Command {
  @IsUUID() keptId!: string;
  @IsUUID() mergedId!: string;
  @IsArray() @ArrayMaxSize(50) @Nested(() => EvidenceInput) evidence!: EvidenceInput[];
  @IsOptional() @Length(1, 1000) note?: string;
  static readonly access = steward;
}

export const joinDuplicateGroups = slice(duplicates).when(JoinDuplicateGroups, {
  id: () => theDuplicates,
  decide: ({ keptId, mergedId, evidence, note }, { keptOf }) => {
    if (keptOf[mergedId] === keptId) return [];
    if (keptId === mergedId) {
      throw new RuleViolation('duplicate-must-be-another-group', 'A group is no duplicate of itself.', 'mergedId');
    }
    if (keptOf[mergedId] !== undefined) {
      throw new RuleViolation(
        'duplicate-must-be-free',
        'This group is joined to another one. Separate it first.',
        'mergedId',
      );
    }
    if (keptOf[keptId] !== undefined) {
      throw new RuleViolation(
        'kept-group-must-stand-for-itself',
        `The group to keep is itself shown as another one (${keptOf[keptId]}). Join to that one.`,
        'keptId',
      );
    }
    if (Object.values(keptOf).includes(mergedId)) {
      throw new RuleViolation(
        'merged-group-must-stand-alone',
        'Other groups are shown as the one to merge. Separate them first, or keep this one.',
        'mergedId',
      );
    }
    const reasons = evidence.map((each) => saidFacts<JoinEvidence>(each, ['kind', 'detail', 'weight']) as JoinEvidence);
    return [
      { type: 'directory.groups-joined', data: { keptId, mergedId, evidence: reasons, ...(note ? { note } : {}) } },
    ];
  },
});

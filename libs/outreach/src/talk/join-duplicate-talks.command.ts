import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsUUID, ValidateNested } from 'class-validator';
import { importerOrSteward } from '#kernel/access';
import { Command, slice } from '#kernel/command';
import { RuleViolation } from '#kernel/rule-violation';
import { EvidenceGiven, plainEvidence } from '../duplicate-evidence.js';
import { talk } from './talk.js';

/** Says that two records are one talk: the merged one is shown as the kept one, until they are separated. */
export class JoinDuplicateTalks extends Command {
  @IsUUID() keptId!: string;
  @IsUUID() mergedId!: string;
  @IsArray() @ArrayMaxSize(50) @ValidateNested({ each: true }) @Type(() => EvidenceGiven) evidence!: EvidenceGiven[];
  static readonly access = importerOrSteward;
}

export const joinDuplicateTalks = slice(talk).when(JoinDuplicateTalks, {
  id: (command) => command.mergedId,
  decide: ({ keptId, mergedId, evidence }, state) => {
    if (keptId === mergedId) throw new RuleViolation('talks-must-differ', 'These are one record already.', 'keptId');
    if (state.status === 'unknown') throw new RuleViolation('talk-must-exist', 'There is no such talk.', 'mergedId');
    if (state.joinedInto === keptId) return [];
    if (state.joinedInto !== undefined) {
      throw new RuleViolation(
        'talk-must-not-be-joined',
        'This talk is already shown as another one: separate them first.',
        'mergedId',
      );
    }
    return [{ type: 'outreach.talks-joined', data: { keptId, mergedId, evidence: plainEvidence(evidence) } }];
  },
});

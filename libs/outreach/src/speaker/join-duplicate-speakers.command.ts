import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsUUID, ValidateNested } from 'class-validator';
import { importerOrSteward } from '#kernel/access';
import { Command, slice } from '#kernel/command';
import { RuleViolation } from '#kernel/rule-violation';
import { EvidenceGiven, plainEvidence } from '../duplicate-evidence.js';
import { speaker } from './speaker.js';

/** Says that two entries of the pool are one person: the merged one is shown as the kept one, until they are separated. */
export class JoinDuplicateSpeakers extends Command {
  @IsUUID() keptId!: string;
  @IsUUID() mergedId!: string;
  @IsArray() @ArrayMaxSize(50) @ValidateNested({ each: true }) @Type(() => EvidenceGiven) evidence!: EvidenceGiven[];
  static readonly access = importerOrSteward;
}

export const joinDuplicateSpeakers = slice(speaker).when(JoinDuplicateSpeakers, {
  id: (command) => command.mergedId,
  decide: ({ keptId, mergedId, evidence }, state) => {
    if (keptId === mergedId) throw new RuleViolation('speakers-must-differ', 'These are one entry already.', 'keptId');
    if (state.status === 'unknown') {
      throw new RuleViolation('speaker-must-exist', 'There is no such entry in the speaker pool.', 'mergedId');
    }
    if (state.status === 'erased') {
      throw new RuleViolation('person-must-not-be-erased', 'This person was erased.', 'mergedId');
    }
    if (state.joinedInto === keptId) return [];
    if (state.joinedInto !== undefined) {
      throw new RuleViolation(
        'speaker-must-not-be-joined',
        'This entry is already shown as somebody else: separate them first.',
        'mergedId',
      );
    }
    return [{ type: 'outreach.speakers-joined', data: { keptId, mergedId, evidence: plainEvidence(evidence) } }];
  },
});

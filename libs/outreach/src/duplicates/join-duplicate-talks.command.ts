import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsUUID, ValidateNested } from 'class-validator';
import { importerOrSteward } from '#kernel/access';
import { Command, slice } from '#kernel/command';
import { EvidenceGiven, plainEvidence } from './duplicate-evidence.js';
import { checkJoin, isJoined } from './joined-records.js';
import { talkDuplicates, theList } from './talk-duplicates.js';

/** Says that two records are one talk: the merged one is shown as the kept one, until they are separated. */
export class JoinDuplicateTalks extends Command {
  @IsUUID() keptId!: string;
  @IsUUID() mergedId!: string;
  @IsArray() @ArrayMaxSize(50) @ValidateNested({ each: true }) @Type(() => EvidenceGiven) evidence!: EvidenceGiven[];
  static readonly access = importerOrSteward;
}

export const joinDuplicateTalks = slice(talkDuplicates).when(JoinDuplicateTalks, {
  id: () => theList,
  decide: ({ keptId, mergedId, evidence }, state) => {
    if (isJoined(state, { keptId, mergedId })) return [];
    checkJoin(state, { keptId, mergedId });
    return [{ type: 'outreach.talks-joined', data: { keptId, mergedId, evidence: plainEvidence(evidence) } }];
  },
});

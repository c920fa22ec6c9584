import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsUUID, ValidateNested } from 'class-validator';
import { importerOrSteward } from '#kernel/access';
import { Command, slice } from '#kernel/command';
import { EvidenceGiven, plainEvidence } from './duplicate-evidence.js';
import { checkJoin, isJoined } from './joined-records.js';
import { speakerDuplicates, theList } from './speaker-duplicates.js';

/** Says that two entries of the pool are one person: the merged one is shown as the kept one, until they are separated. */
export class JoinDuplicateSpeakers extends Command {
  @IsUUID() keptId!: string;
  @IsUUID() mergedId!: string;
  @IsArray() @ArrayMaxSize(50) @ValidateNested({ each: true }) @Type(() => EvidenceGiven) evidence!: EvidenceGiven[];
  static readonly access = importerOrSteward;
}

export const joinDuplicateSpeakers = slice(speakerDuplicates).when(JoinDuplicateSpeakers, {
  id: () => theList,
  decide: ({ keptId, mergedId, evidence }, state) => {
    if (isJoined(state, { keptId, mergedId })) return [];
    checkJoin(state, { keptId, mergedId });
    return [{ type: 'outreach.speakers-joined', data: { keptId, mergedId, evidence: plainEvidence(evidence) } }];
  },
});

import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type { AccessRule } from '#kernel/access';
import { Command, slice } from '#kernel/command';
import { RuleViolation } from '#kernel/rule-violation';
import { known } from '#kernel/told-facts';
import { FreeText, writtenText } from '../free-text.js';
import { recordedAgain } from './recorded-again.js';
import { talk, type TalkFacts } from './talk.js';
import {
  ElsewhereGiven,
  IsPartialDate,
  IsWebAddress,
  kindForm,
  kindMessage,
  longestTitle,
  MaterialGiven,
  plainMaterial,
  plainRecording,
  RecordingGiven,
} from './talk-fields.js';

const organiserOrImporter: AccessRule<RecordTalkGiven> = {
  name: 'organiser-or-importer',
  allows: ({ roles }, { groupId }) =>
    roles.importer === true ||
    roles.steward === true ||
    (groupId !== undefined && roles.organises?.has(groupId) === true),
};

/**
 * Records a talk that was given: here at a meetup, or elsewhere. Told again by its source, only what is told differently
 * than before changes, so that corrections by hand stay.
 */
export class RecordTalkGiven extends Command {
  @IsUUID() talkId!: string;
  @IsString() @Length(1, longestTitle) title!: string;
  @IsArray() @ArrayMaxSize(200) @ArrayUnique() @IsUUID(undefined, { each: true }) speakerIds!: string[];
  @Matches(kindForm, { message: kindMessage }) kind!: string;
  @IsOptional() @IsUUID() meetupId?: string;
  @IsOptional() @IsUUID() groupId?: string;
  @IsOptional() @IsPartialDate() on?: string;
  /** Town where it was given. */
  @IsOptional() @IsString() @Length(1, 120) place?: string;
  /** Name of a gathering that no meetup here stands for. */
  @IsOptional() @IsString() @Length(1, 300) occasion?: string;
  /** The session or recording that it is part of. */
  @IsOptional() @IsUUID() parentId?: string;
  @IsOptional() @IsString() @Length(1, longestTitle) originalTitle?: string;
  @IsOptional() @ValidateNested() @Type(() => FreeText) abstract?: FreeText;
  @IsOptional() @IsString() @Length(2, 35) language?: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @IsString({ each: true })
  @Length(1, 80, { each: true })
  technologies?: string[];
  @IsOptional() @IsInt() @Min(1) @Max(10_000) minutes?: number;
  @IsOptional() @IsString() @Length(1, 120) track?: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => RecordingGiven)
  recordings?: RecordingGiven[];
  @IsOptional() @IsWebAddress() slides?: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => MaterialGiven)
  materials?: MaterialGiven[];
  @IsOptional() @ValidateNested() @Type(() => ElsewhereGiven) elsewhere?: ElsewhereGiven;
  static readonly access: AccessRule<RecordTalkGiven> = organiserOrImporter;
}

export const recordTalkGiven = slice(talk).when(RecordTalkGiven, {
  id: (command) => command.talkId,
  decide: (command, state) => {
    const { talkId } = command;
    const facts = factsOf(command);
    if (state.status === 'given') {
      if (state.toldOccasion.groupId !== facts.groupId) {
        throw new RuleViolation(
          'talk-must-stay-with-its-group',
          'This talk was recorded for another group. A steward can move it by describing it.',
          'groupId',
        );
      }
      return recordedAgain(talkId, state, facts);
    }
    return [{ type: 'outreach.talk-given', data: { talkId, ...facts } }];
  },
});

function factsOf(command: RecordTalkGiven): TalkFacts {
  const { title, kind, meetupId, groupId, on, place, occasion, parentId, originalTitle, language, minutes } = command;
  const { track, slides, elsewhere } = command;
  return known({
    title,
    kind,
    speakerIds: [...command.speakerIds],
    meetupId,
    groupId,
    on,
    place,
    occasion,
    parentId,
    originalTitle,
    abstract: writtenText(command.abstract),
    language,
    technologies: [...(command.technologies ?? [])],
    minutes,
    track,
    recordings: (command.recordings ?? []).map(plainRecording),
    slides,
    materials: (command.materials ?? []).map(plainMaterial),
    elsewhere: elsewhere && { url: elsewhere.url, label: elsewhere.label },
  }) as TalkFacts;
}

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
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { importerOrSteward } from '#kernel/access';
import { Command, slice } from '#kernel/command';
import { RuleViolation } from '#kernel/rule-violation';
import { changesIn, toldInPart } from '#kernel/told-facts';
import { FreeText } from '../free-text.js';
import { correctedByHand } from './recorded-again.js';
import { talk, type TalkEvent } from './talk.js';
import {
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

const given = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** Changes what is known of a talk: the fields given, the others stay. An empty text takes a fact away. */
export class DescribeTalk extends Command {
  @IsUUID() talkId!: string;
  @IsOptional() @IsString() @Length(1, longestTitle) title?: string;
  @IsOptional() @IsArray() @ArrayMaxSize(200) @ArrayUnique() @IsUUID(undefined, { each: true }) speakerIds?: string[];
  @IsOptional() @Matches(kindForm, { message: kindMessage }) kind?: string;
  @ValidateIf((command: DescribeTalk) => given(command.meetupId)) @IsUUID() meetupId?: string;
  @ValidateIf((command: DescribeTalk) => given(command.groupId)) @IsUUID() groupId?: string;
  @ValidateIf((command: DescribeTalk) => given(command.on)) @IsPartialDate() on?: string;
  @IsOptional() @IsString() @MaxLength(120) place?: string;
  @IsOptional() @IsString() @MaxLength(300) occasion?: string;
  @ValidateIf((command: DescribeTalk) => given(command.parentId)) @IsUUID() parentId?: string;
  @IsOptional() @IsString() @MaxLength(longestTitle) originalTitle?: string;
  @IsOptional() @ValidateNested() @Type(() => FreeText) abstract?: FreeText;
  @IsOptional() @IsString() @MaxLength(35) language?: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @IsString({ each: true })
  @Length(1, 80, { each: true })
  technologies?: string[];
  @IsOptional() @IsInt() @Min(1) @Max(10_000) minutes?: number;
  @IsOptional() @IsString() @MaxLength(120) track?: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => RecordingGiven)
  recordings?: RecordingGiven[];
  @ValidateIf((command: DescribeTalk) => given(command.slides)) @IsWebAddress() slides?: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => MaterialGiven)
  materials?: MaterialGiven[];
  static readonly access = importerOrSteward;
}

export const describeTalk = slice(talk).when(DescribeTalk, {
  id: (command) => command.talkId,
  decide: (command, state) => {
    if (state.status === 'unknown') throw new RuleViolation('talk-must-exist', 'There is no such talk.');
    const { talkId, speakerIds, kind, meetupId, groupId, on, place, occasion, parentId, ...rest } = command;
    const { abstract, recordings, materials, title, originalTitle, language, technologies, minutes, track, slides } =
      rest;
    const events: TalkEvent[] = [];
    const told = toldInPart({
      title,
      originalTitle,
      abstract: abstract && { text: abstract.text, format: abstract.format },
      language,
      technologies: technologies && [...technologies],
      minutes,
      track,
      slides,
      recordings: recordings?.map(plainRecording),
      materials: materials?.map(plainMaterial),
    });
    const changes = changesIn(state.content, told);
    if (changes) events.push({ type: 'outreach.talk-described', data: { talkId, ...changes } });
    const where = toldInPart({ speakerIds, kind, meetupId, groupId, on, place, occasion, parentId });
    return [...events, ...correctedByHand(talkId, state, where)];
  },
});

import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
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
import { ElsewhereGiven, IsWebAddress, kindForm, kindMessage, longestTitle } from './talk-fields.js';

const oneOfTheSpeakers: AccessRule<OfferTalk> = {
  name: 'speaker-or-importer',
  allows: (actor, command) =>
    (actor.kind === 'person' && command.speakerIds.includes(actor.id)) ||
    actor.roles.importer === true ||
    actor.roles.steward === true,
};

/** Puts a talk on offer: groups may invite its speakers to give it. */
export class OfferTalk extends Command {
  @IsUUID() talkId!: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(30) @ArrayUnique() @IsUUID(undefined, { each: true }) speakerIds!: string[];
  @IsString() @Length(1, longestTitle) title!: string;
  @Matches(kindForm, { message: kindMessage }) kind!: string;
  @IsOptional() @ValidateNested() @Type(() => FreeText) abstract?: FreeText;
  @IsOptional() @IsString() @Length(2, 35) language?: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @IsString({ each: true })
  @Length(1, 80, { each: true })
  technologies?: string[];
  @IsOptional() @IsInt() @Min(1) @Max(1440) minutes?: number;
  @IsOptional() @IsWebAddress() slides?: string;
  @IsOptional() @ValidateNested() @Type(() => ElsewhereGiven) elsewhere?: ElsewhereGiven;
  static readonly access: AccessRule<OfferTalk> = oneOfTheSpeakers;
}

export const offerTalk = slice(talk).when(OfferTalk, {
  id: (command) => command.talkId,
  decide: (command, state, { actor }) => {
    const { talkId, speakerIds } = command;
    if (state.status === 'given') return [];
    if (state.status === 'offered' && speakerIds.includes(actor) && !state.occasion.speakerIds.includes(actor)) {
      throw new RuleViolation('talk-must-be-ones-own', 'This talk is offered by somebody else.', 'talkId');
    }
    const facts = factsOf(command);
    if (state.status === 'offered') return recordedAgain(talkId, state, facts);
    return [{ type: 'outreach.talk-offered', data: { talkId, ...facts } }];
  },
});

function factsOf(command: OfferTalk): TalkFacts {
  const { title, kind, language, minutes, slides, elsewhere } = command;
  return known({
    title,
    kind,
    speakerIds: [...command.speakerIds],
    abstract: writtenText(command.abstract),
    language,
    technologies: [...(command.technologies ?? [])],
    minutes,
    slides,
    recordings: [],
    materials: [],
    elsewhere: elsewhere && { url: elsewhere.url, label: elsewhere.label },
  }) as TalkFacts;
}

import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Command, slice } from '#kernel/command';
import { RuleViolation } from '#kernel/rule-violation';
import { changesIn, toldInPart } from '#kernel/told-facts';
import { FreeText } from '../free-text.js';
import { IsHandles, longestSlug, slugForm, slugMessage } from './profile-fields.js';
import { speaker } from './speaker.js';
import { speakerOrImporter } from './speaker-access.js';

/** Changes what a speaker's profile says: the fields given, the others stay. An empty bio or pronouns takes them away. */
export class DescribeSpeaker extends Command {
  @IsUUID() personId!: string;
  @IsOptional() @Matches(slugForm, { message: slugMessage }) @MaxLength(longestSlug) slug?: string;
  @IsOptional() @IsString() @Length(1, 200) name?: string;
  @IsOptional() @ValidateNested() @Type(() => FreeText) bio?: FreeText;
  @IsOptional() @IsString() @MaxLength(60) pronouns?: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @Length(1, 200, { each: true })
  aliases?: string[];
  @IsOptional() @IsHandles() handles?: Record<string, string>;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @Length(1, 120, { each: true })
  places?: string[];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @Length(1, 80, { each: true })
  topics?: string[];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @Length(2, 35, { each: true })
  languages?: string[];
  @IsOptional() @IsBoolean() public?: boolean;
  static readonly access = speakerOrImporter;
}

export const describeSpeaker = slice(speaker).when(DescribeSpeaker, {
  id: (command) => command.personId,
  reserves: ({ slug }) =>
    slug === undefined
      ? undefined
      : {
          kind: 'speaker-slug',
          value: slug,
          rule: 'speaker-slug-must-be-free',
          message: 'Another speaker has this address already. Add something to it, such as a number.',
          field: 'slug',
        },
  decide: ({ personId, bio, ...fields }, state) => {
    if (state.status === 'erased') {
      throw new RuleViolation('person-must-not-be-erased', 'This person was erased; there is nothing to describe.');
    }
    if (state.status !== 'in-pool') {
      throw new RuleViolation('speaker-must-be-in-pool', 'Nobody like that is in the speaker pool: join it first.');
    }
    const told = toldInPart({ ...fields, bio: bio && { text: bio.text, format: bio.format } });
    const changes = changesIn(state.profile, told);
    return changes ? [{ type: 'outreach.speaker-described', data: { personId, ...changes } }] : [];
  },
});

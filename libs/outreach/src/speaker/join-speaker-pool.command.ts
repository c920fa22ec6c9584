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
import { changesIn, known } from '#kernel/told-facts';
import { FreeText, writtenText } from '../free-text.js';
import { IsHandles, longestSlug, slugForm, slugMessage } from './profile-fields.js';
import { speaker, type SpeakerProfile } from './speaker.js';
import { speakerOrImporter } from './speaker-access.js';

/**
 * Enters somebody into the speaker pool. Told again, only what is told differently than before changes, so that what the
 * speaker corrected meanwhile stays; somebody who left comes back only by their own wish.
 */
export class JoinSpeakerPool extends Command {
  @IsUUID() personId!: string;
  @Matches(slugForm, { message: slugMessage }) @MaxLength(longestSlug) slug!: string;
  @IsString() @Length(1, 200) name!: string;
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
  @IsBoolean() public!: boolean;
  static readonly access = speakerOrImporter;
}

export const joinSpeakerPool = slice(speaker).when(JoinSpeakerPool, {
  id: (command) => command.personId,
  reserves: ({ slug }) => ({
    kind: 'speaker-slug',
    value: slug,
    rule: 'speaker-slug-must-be-free',
    message: 'Another speaker has this address already. Add something to it, such as a number.',
    field: 'slug',
  }),
  decide: (command, state, { actor }) => {
    const { personId } = command;
    const profile = profileOf(command);
    const themself = actor === personId;
    switch (state.status) {
      case 'erased':
        throw new RuleViolation('person-must-not-be-erased', 'This person was erased and is not entered again.');
      case 'left':
        if (!themself) return [];
        return [{ type: 'outreach.speaker-joined-pool', data: { personId, ...profile } }];
      case 'unknown':
        return [{ type: 'outreach.speaker-joined-pool', data: { personId, ...profile } }];
      case 'in-pool': {
        const told = { bio: undefined, pronouns: undefined, ...profile };
        const changes = changesIn(themself ? state.profile : state.told, told);
        return changes ? [{ type: 'outreach.speaker-entry-renewed', data: { personId, ...changes } }] : [];
      }
    }
  },
});

function profileOf(command: JoinSpeakerPool): SpeakerProfile {
  const { slug, name, pronouns, aliases = [], handles = {}, places = [], topics = [], languages = [] } = command;
  return known({
    slug,
    name,
    bio: writtenText(command.bio),
    pronouns: pronouns || undefined,
    aliases: [...aliases],
    handles: { ...handles },
    places: [...places],
    topics: [...topics],
    languages: [...languages],
    public: command.public,
  }) as SpeakerProfile;
}

import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  Length,
  Matches,
} from 'class-validator';
import { Command, type ReservationOf } from '#kernel/command';
import type { Changes } from '#kernel/changed-facts';
import { saidFacts } from '#kernel/changed-facts';
import { Nested } from '../nested-facts.js';
import { ElsewhereInput, LinkInput, PlaceInput, RichTextInput } from '../stated-facts.js';
import { type GroupKind, groupKinds, type GroupProfile, type JoinMode, joinModes, profileFields } from './group.js';

/** How a slug is written: lower-case letters a to z, digits and single hyphens between them. */
export const slugForm = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const slugMessage = {
  message: '$property must be of lower-case letters a to z, digits and single hyphens, such as fen-ruby',
};

/** What a command may say about a group; left out is "not said", null takes a fact away. */
export abstract class GroupFacts extends Command {
  @IsOptional() @IsIn(groupKinds) kind?: GroupKind | null;
  @IsOptional() @Nested(() => RichTextInput) description?: RichTextInput | null;
  @IsOptional() @Nested(() => PlaceInput) place?: PlaceInput | null;
  @IsOptional() @IsBoolean() online?: boolean | null;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(40)
  @IsString({ each: true })
  @Length(1, 60, { each: true })
  technologies?: string[] | null;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @Matches(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, {
    each: true,
    message: 'languages must be language tags such as en or pt-BR',
  })
  languages?: string[] | null;
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'foundedOn must be a day such as 2014-09-30' })
  @IsISO8601({ strict: true }, { message: 'foundedOn must be a day that exists' })
  foundedOn?: string | null;
  @IsOptional() @IsIn(joinModes) joinMode?: JoinMode | null;
  @IsOptional() @Length(1, 60) memberName?: string | null;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(40)
  @IsString({ each: true })
  @Length(1, 200, { each: true })
  alsoKnownAs?: string[] | null;
  @IsOptional() @IsArray() @ArrayMaxSize(40) @Nested(() => LinkInput) links?: LinkInput[] | null;
  @IsOptional() @Nested(() => ElsewhereInput) elsewhere?: ElsewhereInput | null;
}

/** The profile as a command gives it: words trimmed, each technology and language once. */
export function profileIn(command: GroupFacts & { zone?: string }): Changes<GroupProfile> {
  const said = saidFacts<GroupProfile>(command, profileFields);
  for (const name of ['technologies', 'languages', 'alsoKnownAs'] as const) {
    const list = said[name];
    if (list) said[name] = [...new Set(list.map((each) => each.trim()).filter((each) => each !== ''))];
  }
  return said;
}

/** A slug belongs to one group for ever: what once led to a group never leads to another one. */
export function slugReservation(slug: string, field = 'slug'): ReservationOf {
  return {
    kind: 'group-slug',
    value: slug,
    rule: 'group-slug-must-be-free',
    message: `Another group has or had the address /groups/${slug}. Choose another slug.`,
    field,
  };
}

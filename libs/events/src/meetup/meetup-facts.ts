import 'reflect-metadata';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, Min } from 'class-validator';
import { Command } from '#kernel/command';
import { RuleViolation } from '#kernel/rule-violation';
import { type Changes, saidFacts } from '#kernel/changed-facts';
import { IsWebAddress, Stated, StatedLink, StatedPlace, StatedText } from '../stated-facts.js';
import {
  type MeetupMode,
  type MeetupProfile,
  type Outcome,
  outcomeFields,
  profileFields,
  type Whereabouts,
} from './meetup.js';

export const longestTitle = 300;
export const longestReason = 500;
/** Most people that any number here may count. */
export const mostPeople = 1_000_000;

class StatedSeries {
  @IsUUID() seriesId!: string;
  @Length(1, 200) name!: string;
}

export class StatedOnline {
  @IsOptional() @IsWebAddress() url?: string;
}

/** What a command may say of a meetup beside its title and format; left out is "not said", null takes a fact away. */
export abstract class SaidOfMeetup extends Command {
  @IsOptional() @Stated(() => StatedText) description?: StatedText | null;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(40)
  @IsString({ each: true })
  @Length(1, 60, { each: true })
  technologies?: string[] | null;
  @IsOptional()
  @Matches(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, { message: 'language must be a language tag such as en or pt-BR' })
  language?: string | null;
  @IsOptional() @IsInt() @Min(0) @Max(mostPeople) capacity?: number | null;
  @IsOptional() @Stated(() => StatedSeries) series?: StatedSeries | null;
  @IsOptional() @Stated(() => StatedLink) elsewhere?: StatedLink | null;
}

/** The whereabouts of a meetup as a command states them, in full: what is left out, there is not. */
export abstract class StatesWhereabouts extends SaidOfMeetup {
  @IsOptional() @IsUUID() venueId?: string;
  @IsOptional() @Stated(() => StatedOnline) online?: StatedOnline;
  /** The town, with coordinates where they are known: without it the meetup is not found by its place. */
  @IsOptional() @Stated(() => StatedPlace) place?: StatedPlace;
}

/** The profile that a command tells: titles without line breaks, each technology once. */
export function profileIn(command: {
  readonly [Name in keyof MeetupProfile]?: MeetupProfile[Name] | null | undefined;
}): Changes<MeetupProfile> {
  const told = saidFacts<MeetupProfile>(command, profileFields);
  if (told.title) told.title = told.title.replace(/\s+/g, ' ').trim();
  if (told.technologies) {
    told.technologies = [...new Set(told.technologies.map((each) => each.trim()).filter((each) => each !== ''))];
    if (told.technologies.length === 0) told.technologies = null;
  }
  if (told.description?.text.trim() === '') told.description = null;
  return told;
}

/** How it went, as a command tells it. */
export function outcomeIn(command: {
  readonly [Name in keyof Outcome]?: Outcome[Name] | null | undefined;
}): Changes<Outcome> {
  const told = saidFacts<Outcome>(command, outcomeFields);
  if (told.recap?.text.trim() === '') told.recap = null;
  for (const name of ['recordings', 'slides', 'photos'] as const) if (told[name]?.length === 0) told[name] = null;
  return told;
}

/** Where a meetup takes place, as a command states it. Without a mode, it follows from what is stated. */
export function whereaboutsIn(command: {
  readonly mode?: MeetupMode;
  readonly venueId?: string;
  readonly online?: StatedOnline;
  readonly place?: StatedPlace;
}): Whereabouts {
  const { venueId, online, place } = saidFacts<Whereabouts>(command, ['venueId', 'online', 'place']);
  const mode = command.mode ?? (online ? (venueId || place ? 'hybrid' : 'online') : 'in-person');
  return { mode, ...(venueId && { venueId }), ...(online && { online }), ...(place && { place }) };
}

/** Refuses an empty title, which validation cannot see when it consists of spaces, with `title-must-say-something`. */
export function requireTitle(told: Changes<MeetupProfile>): void {
  if (told.title === '') throw new RuleViolation('title-must-say-something', 'Give the meetup a title.', 'title');
}

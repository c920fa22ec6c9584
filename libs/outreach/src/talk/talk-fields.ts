// @Type reads metadata as soon as a class is defined.
import 'reflect-metadata';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUrl, Length, Matches, Max, Min, ValidateBy } from 'class-validator';
import { known } from '#kernel/told-facts';
import type { Elsewhere, Material, Recording } from './talk.js';

export const longestTitle = 300;
export const kindForm = /^[a-z]+(-[a-z]+){0,3}$/;
export const kindMessage = 'kind must be a short kebab-case word such as talk, lightning, keynote or session';

const webAddress = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };
const noAddress = { message: '$property must be a web address that begins with http:// or https://' };

/** A web address (http or https) of at most 2,000 characters. */
export function IsWebAddress(): PropertyDecorator {
  return (target, property) => {
    IsUrl(webAddress, noAddress)(target, property);
    Length(1, 2000)(target, property);
  };
}

export class RecordingGiven implements Recording {
  @IsWebAddress() url!: string;
  @IsOptional() @IsString() @Length(1, 60) provider?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(1_000_000) startsAtSecond?: number;
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(1_000_000) endsAtSecond?: number;
}

export class MaterialGiven implements Material {
  @Matches(kindForm, { message: 'kind must be a short kebab-case word such as transcript or code' }) kind!: string;
  @IsWebAddress() url!: string;
  @IsOptional() @IsString() @Length(1, longestTitle) title?: string;
}

export class ElsewhereGiven implements Elsewhere {
  @IsWebAddress() url!: string;
  @IsString() @Length(1, 120) label!: string;
}

const written = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2}))?)?)?$/;

/** Whether a text is a day that exists, written as exactly as it is known. */
export function isPartialDate(value: unknown): boolean {
  const match = typeof value === 'string' ? written.exec(value) : null;
  if (!match) return false;
  const [, year, month = '01', day = '01', hour = '00', minute = '00'] = match;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(`${year}-${month}-${day}T${hour}`);
}

/** A year, month, day, or day and time: as exactly as it is known. */
export function IsPartialDate(): PropertyDecorator {
  return ValidateBy({
    name: 'isPartialDate',
    validator: {
      validate: isPartialDate,
      defaultMessage: () =>
        '$property must be a date as far as it is known: 2026, 2026-03, 2026-03-29 or 2026-03-29T19:00',
    },
  });
}

export const plainRecording = ({ url, provider, startsAtSecond, endsAtSecond }: Recording): Recording =>
  known({ url, provider, startsAtSecond, endsAtSecond }) as Recording;

export const plainMaterial = ({ kind, url, title }: Material): Material => known({ kind, url, title }) as Material;

// The decorators read types as soon as a class is defined.
import 'reflect-metadata';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsISO31661Alpha2,
  IsLatitude,
  IsLongitude,
  IsNumber,
  IsOptional,
  IsString,
  IsUrl,
  Length,
  Matches,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

/** A text that somebody wrote, kept as written; it is made safe where it is shown. */
export interface WrittenText {
  readonly text: string;
  readonly format: 'markdown' | 'html' | 'plain';
}

/** A web address and what it leads to, in words. */
export interface WebLink {
  readonly url: string;
  readonly label?: string;
}

/** Where something is, as exactly as it is known. Latitude and longitude (WGS 84, degrees) come together. */
export interface Place {
  /** Town, as people call it. */
  readonly name: string;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country?: string;
  /** State, county or province. */
  readonly region?: string;
  readonly lat?: number;
  readonly lon?: number;
}

/** Checks a field only when it is said at all; `null` is checked too, so it is refused where there must be a value. */
export const IfSaid = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined) as PropertyDecorator;

/** Checks a nested object, or each of a list, as an instance of a class. */
export function Stated(type: () => new () => object): PropertyDecorator {
  return (target, property) => {
    Type(type)(target, property);
    ValidateNested()(target, property as string);
  };
}

/** A web address (http or https) of at most 2,000 characters. */
export function IsWebAddress(): PropertyDecorator {
  return (target, property) => {
    IsUrl(
      { protocols: ['http', 'https'], require_protocol: true, require_tld: false },
      { message: '$property must be a web address that begins with http:// or https://' },
    )(target, property);
    MaxLength(2000)(target, property);
  };
}

export class StatedText implements WrittenText {
  @IsString() @MaxLength(20_000) text!: string;
  @IsIn(['markdown', 'html', 'plain'], { message: 'format must be markdown, html or plain' })
  format!: WrittenText['format'];
}

export class StatedLink implements WebLink {
  @IsWebAddress() url!: string;
  @IsOptional() @Length(1, 200) label?: string;
}

export class StatedPlace implements Place {
  @Length(1, 200) name!: string;
  @IsOptional()
  @IsISO31661Alpha2({ message: 'country must be a code of two letters such as DE or GB' })
  country?: string;
  @IsOptional() @Length(1, 200) region?: string;
  @ValidateIf(({ lat, lon }: StatedPlace) => lat != null || lon != null)
  @IsNumber({}, { message: 'lat must be a number, and be given together with lon' })
  @IsLatitude({ message: 'lat must lie between -90 and 90' })
  lat?: number;
  @ValidateIf(({ lat, lon }: StatedPlace) => lat != null || lon != null)
  @IsNumber({}, { message: 'lon must be a number, and be given together with lat' })
  @IsLongitude({ message: 'lon must lie between -180 and 180' })
  lon?: number;
}

/** A start as somebody says it. Without a duration, nobody knows how long it takes. */
export class StatedStart {
  /** Wall clock at the place, without an offset. */
  @Matches(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/, {
    message: 'local must be a date and time such as 2026-03-29T19:00, without an offset',
  })
  local!: string;
  /** IANA name. */
  @IsString() @Length(1, 120) zone!: string;
  /** ISO 8601 duration. */
  @IsOptional()
  @IsString()
  @Length(2, 60, { message: 'duration must be written as PT2H or PT90M' })
  duration?: string;
  /** Which one is meant where the clock shows this time twice, or on which side of the gap where it never does. */
  @IsOptional()
  @IsIn(['earlier', 'later'], { message: 'choice must be earlier or later' })
  choice?: 'earlier' | 'later';
}

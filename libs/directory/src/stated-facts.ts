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
  MaxLength,
  ValidateIf,
} from 'class-validator';

/** A text that people wrote, as they wrote it; it is made safe where it is shown. */
export interface RichText {
  readonly text: string;
  readonly format: 'markdown' | 'html' | 'plain';
}

/** A web address with the name of what it leads to, for example `website`, `chat`, `code`, `calendar`. */
export interface Link {
  readonly kind: string;
  readonly url: string;
}

/** Where something is. Latitude and longitude (WGS 84, degrees) come together or not at all. */
export interface Place {
  /** Town or quarter, as people call it. */
  readonly name: string;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country?: string;
  /** State, county or province. */
  readonly region?: string;
  readonly lat?: number;
  readonly lon?: number;
}

/** The page of the same thing on another site. */
export interface Elsewhere {
  readonly url: string;
  readonly label?: string;
}

const webAddress = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };
const webAddressMessage = { message: '$property must be a web address that begins with http:// or https://' };

export class RichTextInput implements RichText {
  @IsString() @MaxLength(20_000) text!: string;
  @IsIn(['markdown', 'html', 'plain']) format!: RichText['format'];
}

export class LinkInput implements Link {
  @Length(1, 40) kind!: string;
  @IsUrl(webAddress, webAddressMessage) @MaxLength(2000) url!: string;
}

export class PlaceInput implements Place {
  @Length(1, 200) name!: string;
  @IsOptional()
  @IsISO31661Alpha2({ message: 'country must be a code of two letters such as DE or GB' })
  country?: string;
  @IsOptional() @Length(1, 200) region?: string;
  @ValidateIf((place: PlaceInput) => place.lat != null || place.lon != null)
  @IsNumber({}, { message: 'lat must be a number, and be given together with lon' })
  @IsLatitude({ message: 'lat must lie between -90 and 90' })
  lat?: number;
  @ValidateIf((place: PlaceInput) => place.lat != null || place.lon != null)
  @IsNumber({}, { message: 'lon must be a number, and be given together with lat' })
  @IsLongitude({ message: 'lon must lie between -180 and 180' })
  lon?: number;
}

export class ElsewhereInput implements Elsewhere {
  @IsUrl(webAddress, webAddressMessage) @MaxLength(2000) url!: string;
  @IsOptional() @Length(1, 200) label?: string;
}

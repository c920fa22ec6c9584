import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsISO31661Alpha2,
  IsLatitude,
  IsLongitude,
  IsNumber,
  IsOptional,
  IsUrl,
  Length,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type { AccessRule } from '#kernel/access';
import { Command } from '#kernel/command';
import { RuleViolation } from '#kernel/rule-violation';
import { Nested } from '../nested-facts.js';
import { ElsewhereInput, RichTextInput } from '../stated-facts.js';
import type { Address, KnownVenue, Room, VenueAccess, VenuePosition, VenueState } from './venue.js';

/** Organisers of any group look after the venues together, as do stewards and importers. */
export const organisersTogether: AccessRule = {
  name: 'organiser-of-any-group',
  allows: ({ roles }) => roles.steward === true || roles.importer === true || (roles.organises?.size ?? 0) > 0,
};

class AddressInput implements Address {
  @IsOptional() @Length(1, 300) street?: string;
  @IsOptional() @Length(1, 200) city?: string;
  @IsOptional() @Length(1, 40) postalCode?: string;
  @IsOptional() @Length(1, 200) region?: string;
  @IsOptional()
  @IsISO31661Alpha2({ message: 'country must be a code of two letters such as DE or GB' })
  country?: string;
  @IsOptional() @Length(1, 500) display?: string;
}

class PositionInput implements VenuePosition {
  @IsNumber() @IsLatitude({ message: 'lat must lie between -90 and 90' }) lat!: number;
  @IsNumber() @IsLongitude({ message: 'lon must lie between -180 and 180' }) lon!: number;
}

class AccessInput implements VenueAccess {
  @IsOptional() @IsBoolean() stepFree?: boolean;
  @IsOptional() @IsBoolean() lift?: boolean;
  @IsOptional() @IsBoolean() accessibleToilets?: boolean;
  @IsOptional() @Length(1, 5000) notes?: string;
}

class RoomInput implements Room {
  @Length(1, 200) name!: string;
  @IsOptional() @IsInt() @Min(0) @Max(1_000_000) capacity?: number;
  @IsOptional() @Length(1, 60) floor?: string;
}

/** What a command may say about a venue; left out is "not said", null takes a fact away. */
export abstract class SaidOfVenue extends Command {
  @IsOptional() @Nested(() => AddressInput) address?: Address | null;
  @IsOptional() @Nested(() => PositionInput) position?: VenuePosition | null;
  @IsOptional() @IsInt() @Min(0) @Max(1_000_000) capacity?: number | null;
  @IsOptional() @Nested(() => AccessInput) access?: VenueAccess | null;
  @IsOptional() @IsArray() @ArrayMaxSize(100) @Nested(() => RoomInput) rooms?: Room[] | null;
  @IsOptional() @Length(1, 5000) houseRules?: string | null;
  @IsOptional() @Nested(() => RichTextInput) description?: RichTextInput | null;
  @IsOptional()
  @IsUrl(
    { protocols: ['http', 'https'], require_protocol: true, require_tld: false },
    { message: 'website must be a web address that begins with http:// or https://' },
  )
  @MaxLength(2000)
  website?: string | null;
  @IsOptional() @Nested(() => ElsewhereInput) elsewhere?: ElsewhereInput | null;
}

/** The venue, or the refusal `venue-must-exist`. */
export function knownVenue(state: VenueState): KnownVenue {
  if (state.status === 'unknown') throw new RuleViolation('venue-must-exist', 'There is no such venue.', 'venueId');
  return state;
}

import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { RichTextResource } from '../group/group-resource.js';
import { venueKinds } from './venue.js';
import type { VenueRow } from './venues.view.js';

export class AddressResource {
  @ApiPropertyOptional({ example: '3 Mere Lane' }) street?: string;
  @ApiPropertyOptional({ example: 'Ely' }) city?: string;
  @ApiPropertyOptional({ example: 'CB7 0AA' }) postalCode?: string;
  @ApiPropertyOptional() region?: string;
  @ApiPropertyOptional({ example: 'GB', description: 'ISO 3166-1 alpha-2' }) country?: string;
  @ApiPropertyOptional({ description: 'In one line, as the source writes it' }) display?: string;
}

export class PositionResource {
  @ApiProperty({ example: 52.3995, description: 'Degrees, WGS 84' }) lat!: number;
  @ApiProperty({ example: 0.2624, description: 'Degrees, WGS 84' }) lon!: number;
}

export class VenueAccessResource {
  @ApiPropertyOptional() stepFree?: boolean;
  @ApiPropertyOptional() lift?: boolean;
  @ApiPropertyOptional() accessibleToilets?: boolean;
  @ApiPropertyOptional({ example: 'Ring at the side door.' }) notes?: string;
}

export class RoomResource {
  @ApiProperty({ example: 'Reading room' }) name!: string;
  @ApiPropertyOptional({ example: 40 }) capacity?: number;
  @ApiPropertyOptional({ example: '1' }) floor?: string;
}

export class VenueResource {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'The Old Library' }) name!: string;
  @ApiProperty({ enum: venueKinds }) kind!: string;
  @ApiProperty({ enum: ['open', 'closed'] }) status!: string;
  @ApiPropertyOptional({ format: 'date-time' }) closedAt?: string;
  @ApiPropertyOptional({ type: AddressResource }) address?: AddressResource;
  @ApiPropertyOptional({ type: PositionResource }) position?: PositionResource;
  @ApiPropertyOptional({ example: 60, description: 'People that fit in' }) capacity?: number;
  @ApiPropertyOptional({ type: VenueAccessResource }) access?: VenueAccessResource;
  @ApiProperty({ type: [RoomResource] }) rooms!: readonly RoomResource[];
  @ApiPropertyOptional() houseRules?: string;
  @ApiPropertyOptional({ type: RichTextResource }) description?: RichTextResource;
  @ApiPropertyOptional({ example: 'https://old-library.example' }) website?: string;
  @ApiProperty({ example: 'https://network.example/venues/0f3e2c10-0000-4000-8000-0000000000a1' }) url!: string;
}

export class VenuesPage {
  @ApiProperty({ type: [VenueResource] }) venues!: readonly VenueResource[];
  @ApiProperty({ example: 9, description: 'Of all pages, counted no further than 10,000' }) total!: number;
  @ApiPropertyOptional({ example: '/api/v1/venues?after=WyJ…', description: 'The next page; left out on the last.' })
  next?: string;
}

/** A venue as the API gives it. */
export function venueResource(row: VenueRow, site: string): VenueResource {
  const { venueId: id, rooms = [], elsewhere: _elsewhere, ...facts } = row;
  return { id, ...facts, rooms, url: `${site}/venues/${id}` };
}

import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { GroupProfile } from './group.js';
import { groupKinds, joinModes } from './group.js';
import type { DirectoryEntry } from './public-directory.view.js';

export class PlaceResource {
  @ApiProperty({ example: 'Ely' }) name!: string;
  @ApiPropertyOptional({ example: 'GB', description: 'ISO 3166-1 alpha-2' }) country?: string;
  @ApiPropertyOptional({ example: 'Cambridgeshire' }) region?: string;
  @ApiPropertyOptional({ example: 52.3995, description: 'Degrees, WGS 84' }) lat?: number;
  @ApiPropertyOptional({ example: 0.2624, description: 'Degrees, WGS 84' }) lon?: number;
}

export class LinkResource {
  @ApiProperty({ example: 'website' }) kind!: string;
  @ApiProperty({ example: 'https://fen-ruby.example' }) url!: string;
}

export class RichTextResource {
  @ApiProperty({ example: 'Two talks and a long table.', description: 'As it was written; make it safe before use.' })
  text!: string;
  @ApiProperty({ enum: ['markdown', 'html', 'plain'] }) format!: string;
}

export class GroupResource {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'fen-ruby' }) slug!: string;
  @ApiProperty({ type: [String], description: 'Addresses that lead here for ever.' }) formerSlugs!: readonly string[];
  @ApiProperty({ example: 'Fen Ruby' }) name!: string;
  @ApiProperty({ type: [String] }) otherNames!: readonly string[];
  @ApiProperty({ enum: groupKinds }) kind!: string;
  @ApiProperty({ enum: ['listed', 'retired'] }) standing!: string;
  @ApiProperty({ example: 'Europe/London', description: 'IANA time zone' }) zone!: string;
  @ApiPropertyOptional({ type: PlaceResource }) place?: PlaceResource;
  @ApiProperty() online!: boolean;
  @ApiProperty({ type: [String], example: ['Ruby'] }) technologies!: readonly string[];
  @ApiProperty({ type: [String], example: ['en'] }) languages!: readonly string[];
  @ApiPropertyOptional({ example: 74 }) members?: number;
  @ApiPropertyOptional({ format: 'date-time' }) membersCountedAt?: string;
  @ApiPropertyOptional({ format: 'date', example: '2014-09-30' }) foundedOn?: string;
  @ApiPropertyOptional({ format: 'date-time' }) listedAt?: string;
  @ApiPropertyOptional({ format: 'date-time' }) retiredAt?: string;
  @ApiPropertyOptional({ example: 12.4, description: 'From the place that was asked for' }) distanceKm?: number;
  @ApiProperty({ example: 'https://network.example/groups/fen-ruby' }) url!: string;
}

export class WholeGroupResource extends GroupResource {
  @ApiPropertyOptional({ type: RichTextResource }) description?: RichTextResource;
  @ApiPropertyOptional({ enum: joinModes }) joinMode?: string;
  @ApiPropertyOptional({ example: 'Rubyists' }) memberName?: string;
  @ApiProperty({ type: [LinkResource] }) links!: readonly LinkResource[];
}

export class GroupsPage {
  @ApiProperty({ type: [GroupResource] }) groups!: readonly GroupResource[];
  @ApiProperty({ example: 14, description: 'Of all pages, counted no further than 10,000' }) total!: number;
  @ApiPropertyOptional({ example: '/api/v1/groups?after=WyJ…', description: 'The next page; left out on the last.' })
  next?: string;
}

/** A group as the API gives it. `km` is its distance from the place that was asked for. */
export function groupResource(entry: DirectoryEntry, site: string, km?: number): GroupResource {
  const { groupId, formerNames, alsoKnownAs, place, members, membersCountedAt, foundedOn, listedAt, retiredAt } = entry;
  return {
    id: groupId,
    slug: entry.slug,
    formerSlugs: entry.formerSlugs,
    name: entry.name,
    otherNames: [...new Set([...alsoKnownAs, ...formerNames])],
    kind: entry.kind,
    standing: entry.standing,
    zone: entry.zone,
    ...(place ? { place } : {}),
    online: entry.online,
    technologies: entry.technologies,
    languages: entry.languages,
    ...(members === undefined ? {} : { members }),
    ...(membersCountedAt ? { membersCountedAt } : {}),
    ...(foundedOn ? { foundedOn } : {}),
    ...(listedAt ? { listedAt } : {}),
    ...(retiredAt ? { retiredAt } : {}),
    ...(km === undefined ? {} : { distanceKm: Math.round(km * 10) / 10 }),
    url: `${site}/groups/${entry.slug}`,
  };
}

/** A group with everything that it says about itself. */
export function wholeGroupResource(entry: DirectoryEntry, profile: GroupProfile, site: string): WholeGroupResource {
  const { description, joinMode, memberName, links = [] } = profile;
  return {
    ...groupResource(entry, site),
    ...(description ? { description } : {}),
    ...(joinMode ? { joinMode } : {}),
    ...(memberName ? { memberName } : {}),
    links,
  };
}

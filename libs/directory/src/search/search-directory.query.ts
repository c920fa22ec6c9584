import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { question } from '#door/questions';
import { type SearchHits, searchIn } from '#web/search-words';
import { type DirectoryEntry, publicDirectory } from '../group/public-directory.view.js';
import { type VenueRow, venues } from '../venue/venues.view.js';

/** Which groups and venues have these words? */
export class SearchDirectory extends Query<{ readonly groups: SearchHits; readonly venues: SearchHits }> {
  @IsString() @MaxLength(200) words!: string;
  @IsOptional() @IsInt() @Min(1) @Max(200) limit?: number;
  static readonly access = anyone;
}

export const searchDirectory = question(SearchDirectory, async ({ words, limit = 10 }, views) => ({
  groups: await searchIn(views.of(publicDirectory), words, limit, groupHit),
  venues: await searchIn(views.of(venues), words, limit, venueHit),
}));

const groupHit = ({ groupId, name, slug, place, technologies }: DirectoryEntry) => ({
  kind: 'group' as const,
  id: groupId,
  title: name,
  subtitle: [place?.name, ...technologies.slice(0, 4)].filter(Boolean).join(', '),
  href: `/groups/${slug}`,
});

const venueHit = ({ venueId, name, address }: VenueRow) => ({
  kind: 'venue' as const,
  id: venueId,
  title: name,
  subtitle: [address?.street, address?.city].filter(Boolean).join(', ') || (address?.display ?? ''),
  href: `/venues/${venueId}`,
});

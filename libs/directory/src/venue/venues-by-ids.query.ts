import { ArrayMaxSize, IsArray, IsString } from 'class-validator';
import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { question } from '#door/questions';
import { type VenueRow, venues } from './venues.view.js';

/** Which venues have these ids? In the order asked; unknown ones are left out. At most 1,000. */
export class VenuesByIds extends Query<readonly VenueRow[]> {
  @IsArray() @ArrayMaxSize(1000) @IsString({ each: true }) ids!: readonly string[];
  static readonly access = anyone;
}

export const venuesByIds = question(VenuesByIds, async ({ ids }, views) => {
  const found = new Map((await views.of(venues).getMany([...new Set(ids)])).map(({ row }) => [row.venueId, row]));
  return ids.flatMap((id) => found.get(id) ?? []);
});

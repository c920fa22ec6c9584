import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { question } from '#door/questions';
import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { type SearchHits, searchIn } from '#web/search-words';
import { type SponsorEntry, sponsors } from '../sponsor/sponsors.view.js';

/** Which sponsors have these words? */
export class SearchSponsorship extends Query<{ readonly sponsors: SearchHits }> {
  @IsString() @MaxLength(200) words!: string;
  @IsOptional() @IsInt() @Min(1) @Max(200) limit?: number;
  static readonly access = anyone;
}

export const searchSponsorship = question(SearchSponsorship, async ({ words, limit = 10 }, views) => ({
  sponsors: await searchIn(views.of(sponsors), words, limit, sponsorHit),
}));

const sponsorHit = ({ sponsorId, slug, name, about }: SponsorEntry) => ({
  kind: 'sponsor' as const,
  id: sponsorId,
  title: name,
  subtitle: (about ?? '').slice(0, 120),
  href: `/sponsors/${slug}`,
});

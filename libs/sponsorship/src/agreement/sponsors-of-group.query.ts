import { ArrayMaxSize, IsArray, IsOptional, IsString, MaxLength } from 'class-validator';
import { question } from '#door/questions';
import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { agreements } from './agreements.view.js';
import { type ShownSponsorship, shownSponsorships } from './shown-sponsorships.js';

/** Who sponsors this group, or did? The highest rank first; `current` tells those of today. */
export class SponsorsOfGroup extends Query<readonly ShownSponsorship[]> {
  @IsString() @MaxLength(100) groupId!: string;
  /** Groups that are shown as this one. */
  @IsOptional() @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) sameAs?: readonly string[];
  static readonly access = anyone;
}

export const sponsorsOfGroup = question(SponsorsOfGroup, async ({ groupId, sameAs = [] }, views) => {
  const rows = [];
  for (const each of new Set([groupId, ...sameAs])) {
    const found = await views.of(agreements).find({ index: 'byGroup', equals: [each], limit: 500 });
    rows.push(...found.documents.map(({ row }) => row));
  }
  return shownSponsorships(views, rows);
});

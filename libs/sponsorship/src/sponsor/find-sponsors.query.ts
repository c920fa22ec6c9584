import 'reflect-metadata';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { question } from '#door/questions';
import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { havingWords } from '#web/search-words';
import { agreements } from '../agreement/agreements.view.js';
import { isCurrent } from '../agreement/shown-sponsorships.js';
import { hosts } from '../hosting/hosts.view.js';
import { type SponsorEntry, sponsors } from './sponsors.view.js';

/** A sponsor, as lists show one. */
export interface FoundSponsor {
  readonly sponsor: SponsorEntry;
  /** Ids of the groups that they support or supported, or lent a room to. */
  readonly groupIds: readonly string[];
  readonly sponsorships: number;
  /** Whether a sponsorship holds today. */
  readonly current: boolean;
  readonly meetupsHosted: number;
}

export interface FoundSponsors {
  readonly sponsors: readonly FoundSponsor[];
  /** How many there are in all, counted no further than 10,000. */
  readonly total: number;
  /** Cursor of what follows; undefined at the end. */
  readonly next?: string;
}

/** Which sponsors fit? By name. */
export class FindSponsors extends Query<FoundSponsors> {
  /** Every word must occur, the last one also as a beginning. */
  @IsOptional() @IsString() @MaxLength(200) words?: string;
  @IsOptional() @IsString() @MaxLength(2000) after?: string;
  @IsOptional() @IsInt() @Min(1) @Max(200) @Type(() => Number) limit?: number;
  static readonly access = anyone;
}

export const findSponsors = question(FindSponsors, async ({ words, after, limit = 48 }, views) => {
  const reader = views.of(sponsors);
  const also = havingWords(words ?? '');
  const found = await reader.find({ index: 'byName', also, limit, ...(after ? { after } : {}) });
  const today = views.now.slice(0, 10);
  const listed: FoundSponsor[] = [];
  for (const { row } of found.documents) {
    const own = { equals: [row.sponsorId], limit: 200 };
    const given = (await views.of(agreements).find({ index: 'bySponsor', ...own })).documents;
    const hosted = (await views.of(hosts).find({ index: 'bySponsor', ...own })).documents;
    const groupIds = [...given, ...hosted].flatMap(({ row: { groupId } }) => groupId ?? []);
    listed.push({
      sponsor: row,
      groupIds: [...new Set(groupIds)],
      sponsorships: given.length,
      current: given.some((agreement) => isCurrent(today, agreement.row)),
      meetupsHosted: hosted.length,
    });
  }
  return {
    sponsors: listed,
    total: await reader.count({ index: 'byName', also }),
    ...(found.next ? { next: found.next } : {}),
  };
});

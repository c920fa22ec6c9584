import 'reflect-metadata';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { question } from '#door/questions';
import { havingWords } from '#web/search-words';
import { type VenueRow, venues } from './venues.view.js';

export interface FoundVenues {
  readonly venues: readonly VenueRow[];
  /** How many there are in all, counted no further than 10,000. */
  readonly total: number;
  /** Cursor of what follows; undefined at the end. */
  readonly next?: string;
}

/** Which venues are there, by name? */
export class FindVenues extends Query<FoundVenues> {
  /** Every word must occur, the last one also as a beginning. */
  @IsOptional() @IsString() @MaxLength(200) words?: string;
  @IsOptional() @IsString() @MaxLength(2000) after?: string;
  @IsOptional() @IsInt() @Min(1) @Max(200) @Type(() => Number) limit?: number;
  static readonly access = anyone;
}

export const findVenues = question(FindVenues, async ({ words, after, limit = 50 }, views): Promise<FoundVenues> => {
  const reader = views.of(venues);
  const also = havingWords(words ?? '');
  const found = await reader.find({ index: 'byName', also, limit, ...(after ? { after } : {}) });
  const total = await reader.count({ index: 'byName', also });
  return { venues: found.documents.map(({ row }) => row), total, ...(found.next ? { next: found.next } : {}) };
});

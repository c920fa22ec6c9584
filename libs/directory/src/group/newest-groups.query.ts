import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { question } from '#door/questions';
import { type DirectoryEntry, publicDirectory } from './public-directory.view.js';

/** Which groups came on the directory last? */
export class NewestGroups extends Query<readonly DirectoryEntry[]> {
  @IsOptional() @IsInt() @Min(1) @Max(50) limit?: number;
  static readonly access = anyone;
}

export const newestGroups = question(NewestGroups, async ({ limit = 6 }, views) => {
  const { documents } = await views.of(publicDirectory).find({ index: 'byListed', order: 'descending', limit });
  return documents.map(({ row }) => row);
});

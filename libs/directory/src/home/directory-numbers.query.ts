import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { question } from '#door/questions';
import { publicDirectory } from '../group/public-directory.view.js';
import { venues } from '../venue/venues.view.js';

/** How many groups are on the directory, and how many venues are known? */
export class DirectoryNumbers extends Query<{ readonly groups: number; readonly venues: number }> {
  static readonly access = anyone;
}

export const directoryNumbers = question(DirectoryNumbers, async (_query, views) => ({
  groups: await views.of(publicDirectory).count({ index: 'byName' }, 100_000),
  venues: await views.of(venues).count({ index: 'byName' }, 100_000),
}));

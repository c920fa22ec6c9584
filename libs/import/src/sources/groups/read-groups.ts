import { SourceMismatch } from '../source-damage.js';
import type { SourceLayout } from '../source-folder.js';
import type { SourceRecord } from '../source-record.js';
import type { GroupsRecord } from './group-listing.js';
import { kotlinLayout } from './read-kotlin.js';
import { nodeSchoolLayout } from './read-nodeschool.js';
import { phpUgLayout } from './read-phpug.js';
import { pyLadiesLayout } from './read-pyladies.js';

/** Every directory of groups that can be read, one layout each. */
export const groupLayouts: SourceLayout<GroupsRecord>[] = [phpUgLayout, pyLadiesLayout, kotlinLayout, nodeSchoolLayout];

/** Reads a directory of groups by the first layout that the folder looks like; throws `SourceMismatch` where it looks like none. */
export const readGroups = async function* (path: string): AsyncGenerator<SourceRecord<GroupsRecord>> {
  for (const layout of groupLayouts) {
    if (await layout.looksLike(path)) {
      yield* layout.read(path);
      return;
    }
  }
  throw new SourceMismatch(
    `${path} is no directory of groups that is known. ${groupLayouts.map((layout) => `For ${layout.title}: ${layout.needs}`).join(' ')}`,
  );
};

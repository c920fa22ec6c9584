import { IsUUID } from 'class-validator';
import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { question } from '#door/questions';
import { entriesOf } from '../group/groups-by-ids.query.js';
import { type DirectoryEntry, isListed } from '../group/public-directory.view.js';
import { neighbours } from './neighbours.view.js';

export interface Neighbour {
  readonly entry: DirectoryEntry;
  /** Instant at which both had agreed. */
  readonly since: string;
}

/** Which groups are neighbours of this one, by agreement of both? By name, at most 200. */
export class NeighboursOfGroup extends Query<readonly Neighbour[]> {
  @IsUUID() groupId!: string;
  static readonly access = anyone;
}

export const neighboursOfGroup = question(NeighboursOfGroup, async ({ groupId }, views) => {
  const lookup = { index: 'byGroup', equals: [groupId, 'agreed'], limit: 200 };
  const { documents } = await views.of(neighbours).find(lookup);
  const since = new Map(
    documents.map(({ row }) => [row.firstId === groupId ? row.secondId : row.firstId, row.since] as const),
  );
  const entries = await entriesOf(views, [...since.keys()]);
  const found = new Map<string, Neighbour>();
  for (const [id, entry] of entries) {
    const known = found.get(entry.groupId);
    if (entry.groupId === groupId || !isListed(entry) || (known && known.since <= since.get(id)!)) continue;
    found.set(entry.groupId, { entry, since: since.get(id)! });
  }
  return [...found.values()].sort((a, b) => a.entry.name.localeCompare(b.entry.name, 'en', { sensitivity: 'base' }));
});

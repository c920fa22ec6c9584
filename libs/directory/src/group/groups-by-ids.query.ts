import { ArrayMaxSize, IsArray, IsString } from 'class-validator';
import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { question, type Views } from '#door/questions';
import type { Place } from '../stated-facts.js';
import { type DirectoryEntry, isListed, publicDirectory } from './public-directory.view.js';

/** A group as other contexts name it. */
export interface NamedGroup {
  /** The id that was asked for. */
  readonly askedId: string;
  /** The group that it stands for: another one where two records were joined. */
  readonly groupId: string;
  readonly slug: string;
  readonly name: string;
  readonly zone: string;
  readonly place?: Place;
  readonly technologies: readonly string[];
  readonly listed: boolean;
}

/** Which groups have these ids? In the order asked; unknown ones are left out. At most 1,000. */
export class GroupsByIds extends Query<readonly NamedGroup[]> {
  @IsArray() @ArrayMaxSize(1000) @IsString({ each: true }) ids!: readonly string[];
  static readonly access = anyone;
}

export const groupsByIds = question(GroupsByIds, async ({ ids }, views) => {
  const found = await entriesOf(views, ids);
  return ids.flatMap((askedId): NamedGroup[] => {
    const entry = found.get(askedId);
    if (!entry) return [];
    const { groupId, slug, name, zone, place, technologies } = entry;
    return [{ askedId, groupId, slug, name, zone, technologies, listed: isListed(entry), ...(place ? { place } : {}) }];
  });
});

/** Entries by the ids asked for, each that of the group it is shown as. */
export async function entriesOf(views: Views, ids: readonly string[]): Promise<Map<string, DirectoryEntry>> {
  const reader = views.of(publicDirectory);
  const distinct = [...new Set(ids)];
  const own = new Map((await reader.getMany(distinct)).map(({ row }) => [row.groupId, row]));
  const others = [...own.values()].flatMap(({ shownAs }) => shownAs ?? []).filter((id) => !own.has(id));
  const shown = new Map(own);
  if (others.length > 0) for (const { row } of await reader.getMany(others)) shown.set(row.groupId, row);
  const found = new Map<string, DirectoryEntry>();
  for (const id of distinct) {
    const entry = own.get(id);
    if (entry) found.set(id, (entry.shownAs ? shown.get(entry.shownAs) : undefined) ?? entry);
  }
  return found;
}

import { IsString, MaxLength } from 'class-validator';
import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { question } from '#door/questions';
import type { GroupProfile } from './group.js';
import { groupProfiles } from './group-profiles.view.js';
import { entriesOf } from './groups-by-ids.query.js';
import { type DirectoryEntry, publicDirectory } from './public-directory.view.js';

/** What is at an address of a group: the group, another address to go to, or nothing. */
export type GroupAtSlug =
  | { readonly kind: 'group'; readonly entry: DirectoryEntry; readonly profile: GroupProfile }
  | { readonly kind: 'moved'; readonly slug: string }
  | { readonly kind: 'none' };

/** Which group has, or had, this slug? */
export class GroupBySlug extends Query<GroupAtSlug> {
  @IsString() @MaxLength(200) slug!: string;
  static readonly access = anyone;
}

export const groupBySlug = question(GroupBySlug, async ({ slug }, views): Promise<GroupAtSlug> => {
  const { documents } = await views
    .of(publicDirectory)
    .find({ index: 'bySlug', equals: [slug.toLowerCase()], limit: 2 });
  const at = documents.find(({ row }) => row.slug === slug) ?? documents[0];
  if (!at) return { kind: 'none' };
  const entry = (await entriesOf(views, [at.key])).get(at.key) ?? at.row;
  if (entry.slug !== slug) return { kind: 'moved', slug: entry.slug };
  const profile = (await views.of(groupProfiles).get(entry.groupId))?.row ?? { zone: entry.zone };
  return { kind: 'group', entry, profile };
});

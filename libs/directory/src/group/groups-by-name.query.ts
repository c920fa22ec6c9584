import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { question } from '#door/questions';
import { publicDirectory } from './public-directory.view.js';

/** Names for choosing one of the groups: those on the directory, by name, at most 1,000. */
export class GroupsByName extends Query<
  readonly { readonly groupId: string; readonly slug: string; readonly name: string }[]
> {
  static readonly access = anyone;
}

export const groupsByName = question(GroupsByName, async (_query, views) => {
  const { documents } = await views.of(publicDirectory).find({ index: 'byName', limit: 1000 });
  return documents.map(({ row: { groupId, slug, name } }) => ({ groupId, slug, name }));
});

import { GroupBySlug } from '#directory/group/group-by-slug.query';
import { GroupsByIds } from '#directory/group/groups-by-ids.query';
import { systemActor } from '#kernel/access';
import type { Platform } from '#platform/platform';

/** The group that somebody names at the command line, by its address (an old one too) or its id. Throws when there is none. */
export async function groupNamed(
  { questions, installation: { views } }: Platform,
  named: string,
): Promise<{ readonly groupId: string; readonly zone: string }> {
  const asking = { actor: systemActor('operator'), views };
  let at = await questions.ask(GroupBySlug, { slug: named }, asking);
  if (at.kind === 'moved') at = await questions.ask(GroupBySlug, { slug: at.slug }, asking);
  if (at.kind === 'group') return at.entry;
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(named);
  const [found] = isId ? await questions.ask(GroupsByIds, { ids: [named] }, asking) : [];
  if (!found) throw new Error(`There is no group with the id or address "${named}".`);
  return found;
}

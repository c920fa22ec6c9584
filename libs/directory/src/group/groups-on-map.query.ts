import { anyone } from '#kernel/access';
import { question } from '#door/questions';
import { allThatFit, GroupFilter } from './group-filter.js';
import { hasPosition, technologyKey } from './public-directory.view.js';

/** A group as a point. */
export interface GroupPoint {
  readonly slug: string;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly members: number;
}

export interface GroupsOnAMap {
  readonly points: readonly GroupPoint[];
  /** Groups that fit but name no place. */
  readonly withoutPlace: number;
  /** Technologies of the groups that fit, the most frequent first, at most 40. */
  readonly technologies: readonly { readonly label: string; readonly groups: number }[];
}

const most = 2000;

/** Where are the groups that fit, and what are they about? Reads at most 2,000 of them. */
export class GroupsOnMap extends GroupFilter<GroupsOnAMap> {
  static readonly access = anyone;
}

export const groupsOnMap = question(GroupsOnMap, async (query, views): Promise<GroupsOnAMap> => {
  const groups = await allThatFit(query, views, most);
  const points: GroupPoint[] = [];
  const technologies = new Map<string, { label: string; groups: number }>();
  for (const { entry } of groups) {
    const { slug, name, place, members = 0 } = entry;
    if (hasPosition(place)) points.push({ slug, name, lat: place.lat, lon: place.lon, members });
    for (const label of entry.technologies) {
      const known = technologies.get(technologyKey(label));
      if (known) known.groups += 1;
      else technologies.set(technologyKey(label), { label, groups: 1 });
    }
  }
  return {
    points,
    withoutPlace: groups.length - points.length,
    technologies: [...technologies.values()]
      .sort((a, b) => b.groups - a.groups || (a.label < b.label ? -1 : 1))
      .slice(0, 40),
  };
});

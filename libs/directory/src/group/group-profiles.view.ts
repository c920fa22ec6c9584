import { view } from '#kernel/view';
import { type Changes, withChanges } from '#kernel/changed-facts';
import type { GroupEvent, GroupProfile } from './group.js';

const keys = (event: { readonly data: { readonly groupId: string } }) => [event.data.groupId];

/** Everything that groups say about themselves, for their own pages. */
export const groupProfiles = view<GroupProfile, GroupEvent>({
  name: 'directory.group-profiles',
  version: 1,
  on: {
    'directory.group-founded': {
      keys,
      apply: (row, event) => {
        if (row) return row;
        const { groupId: _groupId, slug: _slug, name: _name, fromSource: _fromSource, ...profile } = event.data;
        return profile;
      },
    },
    'directory.group-described': {
      keys,
      apply: (row, event) => {
        if (!row) return row;
        const { groupId: _groupId, fromSource: _fromSource, ...changes } = event.data;
        return withChanges(row, changes as Changes<GroupProfile>);
      },
    },
  },
  indexes: {},
});

import { view } from '#kernel/view';
import type { GroupEvent } from './group.js';

/** The last known number of members in each month in which it was counted, by month (YYYY-MM, UTC). */
export interface MemberCounts {
  readonly months: Readonly<Record<string, { readonly members: number; readonly countedAt: string }>>;
}

/** How many members a group had, month by month. */
export const memberCounts = view<MemberCounts, GroupEvent>({
  name: 'directory.member-counts',
  version: 1,
  on: {
    'directory.group-members-counted': {
      keys: (event) => [event.data.groupId],
      apply: (row, { data: { members, countedAt } }) => {
        const month = countedAt.slice(0, 7);
        const known = row?.months[month];
        if (row && known && known.countedAt > countedAt) return row;
        return { months: { ...row?.months, [month]: { members, countedAt } } };
      },
    },
  },
  indexes: {},
});

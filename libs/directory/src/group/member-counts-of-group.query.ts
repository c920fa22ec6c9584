import { IsUUID } from 'class-validator';
import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { question } from '#door/questions';
import { memberCounts } from './member-counts.view.js';

/** The number of members at the end of a month (YYYY-MM). */
export interface MonthlyMembers {
  readonly month: string;
  readonly members: number;
}

/** How many members did a group have, month by month, where it was counted? */
export class MemberCountsOfGroup extends Query<readonly MonthlyMembers[]> {
  @IsUUID() groupId!: string;
  static readonly access = anyone;
}

export const memberCountsOfGroup = question(MemberCountsOfGroup, async ({ groupId }, views) => {
  const months = (await views.of(memberCounts).get(groupId))?.row.months ?? {};
  return Object.entries(months)
    .map(([month, { members }]) => ({ month, members }))
    .sort((a, b) => (a.month < b.month ? -1 : 1));
});

import { IsOptional, IsTimeZone, IsUUID } from 'class-validator';
import { organiserOf } from '#kernel/access';
import { slice } from '#kernel/command';
import { changedFacts } from '#kernel/changed-facts';
import { group } from './group.js';
import { GroupFacts, profileIn } from './group-facts.js';
import { knownGroup } from './known-group.js';

/** Changes what a group says about itself: only the facts that are given; null takes one away. */
export class DescribeGroup extends GroupFacts {
  @IsUUID() groupId!: string;
  @IsOptional()
  @IsTimeZone({ message: 'zone must be an IANA time zone such as Europe/London' })
  zone?: string;
  static readonly access = organiserOf<DescribeGroup>((command) => command.groupId);
}

export const describeGroup = slice(group).when(DescribeGroup, {
  id: (command) => command.groupId,
  decide: (command, state) => {
    const { zone, ...said } = profileIn(command);
    const changes = changedFacts(knownGroup(state).profile, zone ? { ...said, zone } : said);
    if (Object.keys(changes).length === 0) return [];
    return [{ type: 'directory.group-described', data: { groupId: command.groupId, ...changes } }];
  },
});

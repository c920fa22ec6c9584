import { ArrayMaxSize, IsArray, IsOptional, IsString, MaxLength } from 'class-validator';
import { question } from '#door/questions';
import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { hosts } from './hosts.view.js';
import { type ShownHost, shownHosts } from './shown-hosts.js';

/** Who lent rooms to this group? Who hosted most first; of the latest 1,000 meetups. */
export class HostsOfGroup extends Query<readonly ShownHost[]> {
  @IsString() @MaxLength(100) groupId!: string;
  /** Groups that are shown as this one. */
  @IsOptional() @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) sameAs?: readonly string[];
  static readonly access = anyone;
}

export const hostsOfGroup = question(HostsOfGroup, async ({ groupId, sameAs = [] }, views) => {
  const thanks = [];
  for (const each of new Set([groupId, ...sameAs])) {
    const lookup = { index: 'byGroup', equals: [each], order: 'descending', limit: 1000 } as const;
    thanks.push(...(await views.of(hosts).find(lookup)).documents.map(({ row }) => row));
  }
  return shownHosts(views, thanks);
});

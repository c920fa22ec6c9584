import { IsUUID, Length, Matches } from 'class-validator';
import { importerOrSteward } from '#kernel/access';
import { Command, slice } from '#kernel/command';
import { group } from './group.js';
import { slugForm, slugMessage, slugReservation } from './group-facts.js';
import { knownGroup } from './known-group.js';

/** Keeps an address under which a group was known in the past, so that it leads to the group. */
export class RecordFormerSlug extends Command {
  @IsUUID() groupId!: string;
  @Length(2, 80) @Matches(slugForm, slugMessage) formerSlug!: string;
  static readonly access = importerOrSteward;
}

export const recordFormerSlug = slice(group).when(RecordFormerSlug, {
  id: (command) => command.groupId,
  reserves: (command) => slugReservation(command.formerSlug, 'formerSlug'),
  decide: ({ groupId, formerSlug }, state) => {
    const { slug, formerSlugs } = knownGroup(state);
    if (slug === formerSlug || formerSlugs.includes(formerSlug)) return [];
    return [{ type: 'directory.group-former-slug-recorded', data: { groupId, formerSlug } }];
  },
});

import { IsUUID, Length, Matches } from 'class-validator';
import { organiserOf } from '#kernel/access';
import { Command, slice } from '#kernel/command';
import { group } from './group.js';
import { slugForm, slugMessage, slugReservation } from './group-facts.js';
import { knownGroup } from './known-group.js';

/** Gives a group another address on this site; the old one leads to it for ever. */
export class ChangeGroupSlug extends Command {
  @IsUUID() groupId!: string;
  @Length(2, 80) @Matches(slugForm, slugMessage) slug!: string;
  static readonly access = organiserOf<ChangeGroupSlug>((command) => command.groupId);
}

export const changeGroupSlug = slice(group).when(ChangeGroupSlug, {
  id: (command) => command.groupId,
  reserves: (command) => slugReservation(command.slug),
  decide: ({ groupId, slug }, state) => {
    const { slug: formerSlug } = knownGroup(state);
    if (slug === formerSlug) return [];
    return [{ type: 'directory.group-slug-changed', data: { groupId, slug, formerSlug } }];
  },
});

import { IsTimeZone, IsUUID, Length, Matches } from 'class-validator';
import { signedIn } from '#kernel/access';
import { slice } from '#kernel/command';
import { RuleViolation } from '#kernel/rule-violation';
import { changedFacts, withoutNothing } from '#kernel/changed-facts';
import { group, type GroupProfile } from './group.js';
import { GroupFacts, profileIn, slugForm, slugMessage, slugReservation } from './group-facts.js';

/** Founds a group; it is on the public directory once a steward has listed it. */
export class FoundGroup extends GroupFacts {
  @IsUUID() groupId!: string;
  @Length(2, 80) @Matches(slugForm, slugMessage) slug!: string;
  @Length(2, 200) name!: string;
  @IsTimeZone({ message: 'zone must be an IANA time zone such as Europe/London' }) zone!: string;
  static readonly access = signedIn;
}

export const foundGroup = slice(group).when(FoundGroup, {
  id: (command) => command.groupId,
  reserves: (command) => slugReservation(command.slug),
  decide: (command, state) => {
    const { groupId, slug, name } = command;
    const said = profileIn(command);
    if (state.status === 'unknown') {
      const profile = withoutNothing(said) as GroupProfile;
      return [{ type: 'directory.group-founded', data: { groupId, slug, name, ...profile } }];
    }
    const same = state.slug === slug && state.name === name;
    if (same && Object.keys(changedFacts(state.profile, said)).length === 0) return [];
    throw new RuleViolation(
      'group-must-be-new',
      `This group was founded before, as "${state.name}". Describe, rename or move it instead.`,
      'groupId',
    );
  },
});

import { IsIn, IsOptional, IsTimeZone, IsUUID, Length, Matches } from 'class-validator';
import { importerOrSteward } from '#kernel/access';
import { slice } from '#kernel/command';
import { type Changes, newsOf, withoutNothing } from '#kernel/changed-facts';
import { group, type GroupEvent, type GroupProfile, type KnownGroup, type SourceTale, type Standing } from './group.js';
import { GroupFacts, profileIn, slugForm, slugMessage, slugReservation } from './group-facts.js';

/**
 * Records a group as a source outside describes it. The first time it is founded and listed (or retired); later only
 * what the source tells anew is changed, so that repeating a source never undoes what people changed here since.
 */
export class RecordGroup extends GroupFacts {
  @IsUUID() groupId!: string;
  @Length(2, 80) @Matches(slugForm, slugMessage) slug!: string;
  @Length(1, 200) name!: string;
  @IsTimeZone({ message: 'zone must be an IANA time zone such as Europe/London' }) zone!: string;
  /** Whether it is on the public directory (the default), off it, or waits for a steward. */
  @IsOptional() @IsIn(['listed', 'retired', 'proposed']) standing?: Standing;
  static readonly access = importerOrSteward;
}

export const recordGroup = slice(group).when(RecordGroup, {
  id: (command) => command.groupId,
  reserves: (command) => slugReservation(command.slug),
  decide: (command, state) => {
    const { groupId, slug, name } = command;
    const standing = command.standing ?? 'listed';
    const said = profileIn(command);
    if (state.status !== 'unknown') return told(groupId, state, { ...said, name, slug, standing });
    const profile = withoutNothing(said) as GroupProfile;
    return [
      { type: 'directory.group-founded', data: { groupId, slug, name, ...profile, fromSource: true } },
      ...(standing === 'proposed' ? [] : [stands('listed', { groupId, fromSource: true })]),
      ...(standing === 'retired' ? [stands('retired', { groupId, fromSource: true })] : []),
    ];
  },
});

/** What the source tells anew of a group that is known. */
function told(groupId: string, state: KnownGroup, said: Changes<SourceTale>): GroupEvent[] {
  const known: SourceTale = { ...state.profile, name: state.name, slug: state.slug, standing: state.status };
  const { name, slug, standing, ...changes } = newsOf(state.saidBySource, known, said);
  const events: GroupEvent[] = [];
  if (name) {
    const data = { groupId, name, formerName: state.name, fromSource: true };
    events.push({ type: 'directory.group-renamed', data });
  }
  if (slug) {
    const data = { groupId, slug, formerSlug: state.slug, fromSource: true };
    events.push({ type: 'directory.group-slug-changed', data });
  }
  if (Object.keys(changes).length > 0) {
    events.push({ type: 'directory.group-described', data: { groupId, fromSource: true, ...changes } });
  }
  if (standing === 'listed') {
    events.push(stands(state.status === 'retired' ? 'revived' : 'listed', { groupId, fromSource: true }));
  }
  if (standing === 'retired') events.push(stands('retired', { groupId, fromSource: true }));
  return events;
}

function stands(
  how: 'listed' | 'retired' | 'revived',
  data: { readonly groupId: string; readonly fromSource: boolean },
): GroupEvent {
  return { type: `directory.group-${how}`, data };
}

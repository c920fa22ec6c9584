import { RuleViolation } from '#kernel/rule-violation';
import type { GroupState, KnownGroup } from './group.js';

/** The group, or the refusal `group-must-exist`. */
export function knownGroup(state: GroupState): KnownGroup {
  if (state.status === 'unknown') throw new RuleViolation('group-must-exist', 'There is no such group.', 'groupId');
  return state;
}

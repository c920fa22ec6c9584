import { RuleViolation } from '#kernel/rule-violation';
import type { KnownMeetup, MeetupState } from './meetup.js';

/**
 * The meetup, for a command in the name of a group, or of nobody in particular. Refuses with `meetup-must-exist` what
 * is unknown or was withdrawn, and with `group-must-host` a group that is none of its hosts.
 */
export function knownMeetup(state: MeetupState, groupId: string | undefined): KnownMeetup {
  if (state.status === 'unknown' || state.status === 'withdrawn') {
    throw new RuleViolation('meetup-must-exist', 'There is no such meetup.', 'meetupId');
  }
  if (groupId !== undefined && groupId !== null && !state.hosts.includes(groupId)) {
    throw new RuleViolation('group-must-host', 'This group is not among the hosts of the meetup.', 'groupId');
  }
  return state;
}

/** The meetup as in `knownMeetup`; refuses one that was cancelled with `meetup-must-take-place`. */
export function standingMeetup(state: MeetupState, groupId: string | undefined): KnownMeetup {
  const known = knownMeetup(state, groupId);
  if (known.status === 'cancelled') {
    throw new RuleViolation('meetup-must-take-place', 'This meetup was cancelled. Reinstate it first.', 'meetupId');
  }
  return known;
}

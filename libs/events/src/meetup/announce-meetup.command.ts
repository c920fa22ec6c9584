import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsUUID, Length } from 'class-validator';
import { slice } from '#kernel/command';
import { RuleViolation } from '#kernel/rule-violation';
import { changedFacts, equalAsJson, withoutNothing, isEmpty } from '#kernel/changed-facts';
import { inTheNameOfAll } from '../hosts-access.js';
import { Stated, StatedStart } from '../stated-facts.js';
import { longestTitle, profileIn, requireTitle, StatesWhereabouts, whereaboutsIn } from './meetup-facts.js';
import {
  meetup,
  type MeetupFormat,
  meetupFormats,
  type MeetupMode,
  meetupModes,
  type MeetupProfile,
} from './meetup.js';
import { startAhead, startStated } from './stated-start.js';

/** Announces a meetup that lies ahead: it appears in the calendar and in the feeds of all its hosts. */
export class AnnounceMeetup extends StatesWhereabouts {
  @IsUUID() meetupId!: string;
  /** Group ids; the first one leads. */
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(20) @ArrayUnique() @IsUUID('all', { each: true }) hosts!: string[];
  @Length(1, longestTitle) title!: string;
  @Stated(() => StatedStart) start!: StatedStart;
  @IsIn(meetupModes) mode!: MeetupMode;
  @IsIn(meetupFormats) format!: MeetupFormat;
  static readonly access = inTheNameOfAll<AnnounceMeetup>((command) => command.hosts);
}

export const announceMeetup = slice(meetup).when(AnnounceMeetup, {
  id: (command) => command.meetupId,
  decide: (command, state, { now }) => {
    const { meetupId, hosts } = command;
    const told = profileIn(command);
    const whereabouts = whereaboutsIn(command);
    if (state.status !== 'unknown') {
      const same =
        equalAsJson(state.start, startStated(command.start)) &&
        equalAsJson(state.hosts, hosts) &&
        equalAsJson(state.whereabouts, whereabouts) &&
        isEmpty(changedFacts(state.profile, told));
      if (same) return [];
      throw new RuleViolation(
        'meetup-must-be-new',
        'This meetup was announced before. Describe, move or reschedule it instead.',
        'meetupId',
      );
    }
    requireTitle(told);
    const profile = withoutNothing(told) as MeetupProfile;
    const start = startAhead(command.start, now);
    return [
      { type: 'events.meetup-announced', data: { meetupId, hosts: [...hosts], start, ...profile, ...whereabouts } },
    ];
  },
});

import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Length,
  Max,
  Min,
} from 'class-validator';
import { importerOrSteward } from '#kernel/access';
import { slice } from '#kernel/command';
import { withChanges, type Changes, withoutNothing, isEmpty, newsOf, saidFacts } from '#kernel/changed-facts';
import { Stated, StatedLink, StatedStart, StatedText } from '../stated-facts.js';
import {
  longestReason,
  longestTitle,
  mostPeople,
  outcomeIn,
  profileIn,
  requireTitle,
  StatesWhereabouts,
  whereaboutsIn,
} from './meetup-facts.js';
import {
  type KnownMeetup,
  meetup,
  type MeetupEvent,
  type MeetupFormat,
  meetupFormats,
  type MeetupMode,
  meetupModes,
  type MeetupProfile,
  type MeetupStanding,
  meetupStandings,
  type Outcome,
  type SourceTale,
  type Whereabouts,
} from './meetup.js';
import { startStated } from './stated-start.js';

/**
 * Records a meetup as a source outside tells it, however long ago it was: the first time it is announced, later only
 * what the source tells anew is changed, so that repeating a source never undoes what people changed here since. Sent
 * with the time at which the source created or changed it. An unknown duration, format and mode may be left out.
 */
export class RecordPastMeetup extends StatesWhereabouts {
  @IsUUID() meetupId!: string;
  /** Group ids; the first one leads. */
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(20) @ArrayUnique() @IsUUID('all', { each: true }) hosts!: string[];
  @Length(1, longestTitle) title!: string;
  @Stated(() => StatedStart) start!: StatedStart;
  @IsOptional() @IsIn(meetupModes) mode?: MeetupMode;
  @IsOptional() @IsIn(meetupFormats) format?: MeetupFormat;
  /** Whether it takes (or took) place, was cancelled or was taken off the source; not told when left out. */
  @IsOptional() @IsIn(meetupStandings) standing?: MeetupStanding;
  /** Why it was cancelled or withdrawn. */
  @IsOptional() @Length(1, longestReason) reason?: string;
  @IsOptional() @IsInt() @Min(0) @Max(mostPeople) attended?: number;
  @IsOptional() @IsInt() @Min(0) @Max(mostPeople) newFaces?: number;
  @IsOptional() @Stated(() => StatedText) recap?: StatedText;
  @IsOptional() @IsArray() @ArrayMaxSize(100) @Stated(() => StatedLink) recordings?: StatedLink[];
  @IsOptional() @IsArray() @ArrayMaxSize(100) @Stated(() => StatedLink) slides?: StatedLink[];
  @IsOptional() @IsArray() @ArrayMaxSize(100) @Stated(() => StatedLink) photos?: StatedLink[];
  static readonly access = importerOrSteward;
}

export const recordPastMeetup = slice(meetup).when(RecordPastMeetup, {
  id: (command) => command.meetupId,
  decide: (command, state) => {
    const { meetupId, hosts, standing, reason } = command;
    const profile = profileIn(command);
    requireTitle(profile);
    const start = startStated(command.start);
    const outcome = outcomeIn(command);
    if (state.status !== 'unknown') {
      const where = saidFacts<Whereabouts>(command, ['mode', 'venueId', 'online', 'place']);
      const told = { ...profile, ...(isEmpty(where) ? {} : { ...where, mode: whereaboutsIn(command).mode }) };
      return toldAnew(command, state, { ...told, ...outcome, start, hosts, ...(standing && { standing }) });
    }
    const announced = {
      meetupId,
      hosts: [...hosts],
      start,
      past: true,
      fromSource: true,
      ...(withoutNothing({ format: 'other', ...profile }) as MeetupProfile),
      ...whereaboutsIn(command),
    };
    return [
      { type: 'events.meetup-announced', data: announced },
      ...(isEmpty(outcome) ? [] : [held(meetupId, outcome)]),
      ...(standing && standing !== 'takes-place' ? [nowStands(meetupId, standing, reason)] : []),
    ];
  },
});

function toldAnew(
  { meetupId, reason }: RecordPastMeetup,
  state: KnownMeetup,
  told: Changes<SourceTale>,
): MeetupEvent[] {
  const { hosts: knownHosts, start: before, profile, whereabouts, outcome, status } = state;
  const known: SourceTale = {
    ...profile,
    ...whereabouts,
    ...outcome,
    hosts: knownHosts,
    start: before,
    standing: status,
  };
  const news = newsOf(state.toldBySource, known, told);
  const { hosts, start, standing, mode, venueId, online, place, ...rest } = news;
  const { attended, newFaces, recap, recordings, slides, photos, ...described } = rest;
  const moved = given({ mode, venueId, online, place });
  const went = given({ attended, newFaces, recap, recordings, slides, photos });
  const fromSource = true;
  const events: MeetupEvent[] = [];
  if (hosts) events.push({ type: 'events.meetup-hosts-recorded', data: { meetupId, hosts: [...hosts], fromSource } });
  if (!isEmpty(described)) {
    events.push({ type: 'events.meetup-described', data: { meetupId, fromSource, ...described } });
  }
  if (start) events.push({ type: 'events.meetup-rescheduled', data: { meetupId, start, before, fromSource } });
  if (!isEmpty(moved)) {
    const after = withChanges<Whereabouts>(whereabouts, moved);
    events.push({ type: 'events.meetup-moved', data: { meetupId, before: whereabouts, fromSource, ...after } });
  }
  if (!isEmpty(went)) events.push(held(meetupId, went));
  if (standing) events.push(nowStands(meetupId, standing, reason));
  return events;
}

function held(meetupId: string, outcome: Changes<Outcome>): MeetupEvent {
  return { type: 'events.meetup-held', data: { meetupId, fromSource: true, ...outcome } };
}

function nowStands(meetupId: string, standing: MeetupStanding, reason: string | undefined): MeetupEvent {
  const data = { meetupId, fromSource: true };
  switch (standing) {
    case 'takes-place':
      return { type: 'events.meetup-reinstated', data };
    case 'cancelled':
      return { type: 'events.meetup-cancelled', data: { ...data, ...(reason ? { reason } : {}) } };
    case 'withdrawn':
      return { type: 'events.meetup-withdrawn', data: { ...data, ...(reason ? { reason } : {}) } };
  }
}

/** Those of the changes that there are. */
function given<Facts extends object>(changes: Facts): Facts {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Facts;
}

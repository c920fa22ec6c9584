import type { SpeakerDuplicatesEvent } from './duplicates/speaker-duplicates.js';
import type { TalkDuplicatesEvent } from './duplicates/talk-duplicates.js';
import type { SpeakerEvent, SpeakerProfile } from './speaker/speaker.js';
import type { TalkEvent, TalkFacts, TalkOccasion } from './talk/talk.js';

type Named<E extends { type: string }, Type extends E['type']> = Extract<E, { type: Type }>;

// Invented people, talks and groups.
export const marisId = '11111111-aaaa-4aaa-8aaa-000000000001';
export const otherMarisId = '11111111-aaaa-4aaa-8aaa-000000000002';
export const tovaId = '11111111-aaaa-4aaa-8aaa-000000000003';
export const lampsId = '22222222-bbbb-4bbb-8bbb-000000000001';
export const otherLampsId = '22222222-bbbb-4bbb-8bbb-000000000002';
export const sessionId = '22222222-bbbb-4bbb-8bbb-000000000003';
export const harbourGroupId = '33333333-cccc-4ccc-8ccc-000000000001';
export const quayMeetupId = '44444444-dddd-4ddd-8ddd-000000000001';

const profile: SpeakerProfile = {
  slug: 'maris-holm',
  name: 'Maris Holm',
  bio: { text: 'Mends *lighthouses*.', format: 'markdown' },
  aliases: ['M. Holm'],
  handles: { github: 'marisholm' },
  places: ['Port Ellery'],
  topics: ['Signal lamps', 'Rust'],
  languages: ['en'],
  public: true,
};

export function aSpeakerJoinedPool({
  personId = marisId,
  ...changes
}: { personId?: string } & Partial<SpeakerProfile> = {}): Named<SpeakerEvent, 'outreach.speaker-joined-pool'> {
  return { type: 'outreach.speaker-joined-pool', data: { personId, ...profile, ...changes } };
}

export function aSpeakerDescribed({
  personId = marisId,
  ...changes
}: { personId?: string } & Partial<SpeakerProfile> & { cleared?: string[] }): Named<
  SpeakerEvent,
  'outreach.speaker-described'
> {
  return { type: 'outreach.speaker-described', data: { personId, ...changes } };
}

export function aSpeakerEntryRenewed({
  personId = marisId,
  ...changes
}: { personId?: string } & Partial<SpeakerProfile> & { cleared?: string[] }): Named<
  SpeakerEvent,
  'outreach.speaker-entry-renewed'
> {
  return { type: 'outreach.speaker-entry-renewed', data: { personId, ...changes } };
}

export function aSpeakerLeftPool({ personId = marisId } = {}): Named<SpeakerEvent, 'outreach.speaker-left-pool'> {
  return { type: 'outreach.speaker-left-pool', data: { personId } };
}

export function speakersJoined({ keptId = marisId, mergedId = otherMarisId } = {}): Named<
  SpeakerDuplicatesEvent,
  'outreach.speakers-joined'
> {
  return { type: 'outreach.speakers-joined', data: { keptId, mergedId, evidence: [{ kind: 'name', weight: 9 }] } };
}

export function speakersSeparated({ keptId = marisId, mergedId = otherMarisId } = {}): Named<
  SpeakerDuplicatesEvent,
  'outreach.speakers-separated'
> {
  return { type: 'outreach.speakers-separated', data: { keptId, mergedId } };
}

const facts: TalkFacts = {
  title: 'Lamps that answer',
  kind: 'talk',
  speakerIds: [marisId],
  groupId: harbourGroupId,
  meetupId: quayMeetupId,
  on: '2025-04-10',
  place: 'Port Ellery',
  technologies: ['Rust'],
  recordings: [],
  materials: [],
};

export function aTalkOffered({ talkId = lampsId, ...changes }: { talkId?: string } & Partial<TalkFacts> = {}): Named<
  TalkEvent,
  'outreach.talk-offered'
> {
  const { title, kind, speakerIds, technologies, recordings, materials } = facts;
  return {
    type: 'outreach.talk-offered',
    data: { talkId, title, kind, speakerIds, technologies, recordings, materials, ...changes },
  };
}

export function aTalkGiven({ talkId = lampsId, ...changes }: { talkId?: string } & Partial<TalkFacts> = {}): Named<
  TalkEvent,
  'outreach.talk-given'
> {
  return { type: 'outreach.talk-given', data: { talkId, ...facts, ...changes } };
}

export function aTalkDescribed({
  talkId = lampsId,
  ...changes
}: { talkId?: string } & Partial<TalkFacts> & { cleared?: string[] }): Named<TalkEvent, 'outreach.talk-described'> {
  return { type: 'outreach.talk-described', data: { talkId, ...changes } };
}

export function aTalkRecordRenewed({
  talkId = lampsId,
  ...changes
}: { talkId?: string } & Partial<TalkFacts> & { cleared?: string[] }): Named<
  TalkEvent,
  'outreach.talk-record-renewed'
> {
  return { type: 'outreach.talk-record-renewed', data: { talkId, ...changes } };
}

/** The lamps talk as it was given, but for what was corrected. */
export function aTalkReattributed({
  talkId = lampsId,
  by = 'hand',
  ...changes
}: { talkId?: string; by?: 'hand' | 'source' } & Partial<TalkOccasion>): Named<
  TalkEvent,
  'outreach.talk-reattributed'
> {
  const { speakerIds, kind, groupId, meetupId, on, place } = facts;
  return {
    type: 'outreach.talk-reattributed',
    data: {
      talkId,
      by,
      fields: Object.keys(changes).sort(),
      now: { speakerIds, kind, groupId: groupId!, meetupId: meetupId!, on: on!, place: place!, ...changes },
      before: { speakerIds, groupId: groupId!, meetupId: meetupId! },
    },
  };
}

export function talksJoined({ keptId = lampsId, mergedId = otherLampsId } = {}): Named<
  TalkDuplicatesEvent,
  'outreach.talks-joined'
> {
  return { type: 'outreach.talks-joined', data: { keptId, mergedId, evidence: [{ kind: 'title', weight: 6.5 }] } };
}

export function talksSeparated({ keptId = lampsId, mergedId = otherLampsId } = {}): Named<
  TalkDuplicatesEvent,
  'outreach.talks-separated'
> {
  return { type: 'outreach.talks-separated', data: { keptId, mergedId } };
}

import { Module } from '@nestjs/common';
import { answererOf } from '#door/ask-questions';
import { handlerOf } from '#door/commands';
import type { AnyQuestion } from '#door/questions';
import type { AnySlice } from '#kernel/command';
import type { Page } from '#web/page';
import { outreachNumbers } from './numbers/outreach-numbers.query.js';
import { searchOutreach } from './search/search-outreach.query.js';
import { findSpeakers } from './speaker/find-speakers.query.js';
import { speakerBySlug } from './speaker/speaker-by-slug.query.js';
import { speakersByIds } from './speaker/speakers-by-ids.query.js';
import { speakerPage } from './speaker/speaker.page.js';
import { SpeakersApi } from './speaker/speakers.api.js';
import { speakersPage } from './speaker/speakers.page.js';
import { talkPage } from './talk/talk.page.js';
import { talkById } from './talk/talk-by-id.query.js';
import { talksOfGroup } from './talk/talks-of-group.query.js';
import { talksOfMeetup } from './talk/talks-of-meetup.query.js';
import { describeSpeaker } from './speaker/describe-speaker.command.js';
import { joinDuplicateSpeakers } from './duplicates/join-duplicate-speakers.command.js';
import { joinSpeakerPool } from './speaker/join-speaker-pool.command.js';
import { leaveSpeakerPool } from './speaker/leave-speaker-pool.command.js';
import { separateSpeakers } from './duplicates/separate-speakers.command.js';
import { describeTalk } from './talk/describe-talk.command.js';
import { joinDuplicateTalks } from './duplicates/join-duplicate-talks.command.js';
import { offerTalk } from './talk/offer-talk.command.js';
import { recordTalkGiven } from './talk/record-talk-given.command.js';
import { separateTalks } from './duplicates/separate-talks.command.js';

export const outreachSlices: readonly AnySlice[] = [
  joinSpeakerPool,
  describeSpeaker,
  leaveSpeakerPool,
  joinDuplicateSpeakers,
  separateSpeakers,
  offerTalk,
  recordTalkGiven,
  describeTalk,
  joinDuplicateTalks,
  separateTalks,
];

export const outreachQuestions: readonly AnyQuestion[] = [
  findSpeakers,
  speakerBySlug,
  speakersByIds,
  talksOfMeetup,
  talksOfGroup,
  talkById,
  outreachNumbers,
  searchOutreach,
];

export const outreachPages: readonly Page[] = [speakersPage, speakerPage, talkPage];

@Module({
  providers: [...outreachSlices.map(handlerOf), ...outreachQuestions.map(answererOf)],
  controllers: [SpeakersApi],
})
export class OutreachModule {}

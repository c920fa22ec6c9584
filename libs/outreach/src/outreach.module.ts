import { Module } from '@nestjs/common';
import { handlerOf } from '#door/commands';
import type { Page } from '#web/page';
import { describeSpeaker } from './speaker/describe-speaker.command.js';
import { joinDuplicateSpeakers } from './speaker/join-duplicate-speakers.command.js';
import { joinSpeakerPool } from './speaker/join-speaker-pool.command.js';
import { leaveSpeakerPool } from './speaker/leave-speaker-pool.command.js';
import { separateSpeakers } from './speaker/separate-speakers.command.js';
import { describeTalk } from './talk/describe-talk.command.js';
import { joinDuplicateTalks } from './talk/join-duplicate-talks.command.js';
import { offerTalk } from './talk/offer-talk.command.js';
import { recordTalkGiven } from './talk/record-talk-given.command.js';
import { separateTalks } from './talk/separate-talks.command.js';

export const outreachSlices = [
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

export const outreachPages: readonly Page[] = [];

@Module({ providers: outreachSlices.map((each) => handlerOf(each as never)) })
export class OutreachModule {}

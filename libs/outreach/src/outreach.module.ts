import { Module } from '@nestjs/common';
import { handlerOf } from '#door/commands';
import type { AnySlice } from '#kernel/command';
import type { Page } from '#web/page';
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

export const outreachPages: readonly Page[] = [];

@Module({ providers: outreachSlices.map(handlerOf) })
export class OutreachModule {}

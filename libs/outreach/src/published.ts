export type { SpeakerDuplicatesEvent } from './duplicates/speaker-duplicates.js';
export type { TalkDuplicatesEvent } from './duplicates/talk-duplicates.js';
export type { SpeakerEvent } from './speaker/speaker.js';
export type { TalkEvent } from './talk/talk.js';

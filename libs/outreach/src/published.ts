export type { SpeakerEvent } from './speaker/speaker.js';
export type { TalkEvent } from './talk/talk.js';

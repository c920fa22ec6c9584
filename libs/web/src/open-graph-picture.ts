import type { MeetupPicture } from './draw-meetup-picture.js';
import { draw } from './drawing-thread.js';

/** Draws the picture that a chat shows beside a link to a meetup, on the drawing thread: PNG, 1200 by 630 pixels. */
export async function meetupPicture(picture: MeetupPicture): Promise<Buffer> {
  const bytes = (await draw({ kind: 'meetup-picture', spec: picture })) as Uint8Array;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

import type { RecordTalkGiven } from '#outreach/talk/record-talk-given.command';
import { webAddressOf } from './web-links.js';

/** Something that was put on record of a talk. */
export interface OnRecord {
  readonly type: string;
  readonly title?: string | undefined;
  readonly url: string;
}

/** Videos become recordings, the first slides the slides, the rest materials; what is no web address is left out. */
export function onRecord(items: readonly OnRecord[]): Partial<RecordTalkGiven> {
  const recordings: { url: string }[] = [];
  const materials: { kind: string; url: string; title?: string }[] = [];
  let slides: string | undefined;
  for (const { type, title, url } of items) {
    const address = webAddressOf(url);
    if (!address) continue;
    const kind = type
      .toLowerCase()
      .replace(/[^a-z]+/g, '-')
      .replace(/^-+|-+$/g, '');
    if (kind === 'video' || kind === 'audio') recordings.push({ url: address });
    else if (kind === 'slides' && !slides) slides = address;
    else {
      materials.push({
        kind: /^[a-z]+(-[a-z]+){0,3}$/.test(kind) ? kind : 'link',
        url: address,
        ...(title ? { title: title.slice(0, 300) } : {}),
      });
    }
  }
  return { recordings: recordings.slice(0, 30), materials: materials.slice(0, 50), ...(slides ? { slides } : {}) };
}

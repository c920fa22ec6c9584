import type { ImportInto } from './import-run.js';
import { type SourcePlace, warningAt } from './sources/source-record.js';

const pages: Readonly<Record<string, (handle: string) => string>> = {
  twitter: (handle) => `https://twitter.com/${handle}`,
  github: (handle) => `https://github.com/${handle}`,
  meetup: (handle) => `https://www.meetup.com/${handle}/`,
  youtubeChannel: (id) => `https://www.youtube.com/channel/${id}`,
  facebook: (handle) => `https://www.facebook.com/${handle}`,
  linkedin: (handle) => `https://www.linkedin.com/company/${handle}`,
  vimeo: (handle) => `https://vimeo.com/${handle}`,
  bsky: (handle) => `https://bsky.app/profile/${handle}`,
};

/** The web address (http or https) that a text is, or undefined. */
export function webAddressOf(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  if (!trimmed || !/^https?:\/\/[^\s]+$/i.test(trimmed) || trimmed.length > 2000) return undefined;
  try {
    const url = new URL(trimmed);
    return /^[a-z0-9.-]+$/i.test(url.hostname) && url.hostname.includes('.') && !url.username ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** The links of a source as web addresses; a handle becomes the page of it, and what is no address is left out with a warning. */
export function linksTo(
  links: Readonly<Record<string, string>>,
  into: ImportInto,
  place: SourcePlace,
): { kind: string; url: string }[] {
  return Object.entries(links).flatMap(([service, text]) => {
    const url = webAddressOf(text) ?? handlePage(service, text);
    if (url) return [{ kind: service === 'youtubeChannel' ? 'youtube' : service.slice(0, 40), url }];
    into.warn(warningAt(place, service, { kind: 'link-unreadable', message: 'is no web address; it was left out' }));
    return [];
  });
}

function handlePage(service: string, text: string): string | undefined {
  const handle = text.trim().replace(/^@/, '');
  return /^[\w.-]+$/.test(handle) ? webAddressOf(pages[service]?.(handle)) : undefined;
}

import { safeHref } from '#web/links';
import type { Locale } from '#web/messages';
import { outreachTexts } from '../outreach-texts.js';

/** Where a handle leads, for the services that have one address for each handle. */
const addressOf: Readonly<Record<string, (handle: string) => string | undefined>> = {
  github: (handle) => `https://github.com/${encodeURIComponent(handle)}`,
  gitlab: (handle) => `https://gitlab.com/${encodeURIComponent(handle)}`,
  twitter: (handle) => `https://twitter.com/${encodeURIComponent(handle)}`,
  linkedin: (handle) => `https://www.linkedin.com/in/${encodeURIComponent(handle)}`,
  bluesky: (handle) => `https://bsky.app/profile/${encodeURIComponent(handle)}`,
  speakerdeck: (handle) => `https://speakerdeck.com/${encodeURIComponent(handle)}`,
  mastodon: (handle) => {
    const [, user, host] = /^([^@\s]+)@([a-z0-9.-]+)$/i.exec(handle) ?? [];
    return user && host ? `https://${host}/@${encodeURIComponent(user)}` : undefined;
  },
  website: (address) => (/^[a-z0-9.-]+\.[a-z]{2,}(\/\S*)?$/i.test(address) ? `https://${address}` : undefined),
};

/** Links to where a speaker can be found; a handle that leads nowhere is left out. */
export function handleLinks(
  handles: Readonly<Record<string, string>>,
  locale: Locale,
): { readonly label: string; readonly href: string }[] {
  const names: Readonly<Record<string, string>> = outreachTexts(locale).service;
  return Object.entries(handles).flatMap(([service, handle]) => {
    const written = handle.trim().replace(/^@/, '');
    const href = safeHref(/^https?:/i.test(written) ? written : addressOf[service]?.(written));
    return href ? [{ label: names[service] ?? service, href }] : [];
  });
}

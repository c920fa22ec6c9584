/** Hosts on which many people and groups have a page: the bare host says nothing, and the path may say who it is. */
const shared =
  /(^|\.)(meetup\.com|facebook\.com|github\.com|github\.io|gitlab\.com|twitter\.com|x\.com|linkedin\.com|youtube\.com|youtu\.be|medium\.com|about\.me|google\.com|slideshare\.net|speakerdeck\.com|instagram\.com|eventbrite\.[a-z.]+|lu\.ma|luma\.com|guild\.host|connpass\.com|doorkeeper\.jp|wordpress\.com|blogspot\.com|tumblr\.com|bit\.ly|linktr\.ee)$/;

/** Host and path of a web address, so that its spellings are equal: no scheme, www, default page, query, fragment or last slash. */
export function webAddress(address: string): string | undefined {
  const text = address.trim();
  if (text === '' || /\s/.test(text)) return undefined;
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname.includes('.') || url.username !== '') return undefined;
  const host = url.hostname.toLowerCase().replace(/^(www|m|mobile)\./, '');
  const path = url.pathname
    .replace(/\/(index\.(html?|php))?$/i, '')
    .replace(/\/+/g, '/')
    .toLowerCase();
  // A page of one's own below a shared host: the name in front is the path.
  const ownPart = host.split('.').length > 2 && /(github\.io|wordpress\.com|blogspot\.com|tumblr\.com)$/.test(host);
  if (shared.test(host) && !ownPart && path === '') return undefined;
  return host + path;
}

/** A network on which a person has a handle. */
export interface OnlineHandle {
  readonly network: string;
  readonly handle: string;
}

const profilePages: readonly (readonly [string, RegExp])[] = [
  ['github', /^(?:gist\.)?github\.com\/([^/]+)$/],
  ['twitter', /^(?:twitter|x)\.com\/@?([^/]+)$/],
  ['linkedin', /^(?:[a-z]{2,3}\.)?linkedin\.com\/(?:in|pub)\/([^/]+)/],
  ['bluesky', /^bsky\.app\/profile\/([^/]+)$/],
  ['speakerdeck', /^speakerdeck\.com\/([^/]+)$/],
  ['gitlab', /^gitlab\.com\/([^/]+)$/],
];

/**
 * What a web address says about who somebody is: a handle on a known network, or a website of their own.
 * Undefined for what is no address or only the front page of a shared site.
 */
export function handleOfAddress(address: string): OnlineHandle | undefined {
  const page = webAddress(address);
  if (page === undefined) return undefined;
  for (const [network, pattern] of profilePages) {
    const handle = pattern.exec(page)?.[1];
    if (handle !== undefined) return { network, handle: decoded(handle) };
  }
  const fediverse = /^([^/]+)\/@([^/@]+)$/.exec(page);
  if (fediverse && !shared.test(fediverse[1]!))
    return { network: 'mastodon', handle: `${fediverse[2]}@${fediverse[1]}` };
  return { network: 'website', handle: page };
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text).toLowerCase();
  } catch {
    return text.toLowerCase();
  }
};

/** A handle as people write it (with @, as an address, in capitals) brought into one form; undefined when nothing is left. */
export function onlineHandle(network: string, written: string): OnlineHandle | undefined {
  const text = written.trim();
  if (text === '') return undefined;
  if (network === 'website' || /^https?:\/\//i.test(text) || (/\.[a-z]+\//i.test(text) && network !== 'mastodon')) {
    return handleOfAddress(text);
  }
  const handle = text.replace(/^@/, '').replace(/\/+$/, '').toLowerCase();
  return handle === '' ? undefined : { network, handle };
}

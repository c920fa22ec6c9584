/**
 * Gives an address of this site with query parameters set, or taken away where the value is undefined. Order of the
 * others and the fragment stay.
 */
export function withQuery(href: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const [beforeFragment = '', fragment] = splitOnce(href, '#');
  const [path = '', query = ''] = splitOnce(beforeFragment, '?');
  const search = new URLSearchParams(query);
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined) search.delete(name);
    else search.set(name, value);
  }
  const text = search.toString();
  return path + (text === '' ? '' : `?${text}`) + (fragment === undefined ? '' : `#${fragment}`);
}

const splitOnce = (text: string, separator: string): [string, string?] => {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
};

/** Gives the address when a browser may follow it (http, https, mailto, or within this site), else undefined. */
export function safeHref(href: string | undefined): string | undefined {
  if (href === undefined) return undefined;
  const text = href.trim();
  // Browsers drop tabs and line ends and read a backslash as a slash, so both could turn a path into a foreign host.
  if (/[\p{Cc}\\]/u.test(text)) return undefined;
  if (/^(\/(?!\/)|[?#])/.test(text)) return text;
  try {
    const url = new URL(text);
    return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

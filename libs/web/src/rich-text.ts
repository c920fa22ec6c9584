import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';

export type TextFormat = 'markdown' | 'html' | 'plain';

/** Longest text that is read, in UTF-16 units; what goes beyond is left out behind an ellipsis. */
export const longestRichText = 20_000;
const deepest = 12;
/** Escapes and tags make a text longer; a text that grows beyond this was made to. */
const longestHtml = 50_000;

// Tables and pictures are not among what may stand in a text; fuzzy links would make a link of every file name.
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: false, maxNesting: 20 }).disable(['table']);
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
markdown.renderer.rules.image = (tokens, index) => markdown.utils.escapeHtml(tokens[index]?.content ?? '');

const plain = new MarkdownIt('zero', { html: false, linkify: true, breaks: true }).enable(['linkify', 'newline']);
plain.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });

const droppedWithContent =
  'script style textarea option noscript title template svg math iframe object noembed noframes xmp plaintext select audio video canvas'.split(
    ' ',
  );

const allowList: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'a', 'ul', 'ol', 'li', 'em', 'strong', 'code', 'pre', 'blockquote', 'h3', 'h4', 'h5', 'br'],
  allowedAttributes: { a: ['href', 'rel'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  nonTextTags: droppedWithContent,
  nestingLimit: deepest,
  // The page has its own first and second level.
  transformTags: {
    h1: 'h3',
    h2: 'h4',
    h3: 'h5',
    h4: 'h5',
    h6: 'h5',
    b: 'strong',
    i: 'em',
    a: (_, { href }) => ({ tagName: 'a', attribs: { ...(href ? { href } : {}), rel: 'nofollow noopener' } }),
  },
  // An address within "this site" means the site the text was written for, which is not this one.
  exclusiveFilter: (frame) =>
    frame.tag === 'a' && !/^(https?:\/\/|mailto:)/i.test(frame.attribs['href'] ?? '') ? 'excludeTag' : false,
};

const lineEnds = /\r\n?|\u2028|\u2029/g;
// oxlint-disable-next-line no-control-regex -- taking out control characters is what it is for
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff]/g;

/** Cuts a text to a length in UTF-16 units, never through a character, the ellipsis included. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const kept = text.slice(0, Math.max(0, length - 1));
  return `${kept.replace(/[\ud800-\udbff]$/, '').trimEnd()}…`;
}

const tidy = (text: string, length: number): string =>
  cut(
    text
      .slice(0, length + 1_000)
      .replace(lineEnds, '\n')
      .replace(controls, ''),
    length,
  );

/**
 * Turns a text that somebody wrote into HTML that may stand in a page: only paragraphs, lists, emphasis, code,
 * quotations, headings from the third level down and links to other sites. Whatever the input, it takes bounded time:
 * only the first {@link longestRichText} units are read, and nesting beyond twelve levels is flattened.
 */
export function renderRichText(text: string, format: TextFormat): string {
  const source = tidy(text, longestRichText);
  return sanitizeHtml(htmlOf(source, format).slice(0, longestHtml), allowList).trim();
}

function htmlOf(source: string, format: TextFormat): string {
  switch (format) {
    case 'markdown':
      return markdown.render(source);
    case 'plain':
      return plain.render(source);
    case 'html':
      return source;
  }
}

const blockEnd = /<\/(?:p|li|h[3-5]|blockquote|pre|ul|ol)>|<br ?\/?>/g;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** Gives the words of a text in one line, at most `maxLength` UTF-16 units, cut at a word where there is one. */
export function plainText(text: string, format: TextFormat, maxLength: number): string {
  const source = tidy(text, Math.min(longestRichText, maxLength * 10 + 1_000));
  const html = format === 'plain' ? undefined : sanitizeHtml(htmlOf(source, format), allowList);
  const words =
    html === undefined
      ? source
      : html
          .replace(blockEnd, ' ')
          .replace(/<[^>]*>/g, '')
          .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '');
  const line = words.replace(/\s+/g, ' ').trim();
  if (line.length <= maxLength) return line;
  const kept = line.slice(0, maxLength - 1);
  const space = line[maxLength - 1] === ' ' ? kept.length : kept.lastIndexOf(' ');
  return space > maxLength * 0.7 ? `${kept.slice(0, space).replace(/[\s,;:.–-]+$/, '')}…` : cut(line, maxLength);
}

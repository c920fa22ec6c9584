import sanitizeHtml from 'sanitize-html';
import type { Note, Noted } from '../source-record.js';
import { cleanText, longestText } from './text.js';

const activeTag =
  /<\s*\/?(?:script|style|iframe|frame|object|embed|form|input|button|link|meta|base|svg|math|template)\b/i;
const handler = /<[a-z][^<>]{0,2000}\son[a-z]{3,30}\s*=/i;
// Only where it is a link: a sentence may well begin with "JavaScript:".
const activeLink = /(\]\(\s*<?|\]:\s*<?|<|=\s*["']?\s*)(?:javascript|vbscript|data\s*:\s*text\/html)\s*:[^\s)>"']*/gi;
const longRun = /([[(*_>~!`#])\1{100,}/g;
const deepQuote = /^(?:[ \t]{0,3}>[ \t]?){21,}/gm;

const withoutActiveContent = (text: string): string =>
  sanitizeHtml(text, {
    allowedTags: [...sanitizeHtml.defaults.allowedTags, 'img', 'del', 'ins'],
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    disallowedTagsMode: 'discard',
    nestingLimit: 50,
  })
    // The escaped signs that mean something in Markdown are put back; `&lt;` stays, so that no tag can arise.
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(activeLink, '$1#');

/**
 * A description in Markdown or HTML as it may be kept: scripts and other active content taken out, nesting that only serves to
 * exhaust a renderer reduced, at most 100,000 characters; each with a note. It is still to be sanitised where it is shown.
 */
export const readDescription = (raw: string): Noted<string> => {
  const { value, notes } = cleanText(raw, 'long');
  const said: Note[] = [...notes];
  let text = value;
  if (text.length > longestText) {
    said.push({
      kind: 'text-too-long',
      message: `the text has ${text.length} characters; the first ${longestText} were kept`,
    });
    text = text.slice(0, longestText).toWellFormed();
  }
  const calm = text.replace(deepQuote, '> '.repeat(20)).replace(longRun, (run) => run.slice(0, 20));
  if (calm !== text) {
    said.push({ kind: 'markdown-nesting', message: 'nesting deeper than any text needs was reduced' });
    text = calm;
  }
  if (activeTag.test(text) || handler.test(text) || text.search(activeLink) >= 0) {
    said.push({ kind: 'active-content', message: 'scripts or other active content were taken out' });
    text = withoutActiveContent(text).trim();
  }
  return { value: text, notes: said };
};

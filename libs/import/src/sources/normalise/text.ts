import MarkdownIt from 'markdown-it';
import type { Note, Noted } from '../source-record.js';

/** The longest title, in code points; what is longer moves to the description. */
export const longestTitle = 300;

/** The longest text of any other field, in UTF-16 units. */
export const longestText = 100_000;

const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff]/g;
const directionControls = /[\u202a-\u202e\u2066-\u2069]/g;

/** Whether each embedding or isolate is closed (UAX #9); an override is never taken as it would show text in false order. */
const directionIsSafe = (text: string): boolean => {
  const open: string[] = [];
  for (const [control] of text.matchAll(directionControls)) {
    if (control === '\u202d' || control === '\u202e') return false;
    if (control === '\u202c' || control === '\u2069') {
      if (open.pop() !== control) return false;
    } else open.push(control === '\u202a' || control === '\u202b' ? '\u202c' : '\u2069');
  }
  return open.length === 0;
};

/**
 * Text that can be stored and shown: control characters go (line breaks and tabs stay in long text, become spaces in a line),
 * unbalanced direction controls go, each with a note. Every script, right-to-left text, joiners and emoji stay as they are.
 */
export const cleanText = (raw: string, shape: 'line' | 'long'): Noted<string> => {
  const notes: Note[] = [];
  let text = raw;
  if (!text.isWellFormed()) {
    notes.push({ kind: 'half-character', message: 'half of a character was replaced by the replacement character' });
    text = text.toWellFormed();
  } else if (text.includes('\uFFFD')) {
    notes.push({
      kind: 'undecodable-characters',
      message: 'some characters could not be decoded and stand as the replacement character',
    });
  }
  text = text.replace(/\r\n?/g, '\n');
  const withoutControls = text.replace(controls, '');
  if (withoutControls !== text)
    notes.push({
      kind: 'control-characters',
      message: `${text.length - withoutControls.length} control characters were taken out`,
    });
  text = withoutControls;
  if (text.search(directionControls) >= 0 && !directionIsSafe(text)) {
    notes.push({
      kind: 'direction-controls',
      message: 'characters that turn the writing direction and are not closed again were taken out',
    });
    text = text.replace(directionControls, '');
  }
  return { value: shape === 'line' ? text.replace(/[\s\u2028\u2029]+/g, ' ').trim() : text.trim(), notes };
};

/** A title of at most 300 code points, cut between whole characters, and the rest that belongs into the description. */
export const splitTitle = (text: string): Noted<{ title: string; rest: string }> => {
  const length = text.length > longestTitle ? [...text].length : text.length;
  if (length <= longestTitle) return { value: { title: text, rest: '' }, notes: [] };
  let title = '';
  let count = 0;
  // A sequence of 300 code points can be one endless character, hence the second bound.
  for (const { segment } of new Intl.Segmenter().segment(text.slice(0, longestTitle * 20))) {
    const points = [...segment].length;
    if (count + points > longestTitle) break;
    title += segment;
    count += points;
  }
  if (title === '')
    title = Array.from(text.slice(0, longestTitle * 2))
      .slice(0, longestTitle)
      .join('');
  return {
    value: { title: title.trimEnd(), rest: text.slice(title.length).trimStart() },
    notes: [
      {
        kind: 'title-too-long',
        message: `the title has ${length} characters, ${longestTitle} are possible; the rest was moved to the beginning of the description`,
      },
    ],
  };
};

const { unescapeAll } = new MarkdownIt().utils;

/** Text with HTML character references such as `&rsquo;` written out (HTML standard, named character references). */
export const decodeReferences = (text: string): string =>
  text.includes('&') ? unescapeAll(text.replaceAll('\\', '\\\\')) : text;

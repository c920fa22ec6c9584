import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import type { AccentColours } from './accent.js';
import { type FontMetrics, readFontMetrics } from './font-metrics.js';

/** What a picture of a meetup says. All texts are plain, in any script, and are cut to fit. */
export type MeetupPicture = {
  readonly title: string;
  readonly groupName: string;
  /** The day, taken apart by datePartsOf. */
  readonly date: { readonly weekday: string; readonly day: string; readonly month: string; readonly year: string };
  /** `19:00–21:30 CET` */
  readonly time?: string;
  readonly place?: string;
  readonly network: string;
  /** The light colours of the group's accent. */
  readonly accent: AccentColours;
};

export const pictureWidth = 1200;
export const pictureHeight = 630;

const resolve = createRequire(import.meta.url).resolve;
const fontFile = (name: string): string => resolve(`@expo-google-fonts/inter/${name}/Inter_${name}.ttf`);
const fontFiles = [fontFile('500Medium'), fontFile('800ExtraBold')];

let fonts: { readonly medium: FontMetrics; readonly heavy: FontMetrics } | undefined;
const fontsOf = () => (fonts ??= { medium: readFontMetrics(fontFiles[0]!), heavy: readFontMetrics(fontFiles[1]!) });

/** Noncharacter that no font has: what a renderer draws for it, it draws for everything that is missing. */
const missing = '\u{10FFFE}';
const drawable = new Map<string, boolean>();

const outline = (character: string): string =>
  new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><text y="80" font-family="Inter" font-size="64">${escape(character)}</text></svg>`,
    { font: { fontFiles, loadSystemFonts: true, defaultFontFamily: 'Inter' } },
  ).toString();

/** Whether some font of this machine can draw the character. */
function canDraw(character: string): boolean {
  const key = coverageKey(character);
  const known = drawable.get(key);
  if (known !== undefined) return known;
  const answer = outline(character) !== outline(missing);
  drawable.set(key, answer);
  return answer;
}

const scripts: readonly [string, RegExp][] = (
  [
    'Han',
    'Hiragana',
    'Katakana',
    'Hangul',
    'Arabic',
    'Hebrew',
    'Devanagari',
    'Bengali',
    'Tamil',
    'Telugu',
    'Thai',
  ] as const
).map((name) => [name, new RegExp(`\\p{Script=${name}}`, 'u')]);

/** Fonts cover scripts, not single characters: one answer serves a script, or a block where it is none of these. */
function coverageKey(character: string): string {
  const script = scripts.find(([, pattern]) => pattern.test(character));
  return script?.[0] ?? `block ${character.codePointAt(0)! >> 7}`;
}

/** The text without what no font here can draw, and whether fonts of the machine are needed for it. */
function drawableText(text: string): { text: string; complete: boolean; needsSystemFonts: boolean } {
  const { medium } = fontsOf();
  let needsSystemFonts = false;
  let dropped = 0;
  let kept = '';
  for (const character of text
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}|\p{Cs}|\p{Co}|\p{Cn}/gu, '')
    .trim()) {
    if (medium.has(character.codePointAt(0)!) || /\p{Cf}|\p{M}|\s/u.test(character)) kept += character;
    else if (canDraw(character)) {
      needsSystemFonts = true;
      kept += character;
    } else dropped++;
  }
  const tidy = kept.replace(/\s+/g, ' ').trim();
  return { text: tidy, complete: dropped <= tidy.length / 4, needsSystemFonts };
}

const wordSegmenter = new Intl.Segmenter('und', { granularity: 'word' });
const characterSegmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
const charactersOf = (text: string): string[] => [...characterSegmenter.segment(text)].map(({ segment }) => segment);

/** What a line may be broken between: words, the words of scripts that write no spaces, else characters. */
function piecesOf(text: string, fits: (word: string) => boolean): string[] {
  return text.split(/(?<=\s)/u).flatMap((word) => {
    if (fits(word) && !spaceless.test(word)) return [word];
    const parts = [...wordSegmenter.segment(word)].map(({ segment }) => segment);
    return parts.flatMap((part) => (fits(part) ? [part] : charactersOf(part)));
  });
}

const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/** Breaks a text into lines that fit, the last one with an ellipsis when there is more of it. */
export function breakLines(
  text: string,
  widthOf: (line: string) => number,
  maxWidth: number,
  maxLines: number,
): { lines: string[]; whole: boolean } {
  const lines: string[] = [];
  let line = '';
  let whole = true;
  for (const piece of piecesOf(text, (word) => widthOf(word.trimEnd()) <= maxWidth)) {
    if (line === '' || widthOf((line + piece).trimEnd()) <= maxWidth) {
      line = line === '' ? piece.trimStart() : line + piece;
      continue;
    }
    if (lines.length === maxLines - 1) {
      whole = false;
      break;
    }
    lines.push(line.trimEnd());
    line = piece.trimStart();
  }
  if (line !== '') lines.push(whole ? line.trimEnd() : ellipsised(line, widthOf, maxWidth));
  return { lines, whole };
}

function ellipsised(line: string, widthOf: (line: string) => number, maxWidth: number): string {
  const characters = charactersOf(line.trimEnd());
  while (characters.length > 1 && widthOf(`${characters.join('').trimEnd()}…`) > maxWidth) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

const rightToLeft = /^[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character]!);
}

const left = 390;
const right = 1130;
const textWidth = right - left;

type Line = { text: string; y: number; size: number; weight: 500 | 800; colour: string };

const textElement = ({ text, y, size, weight, colour }: Line): string => {
  const mirrored = rightToLeft.test(text);
  return (
    `<text x="${mirrored ? right : left}" y="${y}" font-family="Inter" font-weight="${weight}" font-size="${size}"` +
    `${mirrored ? ' text-anchor="end"' : ''} fill="${colour}">${escape(text)}</text>`
  );
};

const ink = '#1b1e1a';
const quiet = '#575c53';

/** Describes the picture as SVG. What no font of this machine can draw is left out; a title of that kind altogether. */
export function meetupPictureSvg(picture: MeetupPicture): { svg: string; needsSystemFonts: boolean } {
  const { medium, heavy } = fontsOf();
  const [title, group, place, network, time] = [
    drawableText(picture.title.slice(0, 400)),
    drawableText(picture.groupName.slice(0, 200)),
    drawableText((picture.place ?? '').slice(0, 200)),
    drawableText(picture.network.slice(0, 200)),
    drawableText((picture.time ?? '').slice(0, 60)),
  ];
  const one = (text: string, size: number, font: FontMetrics) =>
    breakLines(text, (line) => font.widthOf(line, size), textWidth, 1).lines[0] ?? '';
  const heading = title.complete && title.text !== '' ? title.text : group.text;
  const sizes = [84, 72, 60, 52];
  const fitted = sizes
    .map((size) => ({
      size,
      ...breakLines(heading, (line) => heavy.widthOf(line, size), textWidth, size >= 72 ? 3 : 4),
    }))
    .find(({ whole, size }) => whole || size === sizes.at(-1))!;
  const titleTop = 188;
  const lines: Line[] = [
    ...(heading === group.text
      ? []
      : [{ text: one(group.text, 34, medium), y: 106, size: 34, weight: 500 as const, colour: picture.accent.ink }]),
    ...fitted.lines.map((text, index) => ({
      text,
      y: Math.round(titleTop + fitted.size * 0.35 + index * fitted.size * 1.1),
      size: fitted.size,
      weight: 800 as const,
      colour: ink,
    })),
    { text: one(time.text, 34, medium), y: 492, size: 34, weight: 500, colour: ink },
    { text: one(place.text, 34, medium), y: 538, size: 34, weight: 500, colour: ink },
    { text: one(network.text, 26, medium), y: 600, size: 26, weight: 500, colour: quiet },
  ];
  const { date, accent } = picture;
  const onPanel = (text: string, y: number, size: number, weight: 500 | 800, spacing = 0) =>
    `<text x="56" y="${y}" font-family="Inter" font-weight="${weight}" font-size="${size}" letter-spacing="${spacing}" fill="${accent.onInk}">${escape(text)}</text>`;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${pictureWidth}" height="${pictureHeight}">` +
    `<rect width="1200" height="630" fill="#f6f6f0"/><rect width="330" height="630" fill="${accent.ink}"/>` +
    onPanel(date.weekday, 106, 44, 500) +
    onPanel(date.day, 268, 190, 800, -8) +
    onPanel(date.month, 344, 54, 800) +
    onPanel(date.year, 396, 40, 500) +
    `<path d="M${left} 560H${right}" stroke="${ink}" stroke-width="2"/><path d="M${left} 566H${right}" stroke="${ink}" stroke-width="2"/>` +
    lines
      .filter(({ text }) => text !== '')
      .map(textElement)
      .join('') +
    '</svg>';
  return { svg, needsSystemFonts: [title, group, place, network, time].some((part) => part.needsSystemFonts) };
}

/**
 * Draws the picture that a chat shows beside a link to a meetup: PNG, 1200 by 630 pixels. Takes some 20 ms, longer when
 * fonts of the machine have to be looked at: call it on a thread of its own, as meetupPicture does.
 */
export function drawMeetupPicture(picture: MeetupPicture): Buffer {
  const { svg, needsSystemFonts } = meetupPictureSvg(picture);
  const image = new Resvg(svg, {
    font: { fontFiles, loadSystemFonts: needsSystemFonts, defaultFontFamily: 'Inter' },
  }).render();
  return image.asPng();
}

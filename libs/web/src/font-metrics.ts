import { readFileSync } from 'node:fs';

/** How wide the characters of a font are, and which ones it has. */
export type FontMetrics = {
  /** Width of a text set in a size, in the unit of the size; characters that the font lacks are estimated. */
  readonly widthOf: (text: string, size: number) => number;
  readonly has: (codePoint: number) => boolean;
};

const square = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Extended_Pictographic}/u;

/**
 * Reads widths and coverage from a TrueType file: the tables head, hhea, hmtx and cmap (formats 4 and 12) of the OpenType
 * specification. Kerning is left out, so that a line is never longer than computed by more than a hair.
 */
export function readFontMetrics(path: string): FontMetrics {
  const file = readFileSync(path);
  const tables = new Map<string, number>();
  const count = file.readUInt16BE(4);
  for (let index = 0; index < count; index++) {
    const entry = 12 + index * 16;
    tables.set(file.toString('latin1', entry, entry + 4), file.readUInt32BE(entry + 8));
  }
  const table = (name: string): number => {
    const offset = tables.get(name);
    if (offset === undefined) throw new Error(`The font ${path} has no table "${name}".`);
    return offset;
  };
  const unitsPerEm = file.readUInt16BE(table('head') + 18);
  const widthCount = file.readUInt16BE(table('hhea') + 34);
  const widths = table('hmtx');
  const glyphs = characterMap(file, table('cmap'));
  const advance = (glyph: number): number => file.readUInt16BE(widths + Math.min(glyph, widthCount - 1) * 4);
  return {
    has: (codePoint) => glyphs.has(codePoint),
    widthOf: (text, size) => {
      let units = 0;
      for (const character of text) {
        const codePoint = character.codePointAt(0)!;
        const glyph = glyphs.get(codePoint);
        if (glyph !== undefined) units += advance(glyph);
        else if (square.test(character)) units += unitsPerEm;
        else if (!/\p{M}|\p{Cf}/u.test(character)) units += unitsPerEm * 0.65;
      }
      return (units / unitsPerEm) * size;
    },
  };
}

function characterMap(file: Buffer, cmap: number): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>();
  const count = file.readUInt16BE(cmap + 2);
  for (let index = 0; index < count; index++) {
    const at = cmap + file.readUInt32BE(cmap + 4 + index * 8 + 4);
    const format = file.readUInt16BE(at);
    if (format === 4) readFormat4(file, at, glyphs);
    if (format === 12) readFormat12(file, at, glyphs);
  }
  return glyphs;
}

function readFormat4(file: Buffer, at: number, glyphs: Map<number, number>): void {
  const doubled = file.readUInt16BE(at + 6);
  for (let segment = 0; segment < doubled; segment += 2) {
    const end = file.readUInt16BE(at + 14 + segment);
    const start = file.readUInt16BE(at + 16 + doubled + segment);
    const delta = file.readUInt16BE(at + 16 + doubled * 2 + segment);
    const rangeAt = at + 16 + doubled * 3 + segment;
    const range = file.readUInt16BE(rangeAt);
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const listed = range === 0 ? code : file.readUInt16BE(rangeAt + range + (code - start) * 2);
      const glyph = listed === 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
}

function readFormat12(file: Buffer, at: number, glyphs: Map<number, number>): void {
  const groups = file.readUInt32BE(at + 12);
  for (let group = 0; group < groups; group++) {
    const entry = at + 16 + group * 12;
    const start = file.readUInt32BE(entry);
    const end = file.readUInt32BE(entry + 4);
    const first = file.readUInt32BE(entry + 8);
    for (let code = start; code <= end; code++) glyphs.set(code, first + code - start);
  }
}

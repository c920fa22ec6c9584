import ICAL from 'ical.js';

/** A property as jCal has it (RFC 7265 3.4): name, parameters, type, values. */
export type JcalProperty = [name: string, params: Record<string, string>, type: string, ...values: unknown[]];

type DesignSet = typeof ICAL.design.icalendar;

const text = { defaultType: 'text' };
/** iCalendar with the properties of RFC 7986, whose URI and DURATION forms have no default type and so state it. */
const design: DesignSet = {
  ...ICAL.design.icalendar,
  property: {
    ...ICAL.design.icalendar.property,
    name: text,
    color: text,
    'x-wr-calname': text,
    'x-wr-caldesc': text,
    'x-wr-timezone': text,
  },
};

const longestLine = 75;

const octetsOf = (point: number): number => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4);

/**
 * Folds a content line so that no line is longer than 75 octets of UTF-8, the leading space of a continuation included,
 * and no character is cut (RFC 5545 3.1). Ends with CRLF.
 */
export const foldLine = (line: string): string => {
  if (line.length * 3 <= longestLine) return `${line}\r\n`;
  let folded = '';
  let from = 0;
  let octets = 0;
  for (let at = 0; at < line.length;) {
    const point = line.codePointAt(at) ?? 0;
    const size = octetsOf(point);
    if (octets + size > longestLine) {
      folded += `${line.slice(from, at)}\r\n `;
      from = at;
      octets = 1;
    }
    octets += size;
    at += point > 0xffff ? 2 : 1;
  }
  return `${folded}${line.slice(from)}\r\n`;
};

/** Text that a calendar may carry: line breaks as LF, without control characters (RFC 5545 3.1) and halves of characters. */
export const cleanText = (value: string): string =>
  value
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '');

/** One property written, escaped and folded (RFC 5545 3.1, 3.3.11, 6868), with its CRLF. */
export const writeLine = (...property: JcalProperty): string =>
  foldLine(ICAL.stringify.property(property, design, true));

/** One unfolded content line as jCal. Throws an Error that says what is wrong with it. */
export const parseLine = (line: string): JcalProperty => {
  const property: unknown = ICAL.parse.property(line, design);
  if (!Array.isArray(property)) throw new Error('The line is no property.');
  return property as JcalProperty;
};

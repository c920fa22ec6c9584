/** An unfolded content line and the number of the line in the file on which it begins, from 1. */
export type ContentLine = { line: number; text: string };

/** A component between BEGIN and END, with its own lines and the components inside it. */
export type Block = { name: string; line: number; lines: ContentLine[]; blocks: Block[] };

/** What became of what is wrong: the event is as good as without it, one line or one event is missing, or all of it. */
export type Effect = 'kept' | 'line-dropped' | 'event-dropped' | 'file-refused';

/** Tells of a fault: on which line, what is wrong in words, in which component, what it cost. */
export type Report = (line: number, reason: string, effect: Effect, component?: string) => void;

const longestLine = 1024 * 1024;
const deepest = 12;
const propertyStart = /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)?[ \t]*[:;]/;
const address = /^(?:https?|mailto|tel|webcal):/i;
const longText = /^(?:DESCRIPTION|SUMMARY|LOCATION|COMMENT)[:;]/i;

const excerpt = (text: string): string => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** The lines of a text as they stand in the file, whatever its line breaks are, without copying the whole. */
export const physicalLines = function* (text: string): Generator<ContentLine> {
  const lineBreak = /\r\n|\n|\r/g;
  let from = 0;
  for (let line = 1; from < text.length; line++) {
    const match = lineBreak.exec(text);
    yield { line, text: text.slice(from, match ? match.index : text.length) };
    if (!match) return;
    from = lineBreak.lastIndex;
  }
};

const joined = function* (text: string, report: Report): Generator<ContentLine> {
  let open: { line: number; parts: string[]; length: number } | undefined;
  const close = (): ContentLine | undefined => {
    if (!open) return undefined;
    if (open.length <= longestLine) return { line: open.line, text: open.parts.join('') };
    report(open.line, `The line is longer than ${longestLine} characters.`, 'line-dropped');
    return undefined;
  };
  for (const { line, text: physical } of physicalLines(text)) {
    if (physical.trim() === '') continue;
    const continues = open !== undefined && /^[ \t]/.test(physical);
    if (!continues) {
      const done = close();
      if (done) yield done;
      open = { line, parts: [], length: 0 };
    }
    if (!open) continue;
    open.length += physical.length;
    if (open.length > longestLine) open.parts = [];
    else open.parts.push(continues ? physical.slice(1) : physical);
  }
  const done = close();
  if (done) yield done;
};

const unfold = function* (text: string, report: Report): Generator<ContentLine> {
  let previous: { line: number; parts: string[]; length: number; isText: boolean } | undefined;
  const whole = ({ line, parts }: NonNullable<typeof previous>): ContentLine => ({ line, text: parts.join('\\n') });
  for (const content of joined(text, report)) {
    if (propertyStart.test(content.text) && !address.test(content.text)) {
      if (previous) yield whole(previous);
      const length = content.text.length;
      previous = { line: content.line, parts: [content.text], length, isText: longText.test(content.text) };
    } else if (previous?.isText && previous.length < longestLine) {
      report(content.line, 'A line break inside a text was not escaped; the text was put together again.', 'kept');
      previous.parts.push(content.text);
      previous.length += content.text.length;
    } else
      report(content.line, `${excerpt(content.text)} is no property: there is no name before a colon.`, 'line-dropped');
  }
  if (previous) yield whole(previous);
};

/**
 * The components of a calendar text, whatever is wrong with it: a missing END is added, an END that closes nothing is
 * passed over, lines that are no properties are left out, and each fault is reported with its line. Never throws.
 */
export const readBlocks = (text: string, report: Report): Block => {
  const root: Block = { name: '', line: 0, lines: [], blocks: [] };
  const stack: Block[] = [root];
  let tooDeep = 0;
  const top = (): Block => stack.at(-1) ?? root;
  const closeTo = (depth: number, line: number): void => {
    while (stack.length > depth) {
      const missing = stack.pop();
      if (missing) report(line, `END:${missing.name} is missing for line ${missing.line}.`, 'kept', missing.name);
    }
  };
  for (const content of unfold(text, report)) {
    const edge = /^(BEGIN|END)[ \t]*:[ \t]*([A-Za-z0-9-]*)[ \t]*$/i.exec(content.text);
    if (!edge) {
      if (tooDeep === 0) top().lines.push(content);
      continue;
    }
    const name = (edge[2] ?? '').toUpperCase();
    if (edge[1]?.toUpperCase() === 'BEGIN') {
      // These never stand inside one another (RFC 5545 3.6): a second BEGIN means that an END was lost.
      const outer = name === 'VCALENDAR' ? 1 : stack.findIndex((block) => block.name === 'VEVENT');
      if (outer > 0 && outer < stack.length && (name === 'VEVENT' || name === 'VTIMEZONE' || name === 'VCALENDAR'))
        closeTo(outer, content.line);
      if (stack.length > deepest) {
        if (tooDeep++ === 0)
          report(content.line, `Components lie more than ${deepest} deep in one another.`, 'line-dropped', name);
        continue;
      }
      const block: Block = { name, line: content.line, lines: [], blocks: [] };
      top().blocks.push(block);
      stack.push(block);
    } else if (tooDeep > 0) tooDeep--;
    else {
      const depth = stack.findLastIndex((block) => block.name === name);
      if (depth <= 0) report(content.line, `END:${name} closes nothing.`, 'line-dropped', name);
      else {
        closeTo(depth + 1, content.line);
        stack.pop();
      }
    }
  }
  if (stack.length > 1) {
    const cut = top().lines.at(-1);
    // A download that broke off may have broken off inside a line: half a title is worse than none.
    if (cut && !/[\r\n]$/.test(text)) {
      top().lines.pop();
      report(cut.line, 'The file breaks off inside this line.', 'line-dropped', top().name);
    }
    closeTo(1, cut?.line ?? top().line);
  }
  return root;
};

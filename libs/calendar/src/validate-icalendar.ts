import { findValueFault } from './value-types.js';
import type { ValueType } from './value-types.js';
import { ruleProblem } from './recurrence-rule.js';

/** A place where a text is not iCalendar: the line in the file, what is wrong, and the section of RFC 5545 that says so. */
export type Violation = { line: number; reason: string; section: string; component?: string };

type Parameters = Map<string, string[]>;
type Property = { line: number; name: string; parameters: Parameters; value: string };
type Component = { line: number; name: string; properties: Property[]; inner: Component[] };
type Refuse = (line: number, reason: string, section: string, component?: string) => void;

const mostViolations = 1000;
const deepest = 20;

/** Default type first, then the others that VALUE may name (RFC 5545 3.7, 3.8). */
const typesOf: Readonly<Record<string, readonly [ValueType, ...ValueType[]]>> = {
  ACTION: ['TEXT'],
  ATTACH: ['URI', 'BINARY'],
  ATTENDEE: ['CAL-ADDRESS'],
  CALSCALE: ['TEXT'],
  CATEGORIES: ['TEXT-LIST'],
  CLASS: ['TEXT'],
  COMMENT: ['TEXT'],
  COMPLETED: ['DATE-TIME'],
  CONTACT: ['TEXT'],
  CREATED: ['DATE-TIME'],
  DESCRIPTION: ['TEXT'],
  DTEND: ['DATE-TIME', 'DATE'],
  DTSTAMP: ['DATE-TIME'],
  DTSTART: ['DATE-TIME', 'DATE'],
  DUE: ['DATE-TIME', 'DATE'],
  DURATION: ['DURATION'],
  EXDATE: ['DATE-TIME', 'DATE'],
  FREEBUSY: ['PERIOD'],
  GEO: ['GEO'],
  'LAST-MODIFIED': ['DATE-TIME'],
  LOCATION: ['TEXT'],
  METHOD: ['TEXT'],
  ORGANIZER: ['CAL-ADDRESS'],
  'PERCENT-COMPLETE': ['INTEGER'],
  PRIORITY: ['INTEGER'],
  PRODID: ['TEXT'],
  RDATE: ['DATE-TIME', 'DATE', 'PERIOD'],
  'RECURRENCE-ID': ['DATE-TIME', 'DATE'],
  'RELATED-TO': ['TEXT'],
  REPEAT: ['INTEGER'],
  RESOURCES: ['TEXT-LIST'],
  RRULE: ['RECUR'],
  SEQUENCE: ['INTEGER'],
  STATUS: ['TEXT'],
  SUMMARY: ['TEXT'],
  TRANSP: ['TEXT'],
  TRIGGER: ['DURATION', 'DATE-TIME'],
  TZID: ['TEXT'],
  TZNAME: ['TEXT'],
  TZOFFSETFROM: ['UTC-OFFSET'],
  TZOFFSETTO: ['UTC-OFFSET'],
  TZURL: ['URI'],
  UID: ['TEXT'],
  URL: ['URI'],
  VERSION: ['TEXT'],
};
const lists = new Set(['EXDATE', 'RDATE', 'FREEBUSY']);
const alwaysUtc = new Set(['DTSTAMP', 'CREATED', 'LAST-MODIFIED', 'COMPLETED']);

type Shape = {
  section: string;
  within: readonly string[];
  once: readonly string[];
  atMostOnce: readonly string[];
  statuses?: readonly string[];
};
const described = [
  'CLASS',
  'CREATED',
  'DTSTART',
  'LAST-MODIFIED',
  'ORGANIZER',
  'RECURRENCE-ID',
  'SEQUENCE',
  'STATUS',
  'SUMMARY',
  'URL',
];
const observance: Shape = {
  section: '3.6.5',
  within: ['VTIMEZONE'],
  once: ['DTSTART', 'TZOFFSETTO', 'TZOFFSETFROM'],
  atMostOnce: [],
};
const shapes: Readonly<Record<string, Shape>> = {
  VCALENDAR: { section: '3.6', within: [''], once: ['PRODID', 'VERSION'], atMostOnce: ['CALSCALE', 'METHOD'] },
  VEVENT: {
    section: '3.6.1',
    within: ['VCALENDAR'],
    once: ['UID', 'DTSTAMP'],
    atMostOnce: [...described, 'DESCRIPTION', 'GEO', 'LOCATION', 'PRIORITY', 'TRANSP', 'DTEND', 'DURATION'],
    statuses: ['TENTATIVE', 'CONFIRMED', 'CANCELLED'],
  },
  VTODO: {
    section: '3.6.2',
    within: ['VCALENDAR'],
    once: ['UID', 'DTSTAMP'],
    atMostOnce: [
      ...described,
      'COMPLETED',
      'DESCRIPTION',
      'GEO',
      'LOCATION',
      'PERCENT-COMPLETE',
      'PRIORITY',
      'DUE',
      'DURATION',
    ],
    statuses: ['NEEDS-ACTION', 'COMPLETED', 'IN-PROCESS', 'CANCELLED'],
  },
  VJOURNAL: {
    section: '3.6.3',
    within: ['VCALENDAR'],
    once: ['UID', 'DTSTAMP'],
    atMostOnce: described,
    statuses: ['DRAFT', 'FINAL', 'CANCELLED'],
  },
  VFREEBUSY: {
    section: '3.6.4',
    within: ['VCALENDAR'],
    once: ['UID', 'DTSTAMP'],
    atMostOnce: ['CONTACT', 'DTSTART', 'DTEND', 'ORGANIZER', 'URL'],
  },
  VTIMEZONE: { section: '3.6.5', within: ['VCALENDAR'], once: ['TZID'], atMostOnce: ['LAST-MODIFIED', 'TZURL'] },
  STANDARD: observance,
  DAYLIGHT: observance,
  VALARM: {
    section: '3.6.6',
    within: ['VEVENT', 'VTODO'],
    once: ['ACTION', 'TRIGGER'],
    atMostOnce: ['DURATION', 'REPEAT'],
  },
};

const short = (text: string): string => JSON.stringify(text.length > 50 ? `${text.slice(0, 50)}…` : text);

/** Splits the text into unfolded lines; reports line breaks and characters that may not stand in them. */
const contentLines = function* (
  text: string,
  bareBreaks: boolean,
  refuse: Refuse,
): Generator<{ line: number; text: string }> {
  const lineBreak = /\r\n|\r|\n/g;
  let open: { line: number; text: string } | undefined;
  let bareTold = bareBreaks;
  let from = 0;
  for (let line = 1; from < text.length; line++) {
    const match = lineBreak.exec(text);
    const physical = text.slice(from, match ? match.index : text.length);
    from = match ? lineBreak.lastIndex : text.length;
    if (!bareTold && match?.[0] !== '\r\n') {
      refuse(line, match ? 'The line ends without CRLF.' : 'The last line has no line break.', '3.1');
      bareTold = true;
    }
    const control = /[\u0000-\u0008\u000A-\u001F\u007F]/.exec(physical);
    if (control) refuse(line, `There is a control character (code ${control[0].charCodeAt(0)}) in the line.`, '3.1');
    if (/^[ \t]/.test(physical)) {
      if (open) open.text += physical.slice(1);
      else refuse(line, 'The first line cannot continue another.', '3.1');
      continue;
    }
    if (open) yield open;
    open = { line, text: physical };
  }
  if (open) yield open;
};

/** One content line after the grammar of 3.1, or what is wrong with it. */
const parseContentLine = (line: number, text: string): Property | string => {
  const name = /^[A-Za-z0-9-]+/.exec(text)?.[0];
  if (name === undefined) return text === '' ? 'The line is empty.' : `${short(text)} does not begin with a name.`;
  const parameters: Parameters = new Map();
  let at = name.length;
  while (text[at] === ';') {
    const parameter = /([A-Za-z0-9-]+)=/y;
    parameter.lastIndex = at + 1;
    const found = parameter.exec(text);
    if (!found) return `${short(text.slice(at))} is no parameter.`;
    at = parameter.lastIndex;
    const values: string[] = [];
    for (;;) {
      const value = /"([^"]*)"|([^";:,]*)/y;
      value.lastIndex = at;
      const match = value.exec(text);
      values.push(match?.[1] ?? match?.[2] ?? '');
      at = value.lastIndex;
      if (text[at] !== ',') break;
      at++;
    }
    const parameterName = (found[1] ?? '').toUpperCase();
    if (parameters.has(parameterName)) return `The parameter ${parameterName} stands twice.`;
    parameters.set(parameterName, values);
  }
  if (text[at] !== ':')
    return at === text.length
      ? `${short(text)} has no colon.`
      : `${short(text.slice(at))} cannot stand before the colon.`;
  return { line, name: name.toUpperCase(), parameters, value: text.slice(at + 1) };
};

const readComponents = (text: string, bareBreaks: boolean, refuse: Refuse): Component[] => {
  const root: Component = { line: 1, name: '', properties: [], inner: [] };
  const stack = [root];
  for (const { line, text: content } of contentLines(text, bareBreaks, refuse)) {
    const property = parseContentLine(line, content);
    const top = stack.at(-1) ?? root;
    if (typeof property === 'string') {
      refuse(line, property, '3.1', top.name);
      continue;
    }
    if (property.name === 'BEGIN' && stack.length > deepest) {
      refuse(line, `Components lie more than ${deepest} deep in one another; the rest was not read.`, '3.6');
      return root.inner;
    }
    if (property.name === 'BEGIN') {
      const component = { line, name: property.value.toUpperCase(), properties: [], inner: [] };
      if (!/^[A-Z0-9-]+$/.test(component.name))
        refuse(line, `${short(property.value)} is no name of a component.`, '3.6');
      const shape = shapes[component.name];
      if (stack.length === 1 && component.name !== 'VCALENDAR')
        refuse(
          line,
          `A calendar begins with BEGIN:VCALENDAR, not with ${short(component.name)}.`,
          '3.4',
          component.name,
        );
      else if (shape && !shape.within.includes(top.name) && /^V|^STANDARD$|^DAYLIGHT$/.test(top.name))
        refuse(line, `${component.name} does not stand inside ${top.name}.`, shape.section, component.name);
      top.inner.push(component);
      stack.push(component);
    } else if (property.name === 'END') {
      if (property.value.toUpperCase() === top.name && stack.length > 1) stack.pop();
      else {
        refuse(
          line,
          `END:${property.value.slice(0, 40)} does not close ${stack.length > 1 ? `BEGIN:${top.name} of line ${top.line}` : 'anything'}.`,
          '3.6',
          top.name,
        );
        const depth = stack.findLastIndex((component) => component.name === property.value.toUpperCase());
        if (depth > 0) stack.length = depth;
      }
    } else if (stack.length === 1)
      refuse(line, `${property.name} stands outside of BEGIN:VCALENDAR and END:VCALENDAR.`, '3.4');
    else top.properties.push(property);
  }
  for (const open of stack.slice(1)) refuse(open.line, `BEGIN:${open.name} has no END.`, '3.6', open.name);
  return root.inner;
};

type TimeForm = 'date' | 'utc' | 'zoned' | 'floating';
const formOf = (property: Property): TimeForm =>
  /^\d{8}$/.test(property.value)
    ? 'date'
    : property.value.endsWith('Z')
      ? 'utc'
      : property.parameters.has('TZID')
        ? 'zoned'
        : 'floating';

const checkValue = (property: Property, component: Component, refuse: Refuse): void => {
  const types = typesOf[property.name];
  const declared = property.parameters.get('VALUE')?.[0]?.toUpperCase();
  const say = (reason: string, section: string): void =>
    refuse(property.line, `${property.name}: ${reason}`, section, component.name);
  if (!types) return;
  const [normal] = types;
  if (declared !== undefined && normal !== 'TEXT-LIST' && normal !== 'GEO' && !types.includes(declared as ValueType))
    return say(`VALUE=${declared.slice(0, 30)} is not allowed.`, '3.2.20');
  const type = normal === 'TEXT-LIST' || normal === 'GEO' ? normal : ((declared as ValueType | undefined) ?? normal);
  if (type === 'RECUR') {
    const problem = ruleProblem(property.value);
    if (problem !== undefined) say(problem, '3.3.10');
    return;
  }
  if (type === 'BINARY' && property.parameters.get('ENCODING')?.[0]?.toUpperCase() !== 'BASE64')
    say('Binary content needs ENCODING=BASE64.', '3.3.1');
  const values = lists.has(property.name) ? property.value.split(',') : [property.value];
  for (const value of values) {
    const fault = findValueFault(type, value);
    if (fault) say(fault.reason, fault.section);
  }
  if (alwaysUtc.has(property.name) && !property.value.endsWith('Z'))
    say('The time has to be in UTC, with a Z.', '3.8.7');
  if (property.parameters.has('TZID') && (formOf(property) === 'utc' || type === 'DATE'))
    say(`TZID does not go with ${type === 'DATE' ? 'a date' : 'UTC'}.`, '3.2.19');
};

const first = (component: Component, name: string): Property | undefined =>
  component.properties.find((property) => property.name === name);

const checkCounts = (component: Component, shape: Shape, hasMethod: boolean, refuse: Refuse): void => {
  const counts = new Map<string, Property[]>();
  for (const property of component.properties) {
    const same = counts.get(property.name);
    if (same) same.push(property);
    else counts.set(property.name, [property]);
  }
  for (const name of [...shape.once, ...(component.name === 'VEVENT' && !hasMethod ? ['DTSTART'] : [])])
    if (!counts.has(name)) refuse(component.line, `${component.name} needs ${name}.`, shape.section, component.name);
  for (const name of new Set([...shape.once, ...shape.atMostOnce])) {
    const second = counts.get(name)?.[1];
    if (second) refuse(second.line, `${name} may stand only once in ${component.name}.`, shape.section, component.name);
  }
};

const checkTimes = (component: Component, refuse: Refuse): void => {
  const start = first(component, 'DTSTART');
  const duration = first(component, 'DURATION');
  const end = first(component, 'DTEND') ?? first(component, 'DUE');
  const say = (property: Property, reason: string, section: string): void =>
    refuse(property.line, reason, section, component.name);
  if (end && duration && component.name !== 'VALARM')
    say(duration, `${end.name} and DURATION exclude each other.`, shapes[component.name]?.section ?? '3.6');
  if (start && end) {
    const [from, to] = [formOf(start), formOf(end)];
    const comparable =
      from === to &&
      [start, end].every(({ value }) => !findValueFault(from === 'date' ? 'DATE' : 'DATE-TIME', value)) &&
      start.parameters.get('TZID')?.[0] === end.parameters.get('TZID')?.[0];
    if ((from === 'date') !== (to === 'date') || (from === 'floating') !== (to === 'floating'))
      say(end, `${end.name} has to be of the kind that DTSTART is.`, '3.8.2.2');
    else if (comparable && end.value <= start.value) say(end, `${end.name} has to be later than DTSTART.`, '3.8.2.2');
  }
  const until = /UNTIL=([^;]+)/i.exec(first(component, 'RRULE')?.value ?? '')?.[1];
  const rule = first(component, 'RRULE');
  const inZone = component.name === 'STANDARD' || component.name === 'DAYLIGHT';
  if (inZone && start && formOf(start) !== 'floating')
    say(start, 'DTSTART is a date with local time in a VTIMEZONE.', '3.6.5');
  if (!start || !rule || until === undefined) return;
  const startForm = inZone ? 'utc' : formOf(start);
  const untilForm = /^\d{8}$/.test(until) ? 'date' : until.toUpperCase().endsWith('Z') ? 'utc' : 'floating';
  if (untilForm !== (startForm === 'zoned' ? 'utc' : startForm))
    say(
      rule,
      `UNTIL has to be ${startForm === 'date' ? 'a date' : startForm === 'floating' ? 'a local time' : 'in UTC'} here.`,
      '3.3.10',
    );
};

const checkComponent = (component: Component, zones: ReadonlySet<string>, hasMethod: boolean, refuse: Refuse): void => {
  const shape = shapes[component.name];
  for (const property of component.properties) {
    checkValue(property, component, refuse);
    const tzid = property.parameters.get('TZID')?.[0];
    if (tzid !== undefined && typesOf[property.name] && !tzid.startsWith('/') && !zones.has(tzid))
      refuse(property.line, `There is no VTIMEZONE for TZID ${short(tzid)}.`, '3.2.19', component.name);
  }
  if (shape) {
    checkCounts(component, shape, hasMethod, refuse);
    const status = first(component, 'STATUS');
    if (status && shape.statuses && !shape.statuses.includes(status.value.toUpperCase()))
      refuse(status.line, `${short(status.value)} is no STATUS of a ${component.name}.`, '3.8.1.11', component.name);
    checkTimes(component, refuse);
  }
  if (component.name === 'VTIMEZONE' && !component.inner.some(({ name }) => name === 'STANDARD' || name === 'DAYLIGHT'))
    refuse(component.line, 'VTIMEZONE needs STANDARD or DAYLIGHT.', '3.6.5', component.name);
  if (component.name === 'VALARM' && !first(component, 'DURATION') !== !first(component, 'REPEAT'))
    refuse(component.line, 'DURATION and REPEAT go together in VALARM.', '3.6.6', component.name);
  for (const inner of component.inner) checkComponent(inner, zones, hasMethod, refuse);
};

/**
 * Where a text is not iCalendar as RFC 5545 defines it; empty when it is. Names, nesting, counts, value types, escaping,
 * zones and the rules between properties are checked; extensions may stand where the RFC lets them. `bareBreaks` forgives
 * LF for CRLF, as files that went through an editor have it. Lists 1,000 violations at most, in the order of lines.
 */
export const validateICalendar = (text: string, options: { bareBreaks?: boolean } = {}): Violation[] => {
  const violations: Violation[] = [];
  const refuse: Refuse = (line, reason, section, component) => {
    if (violations.length < mostViolations)
      violations.push({ line, reason, section, ...(component !== undefined && component !== '' && { component }) });
  };
  const calendars = readComponents(
    text.startsWith('\uFEFF') ? text.slice(1) : text,
    options.bareBreaks ?? false,
    refuse,
  );
  if (calendars.length === 0) refuse(1, 'There is no BEGIN:VCALENDAR.', '3.4');
  for (const calendar of calendars) {
    const zones = new Set(
      calendar.inner.filter(({ name }) => name === 'VTIMEZONE').map((zone) => first(zone, 'TZID')?.value ?? ''),
    );
    if (calendar.name === 'VCALENDAR') {
      if (calendar.inner.length === 0)
        refuse(calendar.line, 'A calendar holds at least one component.', '3.6', 'VCALENDAR');
      const version = first(calendar, 'VERSION');
      if (version && !/^(?:[\d.]+;)?2\.0$/.test(version.value))
        refuse(version.line, `VERSION is ${short(version.value)} and not 2.0.`, '3.7.4', 'VCALENDAR');
    }
    checkComponent(calendar, zones, first(calendar, 'METHOD') !== undefined, refuse);
  }
  return violations.sort((a, b) => a.line - b.line);
};

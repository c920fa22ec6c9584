/** Kinds of value that RFC 5545 3.3 defines; TEXT-LIST and GEO are the two that a property forms out of simpler ones. */
export type ValueType =
  | 'BINARY'
  | 'CAL-ADDRESS'
  | 'DATE'
  | 'DATE-TIME'
  | 'DURATION'
  | 'GEO'
  | 'INTEGER'
  | 'PERIOD'
  | 'RECUR'
  | 'TEXT'
  | 'TEXT-LIST'
  | 'URI'
  | 'UTC-OFFSET';

/** What is wrong with a value, and the section that says so. */
export type ValueFault = { reason: string; section: string };

const short = (text: string): string => JSON.stringify(text.length > 50 ? `${text.slice(0, 50)}…` : text);

const isDate = (value: string): boolean => {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(value);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year + 400, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

const isDateTime = (value: string): boolean => {
  const match = /^(\d{8})T([01]\d|2[0-3])([0-5]\d)([0-5]\d|60)Z?$/.exec(value);
  return match !== null && isDate(match[1] ?? '');
};

const isDuration = (value: string): boolean =>
  /^[+-]?P(?:\d+W|\d+D(?:T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))?|T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))$/.test(
    value,
  );

const isPeriod = (value: string): boolean => {
  const [start, end, more] = value.split('/');
  return (
    more === undefined &&
    isDateTime(start ?? '') &&
    (isDateTime(end ?? '') || (isDuration(end ?? '') && !(end ?? '').startsWith('-')))
  );
};

const isOffset = (value: string): boolean =>
  /^[+-](?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?$/.test(value) && !/^-0+$/.test(value);

const isPlace = (value: string): boolean => {
  const match = /^([+-]?\d+(?:\.\d+)?);([+-]?\d+(?:\.\d+)?)$/.exec(value);
  return match !== null && Math.abs(Number(match[1])) <= 90 && Math.abs(Number(match[2])) <= 180;
};

const textFault = (value: string, list: boolean): ValueFault | undefined => {
  const escape = /\\(?![\\;,nN])/.exec(value.replace(/\\\\/g, ''));
  if (escape) return { reason: `${short(value)} has a backslash that escapes nothing.`, section: '3.3.11' };
  const bare = (list ? /;/ : /[;,]/).exec(value.replace(/\\./g, ''));
  return bare
    ? { reason: `A ${bare[0] === ';' ? 'semicolon' : 'comma'} in a text has to be escaped.`, section: '3.3.11' }
    : undefined;
};

const checks: Readonly<
  Record<Exclude<ValueType, 'TEXT' | 'TEXT-LIST' | 'RECUR'>, [(value: string) => boolean, string, string]>
> = {
  BINARY: [
    (value) => /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(value),
    'base64',
    '3.3.1',
  ],
  'CAL-ADDRESS': [(value) => /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/.test(value), 'a URI', '3.3.3'],
  DATE: [isDate, 'a date', '3.3.4'],
  'DATE-TIME': [isDateTime, 'a date and time', '3.3.5'],
  DURATION: [isDuration, 'a duration', '3.3.6'],
  GEO: [isPlace, 'a place (latitude;longitude)', '3.8.1.6'],
  INTEGER: [(value) => /^[+-]?\d{1,10}$/.test(value), 'a whole number', '3.3.8'],
  PERIOD: [isPeriod, 'a period of time', '3.3.9'],
  URI: [(value) => /^[A-Za-z][A-Za-z0-9+.-]*:\S*$/.test(value), 'a URI', '3.3.13'],
  'UTC-OFFSET': [isOffset, 'an offset from UTC', '3.3.14'],
};

/** What is wrong with a value of a type after RFC 5545 3.3, or undefined. Rules of recurrence are checked by `ruleProblem`. */
export const findValueFault = (type: ValueType, value: string): ValueFault | undefined => {
  if (type === 'RECUR') return undefined;
  if (type === 'TEXT' || type === 'TEXT-LIST') return textFault(value, type === 'TEXT-LIST');
  const [is, what, section] = checks[type];
  return is(value) ? undefined : { reason: `${short(value)} is not ${what}.`, section };
};

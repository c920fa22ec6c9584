import { windowsZones } from './windows-zones.js';

/** A time or zone that cannot be understood; `reason` is for machines, the message for the person who typed it. */
export class LocalTimeError extends Error {
  constructor(
    readonly reason: 'unknown-zone' | 'malformed-time' | 'malformed-duration' | 'out-of-range',
    message: string,
  ) {
    super(message);
    this.name = 'LocalTimeError';
  }
}

/** IANA links that are mere older spellings of a place; links between different places are kept as they are. */
const presentSpelling: Readonly<Record<string, string>> = {
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Rosario': 'America/Argentina/Cordoba',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Fort_Wayne': 'America/Indiana/Indianapolis',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Godthab': 'America/Nuuk',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Dacca': 'Asia/Dhaka',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Macao': 'Asia/Macau',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Asia/Tel_Aviv': 'Asia/Jerusalem',
  'Asia/Thimbu': 'Asia/Thimphu',
  'Asia/Ujung_Pandang': 'Asia/Makassar',
  'Asia/Ulan_Bator': 'Asia/Ulaanbaatar',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Australia/ACT': 'Australia/Sydney',
  'Australia/Canberra': 'Australia/Sydney',
  'Australia/NSW': 'Australia/Sydney',
  'Australia/North': 'Australia/Darwin',
  'Australia/Queensland': 'Australia/Brisbane',
  'Australia/South': 'Australia/Adelaide',
  'Australia/Tasmania': 'Australia/Hobart',
  'Australia/Victoria': 'Australia/Melbourne',
  'Australia/West': 'Australia/Perth',
  'Africa/Asmera': 'Africa/Asmara',
  'Brazil/East': 'America/Sao_Paulo',
  'Brazil/West': 'America/Manaus',
  'Canada/Atlantic': 'America/Halifax',
  'Canada/Central': 'America/Winnipeg',
  'Canada/Eastern': 'America/Toronto',
  'Canada/Mountain': 'America/Edmonton',
  'Canada/Newfoundland': 'America/St_Johns',
  'Canada/Pacific': 'America/Vancouver',
  'Canada/Saskatchewan': 'America/Regina',
  'Chile/Continental': 'America/Santiago',
  'Etc/GMT': 'UTC',
  'Etc/GMT+0': 'UTC',
  'Etc/GMT-0': 'UTC',
  'Etc/GMT0': 'UTC',
  'Etc/Greenwich': 'UTC',
  'Etc/UCT': 'UTC',
  'Etc/UTC': 'UTC',
  'Etc/Universal': 'UTC',
  'Etc/Zulu': 'UTC',
  'Europe/Kiev': 'Europe/Kyiv',
  'GB-Eire': 'Europe/London',
  GB: 'Europe/London',
  GMT: 'UTC',
  'GMT+0': 'UTC',
  'GMT-0': 'UTC',
  GMT0: 'UTC',
  Greenwich: 'UTC',
  Hongkong: 'Asia/Hong_Kong',
  Iceland: 'Atlantic/Reykjavik',
  Japan: 'Asia/Tokyo',
  NZ: 'Pacific/Auckland',
  'Pacific/Enderbury': 'Pacific/Kanton',
  Poland: 'Europe/Warsaw',
  Portugal: 'Europe/Lisbon',
  Singapore: 'Asia/Singapore',
  Turkey: 'Europe/Istanbul',
  UCT: 'UTC',
  'US/Alaska': 'America/Anchorage',
  'US/Arizona': 'America/Phoenix',
  'US/Central': 'America/Chicago',
  'US/East-Indiana': 'America/Indiana/Indianapolis',
  'US/Eastern': 'America/New_York',
  'US/Hawaii': 'Pacific/Honolulu',
  'US/Mountain': 'America/Denver',
  'US/Pacific': 'America/Los_Angeles',
  Universal: 'UTC',
  Zulu: 'UTC',
};

const longestName = 120;
const mostRemembered = 5000;
const known = new Map<string, string | undefined>();

const withoutPrefix = function* (name: string): Generator<string> {
  // Globally unique names (RFC 5545 3.8.3.1) carry the IANA name at their end: "/example.org/2026/Europe/Berlin".
  const segments = name.split('/').filter((segment) => segment !== '');
  for (const count of [3, 2, 1]) if (count <= segments.length) yield segments.slice(-count).join('/');
};

const ianaName = (name: string): string | undefined => {
  if (!/^[A-Za-z]/.test(name)) return undefined;
  try {
    const id = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
    return presentSpelling[id] ?? id;
  } catch {
    return undefined;
  }
};

const find = (name: string): string | undefined => {
  const trimmed = name.trim().replace(/^"(.*)"$/, '$1');
  if (trimmed === '' || trimmed.length > longestName) return undefined;
  if (trimmed === 'Z' || trimmed === 'z') return 'UTC';
  const direct = ianaName(trimmed) ?? windowsZones.get(trimmed.toLowerCase());
  if (direct !== undefined || !trimmed.includes('/')) return direct;
  for (const tail of withoutPrefix(trimmed)) {
    const zone = tail.includes('/') ? ianaName(tail) : undefined;
    if (zone !== undefined) return zone;
  }
  return undefined;
};

/**
 * The IANA zone that a name means, in its present spelling, or undefined when no zone bears it. Understands other
 * capitals, older spellings (Asia/Calcutta), Windows names and globally unique TZIDs (RFC 5545 3.8.3.1). An offset such
 * as "+01:00" is no zone: it does not know its summer time.
 */
export const findZone = (name: string): string | undefined => {
  if (known.has(name)) return known.get(name);
  const zone = find(name);
  if (known.size >= mostRemembered) known.clear();
  if (name.length <= longestName) known.set(name, zone);
  return zone;
};

/** Like `findZone`, but throws a LocalTimeError ('unknown-zone') that says what to write instead. */
export const canonicalZone = (name: string): string => {
  const zone = findZone(name);
  if (zone !== undefined) return zone;
  throw new LocalTimeError(
    'unknown-zone',
    `"${name.slice(0, 60)}" is not a time zone. Write a name from the IANA list, such as "Europe/Berlin" or "America/New_York".`,
  );
};

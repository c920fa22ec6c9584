import type { Note, Noted } from '../source-record.js';

/** A place on the earth in degrees, WGS 84. */
export interface Coordinates {
  latitude: number;
  longitude: number;
}

const degrees = (raw: unknown, axis: string, notes: Note[]): number | undefined => {
  if (typeof raw === 'number') return Number.isFinite(raw) ? raw : undefined;
  if (typeof raw !== 'string') return undefined;
  const text = raw.trim().replace(/°$/, '').replace('\u2212', '-');
  if (/^[+-]?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  const misplaced = text.replaceAll(',', '');
  if (/^[+-]?\d+,\d+$/.test(text)) {
    notes.push({
      kind: 'coordinate-comma',
      message: `the ${axis} ${JSON.stringify(raw)} has a comma for the decimal point; it was read as ${text.replace(',', '.')}`,
    });
    return Number(text.replace(',', '.'));
  }
  if (text.includes(',') && /^[+-]?\d+\.\d+$/.test(misplaced)) {
    notes.push({
      kind: 'coordinate-comma',
      message: `the ${axis} ${JSON.stringify(raw)} has a comma that does not belong there; it was read as ${misplaced}`,
    });
    return Number(misplaced);
  }
  return undefined;
};

const within = (value: number, limit: number): boolean => Math.abs(value) <= limit;

/**
 * Latitude and longitude in degrees from numbers or text. A comma is put right, latitude and longitude are exchanged where only that
 * puts them in range; 0/0, one of two, out of range or not a number gives no place. Each with a note, but none where both are absent.
 */
export const readCoordinates = (latitude: unknown, longitude: unknown): Noted<Coordinates | undefined> => {
  const absent = (raw: unknown): boolean => raw === undefined || raw === null || raw === '' || raw === false;
  const notes: Note[] = [];
  const none = (kind: string, message: string): Noted<undefined> => ({
    value: undefined,
    notes: [...notes, { kind, message }],
  });
  if (absent(latitude) && absent(longitude)) return { value: undefined, notes };
  const given = `${JSON.stringify(latitude)} / ${JSON.stringify(longitude)}`;
  if (absent(latitude) || absent(longitude))
    return none(
      'coordinates-incomplete',
      `only one of latitude and longitude is given (${given}); the place was left out`,
    );
  const lat = degrees(latitude, 'latitude', notes);
  const lon = degrees(longitude, 'longitude', notes);
  if (lat === undefined || lon === undefined)
    return none(
      'coordinates-unreadable',
      `${given} is not a latitude and a longitude in degrees; the place was left out`,
    );
  if (lat === 0 && lon === 0) return none('coordinates-zero', '0 / 0 stands for "not known"; the place was left out');
  if (within(lat, 90) && within(lon, 180)) return { value: { latitude: lat, longitude: lon }, notes };
  if (within(lon, 90) && within(lat, 180)) {
    notes.push({
      kind: 'coordinates-swapped',
      message: `${given} is only possible as longitude / latitude; the two were exchanged`,
    });
    return { value: { latitude: lon, longitude: lat }, notes };
  }
  return none(
    'coordinates-out-of-range',
    `${given} is not on the earth (latitude -90 to 90, longitude -180 to 180); the place was left out`,
  );
};

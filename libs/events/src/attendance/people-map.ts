import { emptyNumberMap, type NumberMap, valueAt, withValue } from './number-map.js';

/** A map from person ids to values, as cheap to change as a number map; people are never taken out of it. */
export type PeopleMap<Value> = NumberMap<readonly (readonly [personId: string, value: Value])[]>;

export function nobody<Value>(): PeopleMap<Value> {
  return emptyNumberMap();
}

export function ofPerson<Value>(map: PeopleMap<Value>, personId: string): Value | undefined {
  return valueAt(map, slotOf(personId))?.find(([id]) => id === personId)?.[1];
}

export function withPerson<Value>(map: PeopleMap<Value>, personId: string, value: Value): PeopleMap<Value> {
  const slot = slotOf(personId);
  const others = (valueAt(map, slot) ?? []).filter(([id]) => id !== personId);
  return withValue(map, slot, [...others, [personId, value]]);
}

/** FNV-1a over the characters, 30 bits. */
function slotOf(personId: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < personId.length; at++) {
    hash = Math.imul(hash ^ personId.charCodeAt(at), 0x01000193);
  }
  return (hash ^ (hash >>> 15)) & 0x3fffffff;
}

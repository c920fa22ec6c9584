import type { Note, Noted } from '../source-record.js';

/** A town and its postal code, each where it is known. */
export interface Town {
  city?: string;
  postalCode?: string;
}

const placeholder = /^(?:meetup\d*|0+|-+|n\/?a|none|null|unknown|tbd|x+)$/i;
const british = /\b([A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$/i;
const dutch = /^(\d{4} ?[A-Z]{2})\b/;

/** The postal code in a town's name and what is left of the name: `10405 Berlin`, `London, WC1E 7HX`, `Nedlands 6009`. */
const splitTown = (text: string): { city: string; postalCode: string } | undefined => {
  const found =
    british.exec(text) ??
    dutch.exec(text) ??
    /^(\d{4,6}(?:-\d{3,4})?)\b/.exec(text) ??
    /\b(\d{4,6}(?:-\d{3,4})?)$/.exec(text);
  if (!found?.[1]) return undefined;
  return { postalCode: found[1], city: text.replace(found[1], '').replace(/^[\s,;-]+|[\s,;-]+$/g, '') };
};

/** Town and postal code put in their places: placeholders such as `meetup1` go, a code that stands in the town's name moves. */
export const readTown = (rawCity: string | undefined, rawPostalCode: string | undefined): Noted<Town> => {
  const notes: Note[] = [];
  let postalCode = rawPostalCode?.trim() || undefined;
  let city = rawCity?.trim() || undefined;
  if (postalCode && placeholder.test(postalCode)) {
    notes.push({
      kind: 'postal-code-placeholder',
      message: `the postal code ${JSON.stringify(postalCode)} is a placeholder; it was left out`,
    });
    postalCode = undefined;
  }
  if (postalCode && postalCode.length > 16) {
    notes.push({
      kind: 'postal-code-unreadable',
      message: `${JSON.stringify(postalCode.slice(0, 60))} is too long for a postal code; it was left out`,
    });
    postalCode = undefined;
  }
  const split = city ? splitTown(city) : undefined;
  if (split) {
    const agrees =
      !postalCode ||
      postalCode.replaceAll(' ', '').toUpperCase() === split.postalCode.replaceAll(' ', '').toUpperCase();
    notes.push({
      kind: 'postal-code-in-city',
      message: agrees
        ? `the town ${JSON.stringify(city)} holds the postal code; it was taken apart`
        : `the town ${JSON.stringify(city)} holds another postal code than ${JSON.stringify(postalCode)}, which was kept`,
    });
    postalCode ??= split.postalCode;
    city = split.city || undefined;
  }
  return { value: { ...(city ? { city } : {}), ...(postalCode ? { postalCode } : {}) }, notes };
};

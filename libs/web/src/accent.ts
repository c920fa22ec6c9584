/** How many accents there are; the stylesheet has one class for each, `accent-0` to `accent-23`. */
export const accentCount = 24;

/** The four colours of an accent in one theme, as sRGB hex. */
export type AccentColours = {
  /** For text, rules and solid areas. */
  readonly ink: string;
  /** A faint tint that `ink` and body text are readable on. */
  readonly wash: string;
  /** For text on a solid area of `ink`. */
  readonly onInk: string;
};

export type Accent = {
  readonly index: number;
  readonly className: `accent-${number}`;
  readonly light: AccentColours;
  readonly dark: AccentColours;
};

const degrees = Math.PI / 180;

/** OKLCH to linear sRGB, by the matrices of CSS Color 4, 10.2; parts outside 0..1 lie outside the gamut. */
function linearOf(lightness: number, chroma: number, hue: number): readonly [number, number, number] {
  const a = chroma * Math.cos(hue * degrees);
  const b = chroma * Math.sin(hue * degrees);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** The colour in hex, its chroma lowered until a screen can show it. */
function hexOf(lightness: number, chroma: number, hue: number): string {
  let reduced = chroma;
  let linear = linearOf(lightness, reduced, hue);
  while (reduced > 0 && linear.some((part) => part < -0.0001 || part > 1.0001)) {
    reduced = Math.max(0, reduced - 0.002);
    linear = linearOf(lightness, reduced, hue);
  }
  const bytes = linear.map((part) => {
    const inside = Math.min(1, Math.max(0, part));
    const encoded = inside <= 0.0031308 ? 12.92 * inside : 1.055 * inside ** (1 / 2.4) - 0.055;
    return Math.round(encoded * 255)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${bytes.join('')}`;
}

const accents: readonly Accent[] = Array.from({ length: accentCount }, (_, index) => {
  const hue = (index * 360) / accentCount;
  return {
    index,
    className: `accent-${index}` as const,
    light: { ink: hexOf(0.46, 0.13, hue), wash: hexOf(0.945, 0.028, hue), onInk: '#ffffff' },
    dark: { ink: hexOf(0.8, 0.11, hue), wash: hexOf(0.27, 0.035, hue), onInk: '#141613' },
  };
});

/** FNV-1a over the UTF-16 units, 32 bits: small, and the same for ever, so that a group keeps its colour. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  hash ^= hash >>> 15;
  return hash >>> 0;
}

/** Gives the accent of a slug: always the same one for the same slug. */
export function accentOf(slug: string): Accent {
  return accents[hashOf(slug) % accentCount]!;
}

/** Gives the class that colours an element and what is in it: `accent-0` to `accent-23`. */
export function accentClass(slug: string): string {
  return accentOf(slug).className;
}

/** All accents in the order of their index. */
export function allAccents(): readonly Accent[] {
  return accents;
}

/** The rules that the stylesheet needs for the accents: their colours are computed, so they are not written by hand. */
export function accentRules(): string {
  return accents
    .map(
      ({ className, light, dark }) =>
        `.${className}{--al:${light.ink};--wl:${light.wash};--ad:${dark.ink};--wd:${dark.wash}}`,
    )
    .join('\n');
}

import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { accentClass, accentCount, accentOf, accentRules, allAccents } from './accent.js';

/** Contrast of two colours by WCAG 2.2, computed from their hex values alone. */
const contrast = (one: string, other: string): number => {
  const luminance = (hex: string) => {
    const [r, g, b] = [1, 3, 5].map((at) => {
      const value = parseInt(hex.slice(at, at + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

/** The variables of a theme as the stylesheet has them: the first block is light, the second dark. */
const variablesOf = (block: number): Record<string, string> => {
  const css = readFileSync(new URL('./assets/folkmoot.css', import.meta.url), 'utf8');
  const body = [...css.matchAll(/:root \{([^}]*)\}/g)][block]![1]!;
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+): (#[0-9a-f]{3,6});/g)].map(([, name, hex]) => [
      name,
      hex!.length === 4 ? hex!.replace(/[^#]/g, '$&$&') : hex!,
    ]),
  );
};

const themeOf = (variables: Record<string, string>) => ({
  surfaces: [variables['paper']!, variables['sheet']!],
  text: [variables['ink']!, variables['quiet']!, variables['problem']!],
  signs: ['problem', 'good', 'watch'].map((sign) => [variables[sign]!, variables[`${sign}-wash`]!] as const),
  edge: variables['edge']!,
  onAccent: variables['on-accent']!,
});
const themes = { light: themeOf(variablesOf(0)), dark: themeOf(variablesOf(1)) };

describe('Accents', () => {
  it('stay the same for a slug', () => {
    expect(['lanterngate-python', 'ruby-on-the-quay', 'devops-salon', ''].map(accentClass)).toEqual([
      'accent-12',
      'accent-13',
      'accent-4',
      'accent-20',
    ]);
  });

  it('spread slugs over all colours', () => {
    const used = new Set(Array.from({ length: 1000 }, (_, index) => accentOf(`group-${index}`).index));
    expect(used.size).toBe(accentCount);
  });

  it.each(['light', 'dark'] as const)('are readable in the %s theme, and text is readable on them', (theme) => {
    const { surfaces, text, onAccent } = themes[theme];
    const failing = allAccents().flatMap(({ className, [theme]: { ink, wash, onInk } }) => [
      ...[...surfaces, wash]
        .filter((surface) => contrast(ink, surface) < 4.5)
        .map((surface) => [className, ink, surface]),
      ...text.filter((colour) => contrast(colour, wash) < 4.5).map((colour) => [className, colour, wash]),
      ...(contrast(onInk, ink) < 4.5 ? [[className, onInk, ink]] : []),
    ]);
    expect(failing).toEqual([]);
    expect(new Set(allAccents().map(({ [theme]: { onInk } }) => onInk.slice(0, 7)))).toEqual(new Set([onAccent]));
  });

  it.each(['light', 'dark'] as const)(
    'stand beside text, signs and edges that are readable in the %s theme',
    (theme) => {
      const { surfaces, text, signs, edge } = themes[theme];
      const failing = [
        ...text.flatMap((colour) => surfaces.map((surface) => [colour, surface, 4.5] as const)),
        ...signs.map(([colour, wash]) => [colour, wash, 4.5] as const),
        ...surfaces.map((surface) => [edge, surface, 3] as const),
      ].filter(([colour, surface, least]) => contrast(colour, surface) < least);
      expect(failing).toEqual([]);
    },
  );

  it('each have a rule in the stylesheet', () => {
    expect(accentRules().match(/\.accent-\d+\{/g)).toHaveLength(accentCount);
  });
});

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

const themes = {
  light: { surfaces: ['#f6f6f0', '#fdfdf9'], text: ['#1b1e1a', '#575c53', '#a3211c'] },
  dark: { surfaces: ['#141613', '#1c1f1b'], text: ['#eceae1', '#a9ada1', '#ff9d91'] },
};

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
    const { surfaces, text } = themes[theme];
    const failing = allAccents().flatMap(({ className, [theme]: { ink, wash, onInk } }) => [
      ...[...surfaces, wash]
        .filter((surface) => contrast(ink, surface) < 4.5)
        .map((surface) => [className, ink, surface]),
      ...text.filter((colour) => contrast(colour, wash) < 4.5).map((colour) => [className, colour, wash]),
      ...(contrast(onInk, ink) < 4.5 ? [[className, onInk, ink]] : []),
    ]);
    expect(failing).toEqual([]);
  });

  it('each have a rule in the stylesheet', () => {
    expect(accentRules().match(/\.accent-\d+\{/g)).toHaveLength(accentCount);
  });
});

import { describe, expect, it } from '@jest/globals';
import { barChart, lineChart, type ChartSpec } from './chart.js';

const spec: ChartSpec = {
  id: 'attendance',
  title: 'Attendance',
  description: 'It grew.',
  labels: ['2024', '2025', '2026'],
  series: [
    { name: 'Said yes', values: [10, null, 30] },
    { name: 'Came', values: [8, 12, 20] },
  ],
  locale: 'en',
};

describe('A chart', () => {
  it('has a title and a description that name its series', async () => {
    const svg = await lineChart(spec);
    expect(svg).toMatch(
      /^<svg class="chart" [^>]*role="img" aria-labelledby="attendance-title attendance-description">/,
    );
    expect(svg).toContain('<title id="attendance-title">Attendance</title>');
    expect(svg).toContain('<desc id="attendance-description">It grew. Series: Said yes, Came.</desc>');
  });

  it('fits a strict policy and both themes: no style, no script, colours by variables only', async () => {
    for (const svg of [await lineChart(spec), await barChart({ ...spec, stacked: true, unit: 'people' })]) {
      const tags = svg.match(/<[^>]*>/g)!.join('');
      expect(tags).not.toMatch(/<style|<script| style=| class="zr|ecmeta|pointer-events/);
      const colours = new Set([...tags.matchAll(/(?:fill|stroke)="([^"]*)"/g)].map((match) => match[1]!));
      const painted = [...colours].filter((colour) => !/^var\(--|^none$/.test(colour));
      // What is left paints nothing: shapes to clip by, lines to fill, areas without opacity.
      expect(painted.filter((colour) => !['#000', 'rgb(0,0,0)', '#b7b9be'].includes(colour))).toEqual([]);
      expect([...colours]).toEqual(expect.arrayContaining(['var(--chart-1)', 'var(--chart-2)', 'var(--chart-text)']));
    }
  });

  it('is the same each time, so that a page with it keeps its tag', async () => {
    expect(await lineChart(spec)).toBe(await lineChart(spec));
  });

  it('escapes names that people gave', async () => {
    const evil = '"/><script>alert(1)</script>';
    const svg = await barChart({
      ...spec,
      id: evil,
      title: evil,
      description: evil,
      labels: [evil],
      series: [
        { name: evil, values: [1] },
        { name: `${evil}2`, values: [2] },
      ],
      unit: evil,
    });
    expect(svg).not.toContain('<script');
    expect(svg).not.toContain(evil);
  });

  it('of nothing is an empty one', async () => {
    expect(await lineChart({ ...spec, labels: [], series: [] })).toMatch(/^<svg[\s\S]*<\/svg>$/);
  });
});

import { describe, expect, it } from '@jest/globals';
import { regionMap, type RegionMap } from './region-map.js';

const frankfurt = { lat: 50.11, lon: 8.68, label: 'Group in the west', href: '/groups/west' };
const darmstadt = { lat: 49.87, lon: 8.65, label: 'Group in the south', href: '/groups/south', accent: 'teal' };
const draw = (points: RegionMap['points'], options: Partial<RegionMap> = {}) =>
  regionMap({ points, width: 720, height: 480, title: 'Our groups', description: 'Where they meet', ...options });
const titles = (svg: string) => [...svg.matchAll(/<title>(.*?)<\/title>/g)].map((match) => match[1]);
const scattered = (count: number, south: number, north: number, west: number, east: number) =>
  Array.from({ length: count }, (_, index) => ({
    lat: south + (north - south) * ((index * 0.618034) % 1),
    lon: west + ((east - west) * index) / count,
    label: `Group number ${index}`,
    href: `/groups/group-number-${index}`,
  }));

describe('A map of groups', () => {
  it('links each point', () => {
    expect(draw([darmstadt])).toMatch(
      /<g class="map-points"><a href="\/groups\/south" class="map-point accent-teal"><title>Group in the south<\/title><circle class="map-hit" cx="[\d.]+" cy="[\d.]+" r="13"\/><circle class="map-dot" cx="[\d.]+" cy="[\d.]+" r="7"\/><\/a><\/g><\/svg>$/,
    );
  });

  it('says what it is to those who cannot see it', () => {
    expect(draw([frankfurt], { id: 'groups' })).toContain(
      '<g role="img" aria-labelledby="groups-title" aria-describedby="groups-description">' +
        '<title id="groups-title">Our groups</title><desc id="groups-description">Where they meet</desc>',
    );
  });

  it('shows coast, border, lake and cities of its region', () => {
    const svg = draw([
      { ...frankfurt, lat: 43.7, lon: -79.4 },
      { ...darmstadt, lat: 40.7, lon: -74 },
    ]);
    for (const name of ['map-sea', 'map-land', 'map-lake', 'map-border', 'map-scale']) {
      expect(svg).toContain(`class="${name}"`);
    }
    expect([...svg.matchAll(/>([^<>]+)<\/text>/g)].map((match) => match[1])).toEqual(
      expect.arrayContaining(['New York', 'Toronto', 'Buffalo', 'Rochester']),
    );
  });

  it('names the city even where a marker lies on it', () => {
    expect(draw([{ ...frankfurt, lat: 51.5085, lon: -0.1257 }])).toContain('>London</text>');
  });

  it('gathers points that would overlap, the heaviest first, into one link with a count', () => {
    const neighbour = { ...frankfurt, lat: 50.12, label: 'Group next door', weight: 5 };
    const svg = draw([frankfurt, neighbour, darmstadt], {
      clusterHref: ({ lat, lon, km, points }) => `/groups?near=${lat},${lon}&km=${km}&of=${points.length}`,
    });
    expect(titles(svg)).toEqual(['Group in the south', '2: Group next door, Group in the west']);
    expect(svg).toContain('<a href="/groups?near=50.115,8.68&amp;km=2&amp;of=2" class="map-cluster">');
    expect(svg).toMatch(/<text x="[\d.]+" y="[\d.]+" dy=".36em">2<\/text>/);
  });

  it('counts without a link where a cluster leads nowhere', () => {
    expect(draw([frankfurt, { ...frankfurt, label: 'Twin' }])).toContain(
      '<g class="map-cluster" role="img" aria-label="2: Group in the west, Twin">',
    );
  });

  it('shows the world when groups are spread over it, or when there are none', () => {
    expect(draw([])).toMatch(/^<svg class="map map-world" /);
    expect(draw([frankfurt, { ...darmstadt, lat: -33.9, lon: 151.2 }])).toMatch(/^<svg class="map map-world" /);
  });

  it('reaches across the date line', () => {
    const svg = draw([
      { ...frankfurt, lat: -18.1, lon: 178.4 },
      { ...darmstadt, lat: -13.8, lon: -171.8 },
    ]);
    expect(svg).toMatch(/^<svg class="map map-region" /);
    expect(titles(svg)).toEqual(['Group in the south', 'Group in the west']);
    expect(svg).toContain('>Apia</text>');
  });

  it('leaves out a point that lies nowhere', () => {
    expect(draw([{ ...frankfurt, lat: 512, lon: 8 }, { ...frankfurt, lat: NaN }, darmstadt])).toBe(draw([darmstadt]));
  });

  it('takes nothing from its input for markup, and carries no style or script', () => {
    const svg = draw([{ ...frankfurt, label: '<b>"&\'', href: '/x?a="><script>', accent: 'x" onload="y' }], {
      title: '</title><script>',
    });
    expect(svg).toContain(
      '<a href="/x?a=&quot;&gt;&lt;script&gt;" class="map-point"><title>&lt;b&gt;&quot;&amp;&#39;</title>',
    );
    expect(svg).toContain('<title id="map-title">&lt;/title&gt;&lt;script&gt;</title>');
    expect(svg).not.toMatch(/<script|<style| style=| on\w+=/);
  });

  it('is the same each time', () => {
    const points = scattered(40, 47, 55, 6, 15);
    expect(draw(points)).toBe(draw(points));
  });

  it('stays small: a region under 60 KB, the world under 120 KB, with 250 groups', () => {
    expect(Buffer.byteLength(draw(scattered(250, 36, 62, -9, 30)))).toBeLessThan(60_000);
    expect(Buffer.byteLength(draw(scattered(250, -45, 65, -170, 178)))).toBeLessThan(120_000);
  });
});

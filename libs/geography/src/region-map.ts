import { LRUCache } from 'lru-cache';
import { distanceKm, type Coordinates } from './distance.js';
import { loadGazetteer, type Place } from './gazetteer.js';
import { citiesOf, placeLabels, type CityLabel } from './map-labels.js';
import { drawOutlines, loadOutlines } from './map-outlines.js';
import { clustered, type Cluster, type MapPoint } from './map-points.js';
import { mapView, type MapView } from './map-view.js';

/** What `regionMap` draws. */
export interface RegionMap {
  points: MapPoint[];
  /** Size of the picture in pixels; the style sheet lets it shrink to the width of its column. */
  width: number;
  height: number;
  /** Read to those who cannot see the map. */
  title: string;
  description: string;
  /** Start of the ids inside the picture; give another to each map of a page. */
  id?: string;
  /** Where a cluster leads: its middle and the radius in kilometres that holds all its points. Without it, nowhere. */
  clusterHref?: (cluster: Coordinates & { km: number; points: MapPoint[] }) => string;
}

/** Radii of markers in pixels, as in src/assets/map.css, which enlarges them on narrow screens. */
const radii = { point: { wide: 8, narrow: 11 }, cluster: { wide: 14, narrow: 19 } };
const namesInCluster = 8;

interface BaseLayer {
  outlines: string;
  cities: Place[];
}

const baseLayers = new LRUCache<string, BaseLayer>({
  maxSize: 4_000_000,
  sizeCalculation: (layer) => layer.outlines.length + layer.cities.length * 200,
});

/** Reads everything that maps need, so that no request waits for it (about 100 ms, 12 MB kept). */
export function loadMaps(): void {
  loadGazetteer();
  loadOutlines();
}

/**
 * A map of the points as an SVG element that needs nothing else but the classes of src/assets/map.css: coast, lakes, borders,
 * cities, a scale, and the points as links; points that would overlap become one cluster with a count. Points close
 * together are shown in Mercator's projection, points spread over the world in the Natural Earth projection. The base of
 * a view is kept, so that a second map of it takes a few milliseconds.
 */
export function regionMap(map: RegionMap): string {
  const { width, height, id = 'map' } = map;
  const points = map.points.filter(({ lat, lon }) => Math.abs(lat) <= 90 && Math.abs(lon) <= 180);
  const view = mapView(points, width, height);
  const base = baseLayer(view);
  const clusters = clustered(view, points);
  const labels = placeLabels(view, base.cities, {
    markers: clusters.map(({ points: { length }, x, y }) => ({ x, y, ...(length > 1 ? radii.cluster : radii.point) })),
    boxes: [{ left: 0, top: height - 34, right: 190, bottom: height }],
  });
  return (
    `<svg class="map map-${view.kind}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" ` +
    `role="group" aria-labelledby="${id}-title">` +
    `<g role="img" aria-labelledby="${id}-title" aria-describedby="${id}-description">` +
    `<title id="${id}-title">${escaped(map.title)}</title><desc id="${id}-description">${escaped(map.description)}</desc>` +
    `${base.outlines}${cityLabels(labels)}${scaleBar(view)}</g>` +
    // Drawn from the bottom up: what matters most comes last, and so lies on top.
    `<g class="map-points">${clusters
      .toReversed()
      .map((cluster) => marker(cluster, map))
      .join('')}</g></svg>`
  );
}

function baseLayer(view: MapView): BaseLayer {
  const kept = baseLayers.get(view.key);
  if (kept) return kept;
  const drawn = { outlines: drawOutlines(view), cities: citiesOf(view) };
  baseLayers.set(view.key, drawn);
  return drawn;
}

function cityLabels(labels: CityLabel[]): string {
  const drawn = labels.map(({ name, rank, minor, dot, x, y, anchor, drop }) => {
    const side = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
    return (
      `<g class="map-city-${rank}${minor ? ' map-minor' : ''}"><circle cx="${round(dot.x)}" cy="${round(dot.y)}" r="2"/>` +
      `<text x="${round(x)}" y="${round(y)}"${side}${drop ? ` dy="${drop}em"` : ''}>${escaped(name)}</text></g>`
    );
  });
  return `<g class="map-cities">${drawn.join('')}</g>`;
}

function marker({ points, x, y }: Cluster, map: RegionMap): string {
  const [point] = points;
  if (!point) return '';
  const at = `cx="${round(x)}" cy="${round(y)}"`;
  if (points.length === 1) {
    return (
      `<a href="${escaped(point.href)}" class="map-point${accent(point)}">` +
      `<title>${escaped(point.label)}</title><circle class="map-hit" ${at} r="13"/><circle class="map-dot" ${at} r="7"/></a>`
    );
  }
  const names = points
    .slice(0, namesInCluster)
    .map(({ label }) => label)
    .join(', ');
  const title = escaped(`${points.length}: ${names}${points.length > namesInCluster ? ', …' : ''}`);
  const accents = new Set(points.map(accent));
  const drawn =
    `<title>${title}</title><circle class="map-dot" ${at} r="13"/>` +
    `<text x="${round(x)}" y="${round(y)}" dy=".36em">${points.length}</text>`;
  const classes = `map-cluster${accents.size === 1 ? accent(point) : ''}`;
  if (!map.clusterHref) return `<g class="${classes}" role="img" aria-label="${title}">${drawn}</g>`;
  const href = escaped(map.clusterHref(around(points)));
  return `<a href="${href}" class="${classes}">${drawn}</a>`;
}

function around(points: MapPoint[]): Coordinates & { km: number; points: MapPoint[] } {
  const first = points[0]?.lon ?? 0;
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  // Longitudes are averaged as distances from the first, so that the date line between two points does no harm.
  const lon = first + mean(points.map((point) => ((point.lon - first + 540) % 360) - 180));
  const middle = { lat: mean(points.map((point) => point.lat)), lon: ((lon + 540) % 360) - 180 };
  const km = Math.max(1, ...points.map((point) => Math.ceil(distanceKm(middle, point))));
  return { lat: Number(middle.lat.toFixed(4)), lon: Number(middle.lon.toFixed(4)), km: km + 1, points };
}

function scaleBar(view: MapView): string {
  // On a map of the world a kilometre has no one length.
  if (view.kind === 'world') return '';
  const longest = Math.min(140, view.width / 4) / view.pixelsPerKm;
  const power = 10 ** Math.floor(Math.log10(longest));
  const km = [5, 2, 1].map((digit) => digit * power).find((length) => length <= longest) ?? power;
  const [left, bottom] = [12, view.height - 12];
  return (
    `<g class="map-scale"><path d="M${left} ${bottom - 6}v6h${round(km * view.pixelsPerKm)}v-6"/>` +
    `<text x="${left + 5}" y="${bottom - 5}">${km} km</text></g>`
  );
}

function accent(point: MapPoint): string {
  return point.accent && /^[a-z0-9-]+$/i.test(point.accent) ? ` accent-${point.accent}` : '';
}

function round(pixels: number): string {
  return String(Math.round(pixels * 10) / 10);
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

import type { Coordinates } from './distance.js';
import type { MapView } from './map-view.js';

/** Something to show on a map, and where it leads. */
export interface MapPoint extends Coordinates {
  label: string;
  href: string;
  /** Importance: heavier points lie on top and gather lighter ones. 1 unless given. */
  weight?: number;
  /** Name of a colour that the style sheet knows as the class `accent-<name>`; letters, digits and hyphens. */
  accent?: string;
}

/** Points that lie too close together to be told apart, shown where the heaviest of them lies, in pixels. */
export interface Cluster {
  points: MapPoint[];
  x: number;
  y: number;
}

/** Nearer than this, in pixels of the picture, two points become one cluster. */
const apart = 30;

/** Gathers points that would overlap; heavier points first, points outside the picture are left out. */
export function clustered(view: MapView, points: MapPoint[]): Cluster[] {
  const clusters: Cluster[] = [];
  const ordered = points
    .map((point, index) => ({ point, index, weight: point.weight ?? 1 }))
    .sort((one, other) => other.weight - one.weight || one.index - other.index);
  for (const { point } of ordered) {
    const [x, y] = view.projection([point.lon, point.lat]) ?? [NaN, NaN];
    if (!(x >= 0 && y >= 0 && x <= view.width && y <= view.height)) continue;
    const near = clusters.find((cluster) => Math.hypot(cluster.x - x, cluster.y - y) < apart);
    if (near) near.points.push(point);
    else clusters.push({ points: [point], x, y });
  }
  return clusters;
}

/** A place on the globe in decimal degrees (WGS 84): latitude -90 to 90, longitude -180 to 180. */
export interface Coordinates {
  lat: number;
  lon: number;
}

/** Mean radius of the Earth in kilometres (IUGG R1), the radius for which the haversine formula errs least. */
export const earthRadiusKm = 6371.0088;

const radians = Math.PI / 180;

/** Great-circle distance between two places in kilometres by the haversine formula; off by at most 0.6 % of the ellipsoid's. */
export function distanceKm(from: Coordinates, to: Coordinates): number {
  const halfLat = Math.sin(((to.lat - from.lat) * radians) / 2);
  const halfLon = Math.sin(((to.lon - from.lon) * radians) / 2);
  const chord = halfLat * halfLat + Math.cos(from.lat * radians) * Math.cos(to.lat * radians) * halfLon * halfLon;
  // Rounding can push the sum of two antipodes a hair above 1, where asin has no answer.
  return 2 * earthRadiusKm * Math.asin(Math.sqrt(Math.min(1, chord)));
}

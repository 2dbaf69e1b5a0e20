// Places and distances. WeChat gives and shows GCJ-02 coordinates; mixing datums puts a door 500 m away.

/** A position in the GCJ-02 datum, degrees. */
export interface Gcj02 {
  readonly lng: number;
  readonly lat: number;
}

const EARTH_RADIUS_M = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in metres (haversine; error below 0.5 %). */
export const distanceM = (a: Gcj02, b: Gcj02): number => {
  const dLat = radians(b.lat - a.lat);
  const dLng = radians(b.lng - a.lng);
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(dLng / 2) ** 2;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
};

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

/** Longitude and latitude of China never meet, so the order in which they are written does not matter. */
const LNG = { least: 73, most: 136 };
const LAT = { least: 3, most: 54 };

const isWithin = (value: number, { least, most }: typeof LNG): boolean => value >= least && value <= most;

/**
 * A position as people copy it from a map (GCJ-02): `107.0312, 33.0681`, either order, full-width signs too.
 * @returns null for empty text, `invalid` for anything else, places outside China included
 */
export const positionIn = (text: string): Gcj02 | null | 'invalid' => {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return null;
  const parts = plain.split(/[\s,;、]+/).filter(Boolean);
  const [a = Number.NaN, b = Number.NaN] = parts.map((part) =>
    /^\d{1,3}(\.\d+)?$/.test(part) ? Number(part) : Number.NaN,
  );
  if (parts.length !== 2) return 'invalid';
  if (isWithin(a, LNG) && isWithin(b, LAT)) return { lng: a, lat: b };
  return isWithin(b, LNG) && isWithin(a, LAT) ? { lng: b, lat: a } : 'invalid';
};

const A = 6_378_245;
const EE = 0.006_693_421_622_965_943;

/**
 * A browser's WGS-84 position in GCJ-02 (WeChat can give GCJ-02 itself). Within China; error below 1 m against the published
 * reference implementation.
 */
export const toGcj02 = ({ lng, lat }: { readonly lng: number; readonly lat: number }): Gcj02 => {
  const [x, y] = [lng - 105, lat - 35];
  const waves = (value: number): number =>
    ((20 * Math.sin(6 * value * Math.PI) + 20 * Math.sin(2 * value * Math.PI)) * 2) / 3;
  const long = (value: number, near: number, far: number): number =>
    ((20 * Math.sin(value * Math.PI) + 40 * Math.sin((value / 3) * Math.PI)) * 2) / 3 +
    ((near * Math.sin((value / 12) * Math.PI) + far * Math.sin((value / 30) * Math.PI)) * 2) / 3;
  const root = Math.sqrt(Math.abs(x));
  const dLat = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + waves(x) + long(y, 160, 320);
  const dLng = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + waves(x) + long(x, 150, 300);
  const phi = radians(lat);
  const magic = 1 - EE * Math.sin(phi) ** 2;
  return {
    lat: lat + (dLat * 180) / (((A * (1 - EE)) / (magic * Math.sqrt(magic))) * Math.PI),
    lng: lng + (dLng * 180) / ((A / Math.sqrt(magic)) * Math.cos(phi) * Math.PI),
  };
};

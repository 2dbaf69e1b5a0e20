// The geo operators the SDK can express, which mingo has not: near, within, intersects, on WGS-84-like coordinates.
import { VendorError } from './vendor-error';

type Test = (value: unknown) => boolean;
type Position = readonly [number, number];
interface Geometry {
  readonly type: string;
  readonly coordinates: unknown;
}

const EARTH_RADIUS_M = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance between two [longitude, latitude] positions, in metres. */
export const metresBetween = ([lngA, latA]: Position, [lngB, latB]: Position): number => {
  const h =
    Math.sin(radians(latB - latA) / 2) ** 2 +
    Math.cos(radians(latA)) * Math.cos(radians(latB)) * Math.sin(radians(lngB - lngA) / 2) ** 2;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
};

const isGeometry = (value: unknown): value is Geometry =>
  typeof value === 'object' && value !== null && 'type' in value && 'coordinates' in value;

/** The position of a stored point; null when the field holds none. */
export const pointOf = (value: unknown): Position | null =>
  isGeometry(value) && value.type === 'Point' ? (value.coordinates as Position) : null;

/** Even-odd rule; a position on the border counts as inside. */
const isInRing = ([x, y]: Position, ring: readonly Position[]): boolean => {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i] as Position;
    const [xj, yj] = ring[j] as Position;
    const cross = (x - xi) * (yj - yi) - (y - yi) * (xj - xi);
    if (cross === 0 && isBetween([xi, yi], [xj, yj], [x, y])) return true;
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
};

const isInPolygon = (position: Position, [outer, ...holes]: readonly (readonly Position[])[]): boolean =>
  outer !== undefined && isInRing(position, outer) && !holes.some((hole) => isInRing(position, hole));

const polygonsOf = ({ type, coordinates }: Geometry): readonly (readonly (readonly Position[])[])[] => {
  if (type === 'Polygon') return [coordinates as Position[][]];
  if (type === 'MultiPolygon') return coordinates as Position[][][];
  return [];
};

/** Every line a geometry is drawn with. */
const linesOf = (geometry: Geometry): readonly (readonly Position[])[] => {
  if (geometry.type === 'LineString') return [geometry.coordinates as Position[]];
  if (geometry.type === 'MultiLineString') return geometry.coordinates as Position[][];
  return polygonsOf(geometry).flat();
};

const positionsOf = (geometry: Geometry): readonly Position[] => {
  if (geometry.type === 'Point') return [geometry.coordinates as Position];
  if (geometry.type === 'MultiPoint') return geometry.coordinates as Position[];
  return linesOf(geometry).flat();
};

const side = ([ax, ay]: Position, [bx, by]: Position, [cx, cy]: Position): number =>
  Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));

const doCross = (a: Position, b: Position, c: Position, d: Position): boolean =>
  side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);

const segmentsOf = (geometry: Geometry): (readonly [Position, Position])[] =>
  linesOf(geometry).flatMap((line) => line.slice(1).map((end, i) => [line[i] as Position, end] as const));

const isBetween = ([ax, ay]: Position, [bx, by]: Position, [x, y]: Position): boolean =>
  x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by);

const isCovered = (position: Position, geometry: Geometry): boolean =>
  polygonsOf(geometry).some((polygon) => isInPolygon(position, polygon)) ||
  positionsOf(geometry).some(([x, y]) => x === position[0] && y === position[1]) ||
  segmentsOf(geometry).some(([a, b]) => side(a, b, position) === 0 && isBetween(a, b, position));

const doIntersect = (a: Geometry, b: Geometry): boolean =>
  positionsOf(a).some((position) => isCovered(position, b)) ||
  positionsOf(b).some((position) => isCovered(position, a)) ||
  segmentsOf(a).some(([p, q]) => segmentsOf(b).some(([r, s]) => doCross(p, q, r, s)));

const POSITIONS = /^(Point|LineString|Polygon|MultiPoint|MultiLineString|MultiPolygon)$/;

/** @throws VendorError DATABASE_REQUEST_FAILED when a query's area is no GeoJSON the SDK can send */
const geometryOf = (operand: unknown, operator: string): Geometry => {
  const geometry = (operand as { $geometry?: unknown } | null)?.$geometry;
  const isKnown = isGeometry(geometry) && POSITIONS.test(geometry.type) && Array.isArray(geometry.coordinates);
  if (!isKnown) throw new VendorError('DATABASE_REQUEST_FAILED', `${operator} needs a $geometry`);
  return geometry;
};

const within = (operand: unknown): Test => {
  const { $centerSphere } = (operand ?? {}) as { $centerSphere?: readonly [Position, number] };
  if ($centerSphere !== undefined) {
    const [center, radius] = $centerSphere;
    return (value) =>
      isGeometry(value) && positionsOf(value).every((at) => metresBetween(center, at) <= radius * EARTH_RADIUS_M);
  }
  const area = geometryOf(operand, '$geoWithin');
  return (value) => isGeometry(value) && positionsOf(value).every((position) => isCovered(position, area));
};

const near = (operand: unknown): Test => {
  const center = pointOf(geometryOf(operand, '$nearSphere'));
  const { $maxDistance, $minDistance } = operand as { $maxDistance?: number; $minDistance?: number };
  return (value) => {
    const point = pointOf(value);
    if (point === null || center === null) return false;
    const distance = metresBetween(center, point);
    return distance <= ($maxDistance ?? Number.POSITIVE_INFINITY) && distance >= ($minDistance ?? 0);
  };
};

const intersects = (operand: unknown): Test => {
  const area = geometryOf(operand, '$geoIntersects');
  return (value) => isGeometry(value) && doIntersect(value, area);
};

/** By operator: compiles the operand into a test of a stored value. */
export const GEO_TESTS: Readonly<Record<string, (operand: unknown) => Test>> = {
  $geoWithin: within,
  $geoIntersects: intersects,
  $nearSphere: near,
  $near: near,
};

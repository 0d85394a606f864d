import type { FeatureKind, Geometry } from '../room/board/shape.ts';
import { accordMember } from './accord-member.ts';
import {
  UnreadableFile,
  type Finding,
  type ObjectNote,
  type ObjectProblem,
  type ReadObject,
} from './contract.ts';
import { BadGeometry, countPositions, geometriesOf } from './geometry.ts';
import type { Limits } from './limits.ts';
import { readProperties } from './properties.ts';
import { cleanText } from './text.ts';

type Members = Record<string, unknown>;

const GEOMETRIES = new Set<unknown>([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
]);
const KIND_OF: Readonly<Record<Geometry['type'], FeatureKind>> = {
  Point: 'point',
  LineString: 'line',
  Polygon: 'area',
  Circle: 'circle',
};

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What was read so far, and what it has cost. */
export class Harvest {
  readonly objects: ReadObject[] = [];
  readonly problems: Finding[] = [];
  readonly notes: Finding[] = [];
  readonly limits: Limits;
  private positions = 0;

  constructor(limits: Limits) {
    this.limits = limits;
  }

  leave(source: number, name: string, code: ObjectProblem): void {
    if (this.problems.length < this.limits.findings) this.problems.push({ source, name, code });
  }

  note(source: number, name: string, code: ObjectNote): void {
    const last = this.notes.at(-1);
    if (last?.source === source && last.code === code) return;
    if (this.notes.length < this.limits.findings) this.notes.push({ source, name, code });
  }

  /** @throws UnreadableFile `too-many-objects`: half an import would be worse than none */
  take(object: ReadObject): void {
    this.positions += countPositions(object.geom);
    this.objects.push(object);
    if (this.objects.length > this.limits.objects || this.positions > this.limits.positions)
      throw new UnreadableFile('too-many-objects');
  }
}

/** RFC 7946 §5: four or six numbers. */
function isBbox(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    (value.length === 4 || value.length === 6) &&
    value.every((n) => Number.isFinite(n))
  );
}

/** What is wrong with a feature before its geometry is looked at; null: nothing. */
function wrongWith(feature: unknown): ObjectProblem | null {
  if (!isObject(feature) || feature.type !== 'Feature') return 'feature-type';
  // RFC 7946 §7.1: members that would give it another meaning.
  if (Object.hasOwn(feature, 'features') || Object.hasOwn(feature, 'coordinates'))
    return 'foreign-members';
  const { properties, id, bbox } = feature;
  if (properties !== undefined && properties !== null && !isObject(properties)) return 'properties';
  if (id !== undefined && typeof id !== 'string' && typeof id !== 'number') return 'id';
  if (bbox !== undefined && !isBbox(bbox)) return 'bbox';
  return null;
}

/** One feature of a file, its `source`-th. Judged in full: it may be anything. */
export function readFeature(feature: unknown, source: number, harvest: Harvest): void {
  const properties = isObject(feature) && isObject(feature.properties) ? feature.properties : {};
  const read = readProperties(properties);
  const id = isObject(feature) && typeof feature.id === 'string' ? cleanText(feature.id, 80) : '';
  const name = read.label || id;
  const wrong = wrongWith(feature);
  if (wrong) return harvest.leave(source, name, wrong);
  const { geometry } = feature as Members;
  if (geometry === null || geometry === undefined)
    return harvest.leave(source, name, 'no-geometry');
  let geometries: Geometry[];
  try {
    if (isObject(geometry) && geometry.bbox !== undefined && !isBbox(geometry.bbox))
      throw new BadGeometry('bbox');
    geometries = geometriesOf(geometry, (code) => harvest.note(source, name, code));
  } catch (error) {
    if (error instanceof BadGeometry) return harvest.leave(source, name, error.code);
    throw error;
  }
  if (geometries.length === 0) return harvest.leave(source, name, 'no-geometry');
  if (read.left) harvest.note(source, name, 'properties-left');
  if (read.shortened) harvest.note(source, name, 'shortened');
  for (const geom of geometries) {
    const ours = geometries.length === 1 ? accordMember(properties.accord, geom) : null;
    const { kind, ...rest } = ours?.member ?? { kind: KIND_OF[geom.type] };
    harvest.take({
      source,
      kind,
      geom: ours?.geom ?? geom,
      label: read.label,
      note: read.note,
      props: read.props,
      style: {},
      ...rest,
    });
  }
}

/**
 * Read a GeoJSON text that has been parsed (RFC 7946): a collection, a feature or a bare geometry.
 * Objects that break the format are left out, each with its reason; the others are read.
 * @throws UnreadableFile `unknown-format` when it is JSON of another kind
 */
export function readGeoJson(value: unknown, harvest: Harvest): void {
  if (!isObject(value)) throw new UnreadableFile('unknown-format');
  if (value.type === 'FeatureCollection') {
    if (!Array.isArray(value.features)) throw new UnreadableFile('unknown-format', 'features');
    if (Object.hasOwn(value, 'coordinates') || Object.hasOwn(value, 'geometry'))
      throw new UnreadableFile('unknown-format', 'FeatureCollection');
    if (value.bbox !== undefined && !isBbox(value.bbox)) harvest.leave(0, '', 'bbox');
    value.features.forEach((feature, index) => readFeature(feature, index + 1, harvest));
  } else if (value.type === 'Feature') readFeature(value, 1, harvest);
  else if (GEOMETRIES.has(value.type))
    readFeature({ type: 'Feature', properties: {}, geometry: value }, 1, harvest);
  else throw new UnreadableFile('unknown-format', typeof value.type === 'string' ? value.type : '');
}

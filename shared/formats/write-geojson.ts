import type { Geometry } from '../room/board/shape.ts';
import { circleRing, memberOf, type Sheet, type WrittenObject } from './written.ts';

function geometryOf(geom: Geometry): object {
  if (geom.type !== 'Circle') return geom;
  return { type: 'Polygon', coordinates: [circleRing(geom.centre, geom.radius)] };
}

function featureOf(object: WrittenObject): object {
  const { id, label, note, layer, lifted, code, props, geom } = object;
  return {
    type: 'Feature',
    id,
    geometry: geometryOf(geom),
    properties: {
      ...props,
      name: label,
      ...(note === '' ? {} : { description: note }),
      ...(code === '' ? {} : { code }),
      ...(layer === '' ? {} : { layer }),
      ...(lifted ? { lifted: new Date(lifted.at).toISOString() } : {}),
      accord: memberOf(object),
    },
  };
}

/**
 * GeoJSON (RFC 7946) of `objects`. Title, time and classification are members of the collection,
 * which other programs may pass over (RFC 7946 §6.1).
 */
export function writeGeoJson(objects: readonly WrittenObject[], sheet: Sheet): string {
  const collection = {
    type: 'FeatureCollection',
    title: sheet.title,
    classification: sheet.marking,
    generated: new Date(sheet.at).toISOString(),
    features: objects.map(featureOf),
  };
  return JSON.stringify(collection, null, 1);
}

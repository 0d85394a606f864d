import Feature from 'ol/Feature.js';
import type OlGeometry from 'ol/geom/Geometry.js';
import GeometryCollection from 'ol/geom/GeometryCollection.js';
import { fromLonLat } from 'ol/proj.js';
import type VectorSource from 'ol/source/Vector.js';
import Circle from 'ol/style/Circle.js';
import Fill from 'ol/style/Fill.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import type { Presence, RosterEntry } from '../../../shared/protocol/presence.ts';
import type { LonLat } from '../../../shared/room/board/shape.ts';
import { alpha } from '../marks/brush.ts';
import { moved, toCanvas } from '../marks/geometry.ts';
import type { Mark } from '../marks/mark.ts';

type Drag = NonNullable<Presence['drag']>;
const NAME = 'person:';

/** What colleagues have in hand, as outlines in their delegation's colour, in the hot layer. */
export class Outlines {
  private readonly hot: VectorSource;

  constructor(hot: VectorSource) {
    this.hot = hot;
  }

  /** @param ink colour of the delegation @param k how much larger than usual all is */
  show(
    connection: string,
    { presence }: RosterEntry,
    markOf: (id: string) => Mark | undefined,
    ink: string,
    k: number,
  ): void {
    const { drag, selection } = presence ?? {};
    const held = selection ? markOf(selection) : undefined;
    const geometry = drag ? dragged(drag, markOf) : held ? toCanvas(held.geom) : null;
    const id = `${NAME}${connection}`;
    const known = this.hot.getFeatureById(id);
    const before = known instanceof Feature ? known : null;
    if (!geometry) {
      if (before) this.hot.removeFeature(before);
      return;
    }
    const feature = before ?? new Feature();
    feature.setGeometry(geometry);
    feature.setStyle(outline(ink, k, Boolean(drag)));
    if (before) return;
    feature.setId(id);
    this.hot.addFeature(feature);
  }

  /** Those who left take their outlines along. */
  keep(here: (connection: string) => boolean): void {
    for (const feature of this.hot.getFeatures()) {
      const id = String(feature.getId() ?? '');
      if (id.startsWith(NAME) && !here(id.slice(NAME.length))) this.hot.removeFeature(feature);
    }
  }
}

/** In hand: dashed and tinted. Only chosen: a thin line round it. */
function outline(ink: string, k: number, inHand: boolean): Style {
  const lineDash = inHand ? [4 * k, 4 * k] : undefined;
  const stroke = new Stroke({ color: ink, width: 2 * k, ...(lineDash ? { lineDash } : {}) });
  const image = new Circle({ radius: 15 * k, stroke });
  if (!inHand) return new Style({ stroke, image });
  return new Style({ stroke, image, fill: new Fill({ color: alpha(ink, 0.12) }) });
}

function dragged(drag: Drag, markOf: (id: string) => Mark | undefined): OlGeometry | null {
  const mark = drag.feature ? markOf(drag.feature) : undefined;
  if (drag.together) {
    const [from, to] = [fromLonLat(drag.together.from), fromLonLat(drag.together.to)];
    const marks = drag.together.ids.map(markOf).filter((one) => one !== undefined);
    return new GeometryCollection(marks.map(({ geom }) => toCanvas(moved(geom, from, to))));
  }
  return shapeOf(drag.points, mark);
}

function shapeOf(points: readonly LonLat[], mark: Mark | undefined): OlGeometry | null {
  const first = points[0];
  if (!first) return null;
  if (mark?.geom.type === 'Circle') return toCanvas({ ...mark.geom, centre: first });
  if (mark?.geom.type === 'Polygon' && points.length > 2)
    return toCanvas({ type: 'Polygon', coordinates: [[...points]] });
  if (points.length > 1) return toCanvas({ type: 'LineString', coordinates: [...points] });
  return toCanvas({ type: 'Point', coordinates: first });
}

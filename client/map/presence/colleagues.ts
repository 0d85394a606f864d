import Feature from 'ol/Feature.js';
import type OlMap from 'ol/Map.js';
import { fromLonLat } from 'ol/proj.js';
import type VectorSource from 'ol/source/Vector.js';
import Fill from 'ol/style/Fill.js';
import Stroke from 'ol/style/Stroke.js';
import Circle from 'ol/style/Circle.js';
import Style from 'ol/style/Style.js';
import type { LonLat } from '../../../shared/room/board/shape.ts';
import type { RosterEntry } from '../../../shared/protocol/presence.ts';
import type { RoomState } from '../../connection/contract.ts';
import { toCanvas } from '../marks/geometry.ts';
import type { Mark } from '../marks/mark.ts';
import type { Palette } from '../palette.ts';
import { alpha } from '../marks/brush.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** Name for a cursor's tag: all of a short one, else the last word. */
export function tagName(name: string): string {
  return name.length <= 16 ? name : (name.trim().split(/\s+/).at(-1) ?? name);
}

/**
 * Colleagues on the map: cursors as elements over the canvas (ten moves a second must not repaint
 * 3,000 marks), and what they drag as outlines in the hot layer.
 */
export class Colleagues {
  private readonly map: OlMap;
  private readonly layer: HTMLElement;
  private readonly hot: VectorSource;
  private readonly cursors = new Map<string, { element: HTMLElement; at: LonLat }>();

  private readonly follow: (connection: string) => void;

  /** @param follow called with the connection of the person whose name was clicked */
  constructor(
    map: OlMap,
    layer: HTMLElement,
    hot: VectorSource,
    follow: (connection: string) => void,
  ) {
    this.follow = follow;
    this.map = map;
    this.layer = layer;
    this.hot = hot;
    map.on('postrender', () => this.place());
  }

  /** @param markOf the mark that is dragged, to draw it as what it is */
  show(state: RoomState, palette: Palette, markOf: (id: string) => Mark | undefined): void {
    const seen = new Set<string>();
    for (const [connection, person] of Object.entries(state.roster)) {
      if (connection === state.connection) continue;
      const { cursor, drag } = person.presence ?? {};
      const colour = state.sites.find((s) => s.id === person.delegation)?.colour;
      if (cursor) {
        seen.add(connection);
        this.cursor(connection, person, cursor, colour ?? 'nobody');
      }
      const mark = drag?.feature ? markOf(drag.feature) : undefined;
      const ink = colour ? palette.sites[colour].fill : palette.text;
      this.preview(`drag:${connection}`, drag?.points ?? [], mark, ink, palette.scale);
    }
    for (const [connection, { element }] of this.cursors)
      if (!seen.has(connection)) {
        element.remove();
        this.cursors.delete(connection);
      }
    for (const feature of this.hot.getFeatures()) {
      const id = String(feature.getId() ?? '');
      if (id.startsWith('drag:') && !(id.slice(5) in state.roster)) this.hot.removeFeature(feature);
    }
    this.place();
  }

  private cursor(connection: string, person: RosterEntry, at: LonLat, colour: string): void {
    const known = this.cursors.get(connection);
    if (known) {
      known.at = at;
      return;
    }
    const element = document.createElement('div');
    element.className = `cursor ${colour}`;
    element.dataset['connection'] = connection;
    const arrow = document.createElementNS(SVG, 'svg');
    arrow.setAttribute('viewBox', '0 0 20 22');
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', 'M2 1l14 12.5-6.7.6L5.6 20z');
    arrow.append(path);
    const tag = document.createElement('span');
    tag.textContent = tagName(person.name);
    tag.addEventListener('click', () => this.follow(connection));
    element.append(arrow, tag);
    this.layer.append(element);
    this.cursors.set(connection, { element, at });
  }

  private place(): void {
    for (const { element, at } of this.cursors.values()) {
      const pixel = this.map.getPixelFromCoordinate(fromLonLat(at)) as [number, number] | null;
      element.hidden = !pixel;
      if (pixel) element.style.transform = `translate(${pixel[0]}px, ${pixel[1]}px)`;
    }
  }

  private preview(
    id: string,
    points: LonLat[],
    mark: Mark | undefined,
    ink: string,
    k: number,
  ): void {
    const known = this.hot.getFeatureById(id);
    const before = known instanceof Feature ? known : null;
    const first = points[0];
    if (!first) {
      if (before) this.hot.removeFeature(before);
      return;
    }
    const geometry =
      mark?.geom.type === 'Circle'
        ? toCanvas({ ...mark.geom, centre: first })
        : mark?.geom.type === 'Polygon' && points.length > 2
          ? toCanvas({ type: 'Polygon', coordinates: [points] })
          : points.length > 1
            ? toCanvas({ type: 'LineString', coordinates: points })
            : toCanvas({ type: 'Point', coordinates: first });
    if (before) return before.setGeometry(geometry);
    const feature = new Feature(geometry);
    feature.setId(id);
    const stroke = new Stroke({ color: ink, width: 2 * k, lineDash: [4 * k, 4 * k] });
    feature.setStyle(
      new Style({
        stroke,
        fill: new Fill({ color: alpha(ink, 0.12) }),
        image: new Circle({ radius: 14 * k, stroke }),
      }),
    );
    this.hot.addFeature(feature);
  }
}

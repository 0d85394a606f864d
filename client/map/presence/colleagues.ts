import type OlMap from 'ol/Map.js';
import { fromLonLat } from 'ol/proj.js';
import type VectorSource from 'ol/source/Vector.js';
import type { RosterEntry } from '../../../shared/protocol/presence.ts';
import type { LonLat } from '../../../shared/room/board/shape.ts';
import type { RoomState } from '../../connection/contract.ts';
import { anchor } from '../marks/geometry.ts';
import type { Mark } from '../marks/mark.ts';
import type { Palette } from '../palette.ts';
import { Outlines } from './outlines.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** Name for a cursor's tag: all of a short one, else the last word. */
export function tagName(name: string): string {
  return name.length <= 16 ? name : (name.trim().split(/\s+/).at(-1) ?? name);
}

interface Placed {
  readonly element: HTMLElement;
  at: LonLat;
}

/**
 * Colleagues on the map: cursors and flags as elements over the canvas (ten moves a second must not
 * repaint 3,000 marks), and what they have in hand as outlines in the hot layer.
 */
export class Colleagues {
  private readonly map: OlMap;
  private readonly layer: HTMLElement;
  private readonly outlines: Outlines;
  private readonly placed = new Map<string, Placed>();
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
    this.outlines = new Outlines(hot);
    map.on('postrender', () => this.place());
  }

  /** @param markOf the mark of an id, if it can be seen: to draw what is in hand as what it is */
  show(state: RoomState, palette: Palette, markOf: (id: string) => Mark | undefined): void {
    const seen = new Set<string>();
    for (const [connection, person] of Object.entries(state.roster)) {
      if (connection === state.connection) continue;
      const { cursor, drag, selection } = person.presence ?? {};
      const colour = state.sites.find((s) => s.id === person.delegation)?.colour;
      const ink = colour ? palette.sites[colour].fill : palette.text;
      this.outlines.show(connection, person, markOf, ink, palette.scale);
      const held = selection ? markOf(selection) : undefined;
      const at = drag?.points[0] ?? (held && anchor(held.geom));
      const flagged = held !== undefined || Boolean(drag?.feature);
      if (cursor)
        this.put(seen, `cursor:${connection}`, cursor, () =>
          this.cursor(connection, person, colour),
        );
      if (at && flagged) this.put(seen, `flag:${connection}`, at, () => flag(person, colour));
    }
    for (const [key, { element }] of this.placed)
      if (!seen.has(key)) {
        element.remove();
        this.placed.delete(key);
      }
    this.outlines.keep((connection) => connection in state.roster);
    this.place();
  }

  private put(seen: Set<string>, key: string, at: LonLat, make: () => HTMLElement): void {
    seen.add(key);
    const known = this.placed.get(key);
    if (known) {
      known.at = at;
      return;
    }
    const element = make();
    this.layer.append(element);
    this.placed.set(key, { element, at });
  }

  private cursor(connection: string, person: RosterEntry, colour = 'nobody'): HTMLElement {
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
    return element;
  }

  private place(): void {
    for (const { element, at } of this.placed.values()) {
      const pixel = this.map.getPixelFromCoordinate(fromLonLat(at)) as [number, number] | null;
      element.hidden = !pixel;
      if (pixel) element.style.transform = `translate(${pixel[0]}px, ${pixel[1]}px)`;
    }
  }
}

/** On the mark that a colleague has chosen or in hand: their delegation's code and colour. */
function flag(person: RosterEntry, colour = 'nobody'): HTMLElement {
  const element = document.createElement('div');
  element.className = `cursor flag ${colour}`;
  const tag = document.createElement('b');
  tag.textContent = person.delegation ?? tagName(person.name);
  element.append(tag);
  return element;
}

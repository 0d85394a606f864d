/** The ground's side of the desk: which maps, where to, how coordinates are written. */
import Overlay from 'ol/Overlay.js';
import { fromLonLat } from 'ol/proj.js';
import { groundMessages as words } from '../../shared/messages/map-ground.ts';
import { translate, type Text } from '../../shared/messages/translate.ts';
import type { LonLat } from '../../shared/room/board/shape.ts';
import type { Language } from '../../shared/room/record/terms.ts';
import type { Basemap } from './basemap/basemap.ts';
import { keepFormat } from './coordinates/kept-format.ts';
import { nextFormat } from './coordinates/formats.ts';
import type { Palette } from './palette.ts';
import type { Readout } from './parts/readout.ts';
import type { Destination } from './places/go-to.ts';
import { Reading } from './reference/reading.ts';
import type { Scene } from './scene.ts';
import { Backdrop } from './sources/backdrop.ts';

/** How long the ring around a place that was gone to stays, ms. */
const RING_MS = 5_000;

export interface TerrainWorld {
  readonly scene: Scene;
  readonly readout: Readout;
  /** What the pane shows is different now. */
  changed(): void;
  say(notice: Text): void;
  /** Put a point there, if this person may. */
  place(at: LonLat, name: string): void;
  focus(): void;
}

export class Terrain {
  readonly backdrop: Backdrop;
  readonly reading: Reading;
  /** Is the field for places open? */
  going = false;
  private readonly world: TerrainWorld;
  private readonly ring: Overlay;
  private ringTimer = 0;

  constructor(world: TerrainWorld) {
    this.world = world;
    const { map } = world.scene;
    const changed = (): void => world.changed();
    this.backdrop = new Backdrop(map, changed);
    this.reading = new Reading(map, this.backdrop, changed);
    const element = document.createElement('div');
    element.className = 'here';
    this.ring = new Overlay({ element, positioning: 'center-center', stopEvent: false });
    map.addOverlay(this.ring);
  }

  lay(basemap: Basemap): void {
    this.backdrop.lay(basemap);
  }

  dress(palette: Palette, language: Language): void {
    this.backdrop.dress(palette, language);
    this.reading.dress(palette);
  }

  /** @returns was there anything to close? */
  openGo(open: boolean): boolean {
    if (this.going === open) return false;
    this.going = open;
    this.world.changed();
    if (!open) this.world.focus();
    return true;
  }

  go({ at, name, zoom, place, object }: Destination): void {
    this.openGo(false);
    this.world.scene.flyTo(at, zoom);
    this.ring.setPosition(fromLonLat([at[0], at[1]]));
    clearTimeout(this.ringTimer);
    this.ringTimer = window.setTimeout(() => this.ring.setPosition(undefined), RING_MS);
    if (place) this.world.place(at, name);
    else if (object) void this.reading.look(fromLonLat(at), 0);
  }

  /** Write coordinates in the next format, from now on and on this device. */
  cycle(): void {
    const { readout } = this.world;
    readout.format = nextFormat(readout.format);
    keepFormat(localStorage, readout.format);
    readout.again();
  }

  async copy(): Promise<void> {
    const { text } = this.world.readout;
    try {
      await navigator.clipboard.writeText(text);
      const said = (language: Language) => translate(words.copied, language, { text });
      this.world.say({ en: said('en'), fr: said('fr'), uk: said('uk') });
    } catch {
      this.world.say(words.notCopied);
    }
  }
}

import { mapMessages as words } from '../../shared/messages/map.ts';
import { loadBasemap } from './basemap/basemap.ts';
import type { DeskHost } from './desk-state.ts';
import type { Tools } from './edit/tools.ts';
import { Entrance } from './entrance.ts';
import { loadMapFonts } from './fonts.ts';
import type { Notice } from './notice.ts';
import { readPalette, type Palette } from './palette.ts';
import type { Company } from './presence/company.ts';
import type { Scene } from './scene.ts';
import type { Terrain } from './terrain.ts';

/** All that is drawn on the map in the host's theme and language. */
export interface Wearers {
  readonly scene: Scene;
  readonly tools: Tools;
  readonly terrain: Terrain;
  readonly company: Company;
  readonly notice: Notice;
}

/**
 * How the map looks: the colours and sizes of the theme, the words of the language, and what of it
 * is to be seen first.
 */
export class Dresser {
  palette: Palette;
  private readonly host: DeskHost;
  private readonly ground: HTMLElement;
  private readonly entrance = new Entrance();

  constructor(host: DeskHost, ground: HTMLElement) {
    this.host = host;
    this.ground = ground;
    this.palette = readPalette(host, host.theme);
  }

  /** The room is in view. */
  came(): void {
    this.entrance.came();
  }

  /** Draw all in the host's theme and language. */
  dress(wearers: Wearers): void {
    this.palette = readPalette(this.host, this.host.theme);
    this.wear(wearers);
  }

  /** A window that grew to a wall grows type and symbols with it. */
  resized(wearers: Wearers): void {
    if (readPalette(this.host, this.host.theme).scale !== this.palette.scale) this.dress(wearers);
  }

  private wear({ scene, tools, terrain, company }: Wearers): void {
    const { language } = this.host;
    this.ground.style.setProperty('--sea', this.palette.sea);
    scene.dress(this.palette, language);
    tools.dress(this.palette);
    terrain.dress(this.palette, language);
    company.show();
    this.host.requestUpdate();
  }

  /** What is to be seen of the map first, at once. */
  async open(wearers: Wearers): Promise<void> {
    const { scene, terrain, notice } = wearers;
    const { room } = this.entrance;
    this.wear(wearers);
    // The canvas does not wait for fonts.
    const fonts = loadMapFonts(this.palette.font);
    const loading = loadBasemap();
    const symbols = room.then(() => scene.marks.loadSymbols());
    await this.entrance.patiently([room, fonts, loading, symbols]);
    scene.open();
    try {
      const basemap = await loading;
      await this.entrance.patiently([room]);
      await fonts;
      scene.lay(basemap);
      terrain.lay(basemap);
    } catch {
      await fonts;
      notice.say(words.basemapFailed, Number.POSITIVE_INFINITY);
    }
    this.dress(wearers);
    scene.map.once('rendercomplete', () => this.host.setAttribute('data-drawn', ''));
    scene.map.render();
  }
}

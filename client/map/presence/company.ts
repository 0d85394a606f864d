import type { LonLat } from '../../../shared/room/board/shape.ts';
import { sharePresence } from '../../app/presence.ts';
import type { RoomClient } from '../../connection/contract.ts';
import type { Palette } from '../palette.ts';
import type { Scene } from '../scene.ts';
import { Colleagues } from './colleagues.ts';
import { Following } from './following.ts';

/** What the company needs of the desk. */
export interface CompanyWorld {
  readonly scene: Scene;
  /** The map is in it. */
  readonly ground: HTMLElement;
  /** null: in no room. */
  client(): RoomClient | null;
  /** May this person change the map? Who may not shows nobody where they point. */
  editable(): boolean;
  palette(): Palette;
  /** What the pane shows of people is different now. */
  changed(): void;
}

/** The people of the room on the map: what they point at and have in hand, and what they see of us. */
export class Company {
  readonly following: Following;
  private readonly colleagues: Colleagues;
  private readonly world: CompanyWorld;

  /** @param layer colleagues' cursors are laid into it, over the map */
  constructor(world: CompanyWorld, layer: HTMLElement) {
    const { scene, ground } = world;
    this.world = world;
    this.following = new Following(scene.view, () => world.changed());
    this.colleagues = new Colleagues(scene.map, layer, scene.layers.hot, (connection) =>
      this.follow(connection),
    );
    ground.addEventListener('pointerdown', () => this.following.stop());
    ground.addEventListener('wheel', () => this.following.stop(), { passive: true });
  }

  /** See what the person of this connection sees, until one touches the map. */
  follow(connection: string): void {
    const client = this.world.client();
    if (client) this.following.start(connection, client.state.roster);
  }

  /** Show colleagues as their presence is now. */
  show(): void {
    const client = this.world.client();
    if (!client) return;
    const { marks, layers } = this.world.scene;
    this.colleagues.show(client.state, this.world.palette(), (id) => {
      const mark = marks.get(id);
      return mark && layers.visible(mark) ? mark : undefined;
    });
    this.following.go(client.state.roster);
  }

  /** These marks changed: whoever has one of them chosen is shown at it. */
  marksChanged(ids: readonly string[]): void {
    const people = Object.values(this.world.client()?.state.roster ?? {});
    if (people.some(({ presence }) => presence?.selection && ids.includes(presence.selection)))
      this.show();
  }

  /** Tell colleagues where one looks, unless one is led there. */
  looked(centre: LonLat, zoom: number): void {
    if (!this.following.whom) this.share({ view: { centre, zoom: Number(zoom.toFixed(3)) } });
  }

  share(presence: Parameters<typeof sharePresence>[1]): void {
    const client = this.world.client();
    if (client && this.world.editable()) sharePresence(client, presence);
  }
}

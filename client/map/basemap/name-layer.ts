import LayerGroup from 'ol/layer/Group.js';
import VectorLayer from 'ol/layer/Vector.js';
import VectorImageLayer from 'ol/layer/VectorImage.js';
import type { OrderFunction } from 'ol/render.js';
import type VectorSource from 'ol/source/Vector.js';
import type { StyleLike } from 'ol/style/Style.js';

/**
 * The names on the ground. Among few marks each is placed anew with every frame, so that it makes
 * room for their captions. Among thousands, which have none, all names are one picture that is moved
 * with the map: to place them costs more than all the rest of a frame.
 */
export class NameLayer extends LayerGroup {
  private readonly alive: VectorLayer;
  private readonly picture: VectorImageLayer;

  constructor(source: VectorSource, renderOrder: OrderFunction) {
    const shared = { source, renderOrder, declutter: 'map' };
    const alive = new VectorLayer(shared);
    const picture = new VectorImageLayer({ ...shared, imageRatio: 1.5, visible: false });
    super({ layers: [alive, picture] });
    this.alive = alive;
    this.picture = picture;
  }

  setStyle(style: StyleLike): void {
    this.alive.setStyle(style);
    this.picture.setStyle(style);
  }

  asPicture(picture: boolean): void {
    this.alive.setVisible(!picture);
    this.picture.setVisible(picture);
  }
}

import * as Y from 'yjs';
import { ulid } from 'ulid';
import { marker } from './dialect.ts';

/**
 * Makes the small edits of one editor: one feature of their own, whose label then changes. Both
 * servers get the very same bytes.
 */
export class Editor {
  readonly index: number;
  private readonly doc = new Y.Doc();
  private readonly feature = new Y.Map<unknown>();
  private count = 0;

  constructor(index: number, clientId: number) {
    this.index = index;
    this.doc.clientID = clientId;
  }

  /** The first update: the feature itself. */
  begin(): Uint8Array {
    return this.capture(() => {
      this.doc.getMap('features').set(ulid(), this.feature);
      this.feature.set('kind', 'point');
      this.feature.set('geom', { type: 'Point', coordinates: [30.5, 50.4] });
      this.feature.set('note', new Y.Text());
      this.feature.set('props', new Y.Map());
    });
  }

  /** One small edit and the marker to recognise it by. */
  next(): { update: Uint8Array; marker: string } {
    const name = marker(this.index, this.count++);
    return { update: this.capture(() => this.feature.set('label', name)), marker: name };
  }

  private capture(change: () => void): Uint8Array {
    let captured: Uint8Array | undefined;
    const keep = (update: Uint8Array) => (captured = update);
    this.doc.once('update', keep);
    this.doc.transact(change);
    if (!captured) throw new Error('the change changed nothing');
    return captured;
  }
}

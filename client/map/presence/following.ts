import { fromLonLat } from 'ol/proj.js';
import type View from 'ol/View.js';
import type { Roster } from '../../../shared/protocol/presence.ts';

/** Seeing what a colleague sees, until one touches the map or presses Escape. */
export class Following {
  private connection: string | null = null;
  private seen = '';
  private readonly view: View;
  private readonly changed: () => void;

  constructor(view: View, changed: () => void) {
    this.view = view;
    this.changed = changed;
  }

  /** Connection of the person who is followed; null: nobody. */
  get whom(): string | null {
    return this.connection;
  }

  start(connection: string, roster: Roster): void {
    this.connection = connection;
    this.seen = '';
    this.go(roster);
    this.changed();
  }

  /** @returns false when nobody was followed */
  stop(): boolean {
    if (this.connection === null) return false;
    this.connection = null;
    this.changed();
    return true;
  }

  /** Presence changed: go where they went. Stops when they left. */
  go(roster: Roster): void {
    if (this.connection === null) return;
    const person = roster[this.connection];
    if (!person) {
      this.stop();
      return;
    }
    const view = person.presence?.view;
    const form = JSON.stringify(view ?? null);
    if (!view || form === this.seen) return;
    this.seen = form;
    this.view.animate({ center: fromLonLat(view.centre), zoom: view.zoom, duration: 200 });
  }
}

import type { Mark } from '../marks/mark.ts';
import type { FeatureChange } from '../../../shared/room/board/build.ts';
import type { SymbolChoice } from './choice.ts';

const GEOMETRY = {
  Point: 'point',
  LineString: 'line',
  Polygon: 'area',
  Circle: 'area',
} as const;

/** The symbol in a person's hand, and the dialog it comes from: fetched with the first use. */
export class SymbolHand {
  /** What the tool `symbol` draws; the last one picked stays in hand. */
  choice: SymbolChoice | null = null;
  private readonly host: HTMLElement;

  /** @param host the dialog is laid beside its shadow root, where the style of dialogs reaches */
  constructor(host: HTMLElement) {
    this.host = host;
  }

  /** Take a symbol in hand. @returns false when it was called off */
  async take(): Promise<boolean> {
    const picked = await this.pick(null);
    if (picked) this.choice = picked;
    return picked !== null;
  }

  /** Another symbol for a mark that is there; null: as it was. */
  async change(mark: Mark): Promise<FeatureChange | null> {
    if (!mark.symbol) return null;
    const present = { symbol: mark.symbol, geometry: GEOMETRY[mark.geom.type] };
    const picked = await this.pick(present);
    return picked && { symbol: picked.symbol };
  }

  private async pick(present: SymbolChoice | null): Promise<SymbolChoice | null> {
    const { SymbolPicker } = await import('./picker.ts');
    let picker = this.host.querySelector<InstanceType<typeof SymbolPicker>>(
      ':scope > accord-symbol-picker',
    );
    if (!picker) {
      picker = new SymbolPicker();
      this.host.append(picker);
    }
    return picker.pick(present);
  }
}

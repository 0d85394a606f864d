import { formatMessages as words } from '../../../shared/messages/formats.ts';
import { mapMessages, markColourMessages } from '../../../shared/messages/map.ts';
import { translate } from '../../../shared/messages/translate.ts';
import type { Sheet } from '../../../shared/formats/written.ts';
import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import type { Language } from '../../../shared/room/record/terms.ts';
import type { RoomClient } from '../../connection/contract.ts';
import type { MapEditor } from '../edit/editor.ts';
import { colourOf } from '../marks/colour.ts';
import type { Palette } from '../palette.ts';
import type { Scene } from '../scene.ts';
import type { ImportPlan } from './plan.ts';
import { writePlan } from './write-plan.ts';

/** What bringing in and taking out needs of the desk. */
export interface ExchangeWorld {
  readonly host: HTMLElement & { readonly language: Language };
  readonly scene: Scene;
  palette(): Palette;
  client(): RoomClient | null;
  editor(): MapEditor | null;
  /** Who made the maps that are shown now. */
  attribution(): string;
}

/**
 * Map files in and out of one map pane. The dialogs, and the readers behind them, are fetched with
 * the first use: most people never import anything.
 */
export class Exchange {
  private readonly world: ExchangeWorld;

  constructor(world: ExchangeWorld) {
    this.world = world;
  }

  async bringIn(file: File | null = null): Promise<void> {
    const { ImportDialog } = await import('./import-dialog.ts');
    const dialog = this.dialog('accord-map-import', ImportDialog);
    dialog.write = (plan) => this.write(plan);
    dialog.open(file);
  }

  async takeOut(): Promise<void> {
    const { ExportDialog } = await import('./export-dialog.ts');
    const dialog = this.dialog('accord-map-export', ExportDialog);
    dialog.draw = (sheet) => this.draw(sheet);
    dialog.open();
  }

  /** The pane's own, beside its shadow root, where the style of dialogs reaches. */
  private dialog<T extends HTMLElement>(name: string, type: new () => T): T {
    const { host } = this.world;
    const known = host.querySelector<T>(`:scope > ${name}`);
    if (known) return known;
    const made = new type();
    host.append(made);
    return made;
  }

  private write(plan: ImportPlan): ErrorCode | null {
    const { scene } = this.world;
    const [client, editor] = [this.world.client(), this.world.editor()];
    if (!client || !editor) return 'RESYNC';
    const refused = writePlan(plan, client);
    if (refused) return refused;
    editor.made(plan.batches.flat().map(({ id }) => id));
    scene.fitAll(250);
    return null;
  }

  private async draw(sheet: Sheet): Promise<Blob | null> {
    const { drawSheet } = await import('./picture.ts');
    const { scene, host } = this.world;
    const palette = this.world.palette();
    const say = (message: Parameters<typeof translate>[0], params = {}) =>
      translate(message, host.language, params);
    const standing = [...scene.marks.values()].filter((mark) => mark.lifted === null);
    const used = new Set(standing.map(colourOf));
    const legend = [...used].map((colour) => ({
      colour: palette.marks[colour].fill,
      words: say(markColourMessages[colour]),
    }));
    const time = new Date(sheet.at).toISOString().replace('T', ' ').slice(0, 16) + 'Z';
    const said = {
      legend: say(words.legend),
      asOf: `${say(mapMessages.title)}, ${say(words.drawnAt, { time })}`,
      attribution: this.world.attribution(),
    };
    const canvas = drawSheet(scene.map, sheet, legend, said, palette);
    return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
  }
}

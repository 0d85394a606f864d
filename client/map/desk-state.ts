import type { Message } from '../../shared/messages/translate.ts';
import type { Language } from '../../shared/room/record/terms.ts';
import type { Tool } from './edit/tools.ts';
import type { CardMode } from './mark-card.ts';
import type { Theme } from './palette.ts';

/** What the desk needs of the element that it works for. */
export interface DeskHost extends HTMLElement {
  readonly language: Language;
  readonly theme: Theme;
  readonly renderRoot: ParentNode;
  readonly updateComplete: Promise<boolean>;
  requestUpdate(): void;
}

/** What is open and chosen in the pane. Replaced by `show`, never written to. */
export interface DeskState {
  readonly tool: Tool;
  /** Marks that are chosen, in the order they were. */
  readonly chosen: readonly string[];
  readonly mode: CardMode;
  /** The panel on the right. */
  readonly panel: 'list' | 'layers' | 'maps' | null;
  readonly liftedShown: boolean;
  readonly notice: Message | null;
}

import type { MapDesk } from './desk.ts';
import type { Intent } from './keys.ts';

/** How far from the crosshair something may be and still be meant, CSS px. */
const CROSSHAIR_PX = 12;

/** What keys do on the map. @returns false when that means nothing here and now */
export function act(desk: MapDesk, intent: Intent): boolean {
  const { editable, tools, state } = desk;
  switch (intent.does) {
    case 'pan':
      desk.company.following.stop();
      desk.scene.pan(intent.x, intent.y);
      return true;
    case 'zoom':
      desk.scene.zoom(intent.by);
      return true;
    case 'escape':
      return escape(desk);
    case 'tool':
      if (!editable && !['select', 'box', 'measure'].includes(intent.tool)) return false;
      desk.use(intent.tool);
      return true;
    case 'undo':
    case 'redo':
      if (editable) desk.step(intent.does === 'undo');
      return editable;
    case 'edit':
      if (!editable || state.chosen.length === 0) return false;
      desk.show({ mode: 'edit' });
      return true;
    case 'lift':
      if (tools.dropLast() || tools.corners.remove()) return true;
      if (!editable || state.chosen.length === 0) return false;
      desk.show({ mode: 'lift' });
      return true;
    case 'place':
    case 'finish':
      if (state.tool === 'select') return openAtCentre(desk);
      if (intent.does === 'place') tools.atCentre();
      else tools.finish();
      return true;
    case 'snap':
      desk.toggleSnap();
      return true;
    case 'maps':
      desk.togglePanel('maps');
      return true;
    case 'go':
      return desk.terrain.openGo(true);
    case 'coordinates':
      desk.terrain.cycle();
      return true;
    case 'copy':
      void desk.terrain.copy();
      return true;
    case 'layers':
      desk.togglePanel('layers');
      return true;
    case 'all':
      desk.choose(desk.scene.layers.within(desk.scene.extent()).map(({ id }) => id));
      return true;
    default:
      return editable && state.tool === 'select' && actOnChosen(desk, intent);
  }
}

function actOnChosen(desk: MapDesk, intent: Intent): boolean {
  if (desk.state.chosen.length === 0) return false;
  switch (intent.does) {
    case 'nudge':
      return desk.nudge.press(intent.x, intent.y, intent.fine);
    case 'corner':
      void desk.nudge.letGo();
      return desk.tools.corners.step(intent.by);
    case 'insert':
      return desk.tools.corners.insert();
    case 'turn':
      void desk.acts.turn(intent.degrees);
      return true;
    case 'duplicate':
      void desk.acts.duplicate();
      return true;
    default:
      return false;
  }
}

/** Without a tool in hand: open the card of what the crosshair is on, of the room or under it. */
function openAtCentre(desk: MapDesk): boolean {
  const { scene, terrain, host } = desk;
  const at = scene.view.getCenter();
  const pixel = at && scene.map.getPixelFromCoordinate(at);
  if (!at || !pixel) return false;
  const mark = scene.markAt(pixel, CROSSHAIR_PX);
  if (mark) desk.choose([mark.id]);
  const found = mark ? Promise.resolve(true) : terrain.reading.look(at, CROSSHAIR_PX);
  void found.then(async (there) => {
    if (!there) return;
    await host.updateComplete;
    host.renderRoot.querySelector<HTMLElement>('.card')?.focus({ preventScroll: true });
  });
  return true;
}

/** One step out: of the drawing, the corner, the tool, the following, the panel, the choice. */
function escape(desk: MapDesk): boolean {
  const { tools, state } = desk;
  if (desk.terrain.openGo(false)) return true;
  if (tools.drawing) tools.abort();
  else if (tools.corners.letGo()) return true;
  else if (state.tool !== 'select') desk.use('select');
  else if (desk.company.following.stop()) return true;
  else if (state.panel) desk.show({ panel: null });
  else if (desk.terrain.reading.close()) return true;
  else if (state.chosen.length > 0) desk.choose([]);
  else return false;
  return true;
}

import type Style from 'ol/style/Style.js';
import type { Ink } from '../../palette.ts';
import type { Brush, MarkState } from '../brush.ts';
import type { Mark } from '../mark.ts';

/**
 * How marks of a kind look. Pure: the same mark and state give the same look, so that looks are
 * kept until the mark changes. Geometries that a style brings along are in canvas metres and come
 * from `mark.geom`; a style without one is drawn at the mark's own.
 */
export type Painter = (mark: Mark, state: MarkState, ink: Ink, brush: Brush) => Style[];

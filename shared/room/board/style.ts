import type * as Y from 'yjs';
import type { FeatureStyle, StyleField } from './shape.ts';

/**
 * The style of a feature is kept part by part, each in a field of its own: whoever changes the colour
 * and whoever changes the width at the same time both come through. Before that it was one value in
 * the field `style`. Such a one is still read, where no part of its own says otherwise, and admitted
 * (from a device that wrote it long ago without a link); nothing writes it any more.
 */
export const STYLE_PARTS = [
  'colour',
  'icon',
  'width',
  'dash',
  'hatch',
  'fill',
  'heads',
  'size',
] as const satisfies readonly (keyof FeatureStyle)[];
export type StylePart = (typeof STYLE_PARTS)[number];

/** Parts to be set; null takes one away, and what is not named stays as it is. */
export type StyleChange = { readonly [P in StylePart]?: FeatureStyle[P] | null };

export const styleField = (part: StylePart): StyleField => `style.${part}`;
const FIELDS = STYLE_PARTS.map((part) => [part, styleField(part)] as const);
export const STYLE_FIELDS: readonly StyleField[] = FIELDS.map(([, field]) => field);
const PARTS: ReadonlyMap<string, StylePart> = new Map(FIELDS.map(([part, field]) => [field, part]));

/** The part that this field of a feature holds; null: it holds none. */
export const partOf = (field: string): StylePart | null => PARTS.get(field) ?? null;

/** A change of style as fields of a feature. */
export function styleFieldsOf(change: StyleChange): Partial<Record<StyleField, unknown>> {
  const named = FIELDS.filter(([part]) => change[part] !== undefined);
  return Object.fromEntries(named.map(([part, field]) => [field, change[part]]));
}

/** How a feature looks. */
export function readStyle(feature: Pick<Y.Map<unknown>, 'get'>): FeatureStyle {
  const style = { ...(feature.get('style') as FeatureStyle | undefined) } as Record<
    string,
    unknown
  >;
  for (const [part, field] of FIELDS) {
    const said = feature.get(field);
    if (said === null) delete style[part];
    else if (said !== undefined) style[part] = said;
  }
  return style;
}

import { z } from 'zod';
import { delegationSchema } from './ids.ts';

/** Items of one template: as many as fit into one version of a plan, and then some. */
const MOST_ITEMS = 150;
/** A week before the start of the plan, to a month after it, in minutes. */
const EARLIEST = -10_080;
const LATEST = 43_200;

const words = (max: number) => z.string().trim().min(1).max(max);
const text = (max: number) => z.strictObject({ en: words(max), fr: words(max), uk: words(max) });
const key = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'wants small letters, digits and -');

/** One thing to be done. */
const itemSchema = z.strictObject({
  /** Names it within its template. */
  key,
  title: text(300),
  /** Key of one of the template's roles. */
  owner: key.optional(),
  /** Minutes after the start of the plan; absent: no due time. */
  due: z.number().int().min(EARLIEST).max(LATEST).optional(),
  /** Keys of the items that come before it. */
  after: z.array(key).max(20).optional(),
});
export type TemplateItem = z.infer<typeof itemSchema>;

/** A checklist that a room makes a plan of: the shape of a file in `templates/` (SPEC 3.272). */
export const templateSchema = z
  .strictObject({
    id: key,
    title: text(200),
    purpose: text(2_000),
    /** The delegation that validates its plans; absent: KYV. */
    validator: delegationSchema.optional(),
    roles: z.record(key, text(200)),
    sections: z
      .array(z.strictObject({ title: text(200), items: z.array(itemSchema).min(1) }))
      .min(1)
      .max(40),
  })
  .check((context) => {
    for (const { path, message } of mistakesIn(context.value))
      context.issues.push({ code: 'custom', input: context.value, path, message });
  });
export type Template = z.infer<typeof templateSchema>;

interface Mistake {
  readonly path: (string | number)[];
  readonly message: string;
}

/** What only the whole template can tell: names that are twice, unknown, or wait for themselves. */
function mistakesIn({ roles, sections }: Omit<Template, 'id'>): Mistake[] {
  const mistakes: Mistake[] = [];
  const items = new Map<string, TemplateItem>();
  sections.forEach((section, s) =>
    section.items.forEach((item, i) => {
      const path = ['sections', s, 'items', i];
      if (items.has(item.key))
        mistakes.push({ path: [...path, 'key'], message: `"${item.key}" is there twice` });
      items.set(item.key, item);
      if (item.owner !== undefined && !Object.hasOwn(roles, item.owner))
        mistakes.push({ path: [...path, 'owner'], message: `no role is called "${item.owner}"` });
    }),
  );
  if (items.size > MOST_ITEMS)
    mistakes.push({ path: ['sections'], message: `more than ${MOST_ITEMS} items` });
  sections.forEach((section, s) =>
    section.items.forEach((item, i) => {
      const path = ['sections', s, 'items', i, 'after'];
      for (const before of item.after ?? [])
        if (!items.has(before)) mistakes.push({ path, message: `no item is called "${before}"` });
      if (waitsForItself(item, items))
        mistakes.push({ path, message: `"${item.key}" waits for itself` });
    }),
  );
  return mistakes;
}

function waitsForItself(item: TemplateItem, items: ReadonlyMap<string, TemplateItem>): boolean {
  const seen = new Set<string>();
  const open = [...(item.after ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === item.key) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(items.get(next)?.after ?? []));
  }
  return false;
}

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TemplatesReply } from '../../shared/protocol/http/templates.ts';
import type { Template } from '../../shared/room/template.ts';
import { SHIPPED_TEMPLATES } from '../../server/templates.ts';
import { must, Site } from './http-support.ts';

const operators = mkdtempSync(path.join(tmpdir(), 'accord-templates-'));
const text = (words: string) => ({ en: words, fr: words, uk: words });
const item = (key: string, more = {}) => ({ key, title: text(key), ...more });
const template = (id: string, items: object[], more = {}) => ({
  id,
  title: text(id),
  purpose: text('purpose'),
  roles: { ops: text('Operations') },
  sections: [{ title: text('First'), items }],
  ...more,
});
const put = (file: string, content: unknown): void =>
  writeFileSync(
    path.join(operators, file),
    typeof content === 'string' ? content : JSON.stringify(content),
  );

const WRONG = {
  'not-json.json': '{ "id": ',
  'no-french.json': template('no-french', [item('a', { title: { en: 'a', uk: 'а' } })]),
  'unknown-owner.json': template('unknown-owner', [item('a', { owner: 'nobody' })]),
  'unknown-item.json': template('unknown-item', [item('a', { after: ['b'] })]),
  'circle.json': template('circle', [item('a', { after: ['b'] }), item('b', { after: ['a'] })]),
  'twice.json': template('twice', [item('a'), item('a')]),
  'same-id.json': template('evacuation', [item('a')]),
} as const;
const SAYS = {
  'not-json.json': /^is not JSON/,
  'no-french.json': /^has a mistake at sections\.0\.items\.0\.title\.fr/,
  'unknown-owner.json': /items\.0\.owner: no role is called "nobody"$/,
  'unknown-item.json': /no item is called "b"$/,
  'circle.json': /"a" waits for itself$/,
  'twice.json': /"a" is there twice$/,
  'same-id.json': /^its id "evacuation" is that of own-evacuation\.json already$/,
} as const;

let site: Site;
let reply: TemplatesReply;
beforeAll(async () => {
  for (const [file, content] of Object.entries(WRONG)) put(file, content);
  put('own-evacuation.json', template('evacuation', [item('own', { owner: 'ops', due: -10 })]));
  put('readme.txt', 'no template');
  site = await Site.start({ TEMPLATES_DIR: operators });
  const host = (await site.redeem(site.server.firstLink ?? '', 'Host')).cookie;
  reply = must(await site.ask<TemplatesReply>('GET', '/api/templates', { cookie: host }));
});
afterAll(async () => {
  await site.stop();
  rmSync(operators, { recursive: true });
});

describe('templates', () => {
  test('3.270 3.273 ours and the operator’s, whose own stands in place of ours', () => {
    const ids = reply.templates.map(({ id }) => id);
    const shipped = readdirSync(SHIPPED_TEMPLATES).map((file) => file.replace('.json', ''));
    expect(ids.toSorted()).toEqual(shipped.toSorted());
    expect(ids).toHaveLength(5);
    const own = reply.templates.find(({ id }) => id === 'evacuation');
    expect(own?.sections[0]?.items).toMatchObject([{ key: 'own', due: -10 }]);
  });

  test.each(Object.entries(SAYS))('3.271 %s is left out alone, and says why', (file, says) => {
    expect(reply.failed.find((each) => each.file === file)?.problem).toMatch(says);
    expect(reply.failed).toHaveLength(Object.keys(WRONG).length);
    expect(site.logged.join('')).toContain(file);
  });

  test('3.272 ours have 10 to 20 items, each led by a role, mostly with a time, in order of time', () => {
    for (const file of readdirSync(SHIPPED_TEMPLATES)) {
      const read = JSON.parse(readFileSync(path.join(SHIPPED_TEMPLATES, file), 'utf8')) as Template;
      const items = read.sections.flatMap((section) => section.items);
      expect([file, items.length >= 10 && items.length <= 20]).toEqual([file, true]);
      const due = new Map(items.map((each) => [each.key, each.due ?? Infinity]));
      for (const each of items) {
        expect(each.owner).toBeDefined();
        for (const before of each.after ?? [])
          expect([each.key, due.get(before)! <= due.get(each.key)!]).toEqual([each.key, true]);
      }
    }
  });
});

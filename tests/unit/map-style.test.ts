import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { MapEditor } from '../../client/map/edit/editor.ts';
import { readForm } from '../../client/map/mark-form.ts';
import { readMark } from '../../client/map/marks/mark.ts';
import { Marks } from '../../client/map/marks/marks.ts';
import { styleOf } from '../../client/map/style-fields.ts';
import { styleSaid } from '../../client/map/style-words.ts';
import { translate } from '../../shared/messages/translate.ts';
import { changeFeature, createFeature, featuresOf } from '../../shared/room/board/build.ts';
import type { FeatureStyle } from '../../shared/room/board/shape.ts';

const ID = '01KAP5QY000000000000000001';
let board: Y.Doc;
const style = (): FeatureStyle | undefined => readMark(board, ID)?.style;

beforeEach(() => {
  board = new Y.Doc();
  createFeature(board, {
    id: ID,
    kind: 'area',
    geom: { type: 'Circle', centre: [30, 50], radius: 100 },
    style: { colour: 'hazard', dash: 'dashed' },
  });
});

/** As a device wrote it before each part had a field of its own. */
const writeOld = (old: FeatureStyle): unknown =>
  board.transact(() => featuresOf(board).get(ID)?.set('style', old));

function formOf(said: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(said)) form.set(name, value);
  return form;
}

describe('9.128 a style is kept part by part', () => {
  it('9.128 two who change parts of it at the same time both come through', () => {
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(board));
    changeFeature(board, ID, { style: { colour: 'hostile' } });
    changeFeature(other, ID, { style: { width: 6, dash: null } });
    Y.applyUpdate(board, Y.encodeStateAsUpdate(other));
    expect(style()).toEqual({ colour: 'hostile', width: 6 });
  });

  it('9.128 one of old is read where no part of its own says otherwise', () => {
    writeOld({ colour: 'civil', hatch: 'dots', fill: 0.5 });
    expect(style()).toEqual({ colour: 'hazard', dash: 'dashed', hatch: 'dots', fill: 0.5 });
    changeFeature(board, ID, { style: { hatch: null } });
    expect(style()).toEqual({ colour: 'hazard', dash: 'dashed', fill: 0.5 });
  });

  it('9.128 only what differs is written, and undo takes back only that', () => {
    const marks = new Marks(() => undefined);
    marks.bind(board);
    const me = { person: 'anne', name: 'Anne', role: 'editor', delegation: 'PAR' } as const;
    const edit = (change: (board: Y.Doc) => void): null => {
      board.transact(() => change(board));
      return null;
    };
    const world = { newId: () => ID, now: () => 1, undoneReason: () => 'undone' };
    const editor = new MapEditor({ board, state: { me }, edit }, marks, world);
    writeOld({ hatch: 'dots' });
    let written: string[] = [];
    featuresOf(board).observeDeep(
      (events) => (written = events.flatMap(({ changes }) => [...changes.keys.keys()])),
    );
    editor.change(ID, { style: { colour: 'hazard', hatch: null, width: 4 } });
    expect(written.sort()).toEqual(['style.hatch', 'style.width']);
    expect(style()).toEqual({ colour: 'hazard', dash: 'dashed', width: 4 });
    expect(editor.undo().kind).toBe('done');
    expect(style()).toEqual({ colour: 'hazard', dash: 'dashed', hatch: 'dots' });
    changeFeature(board, ID, { style: { colour: 'friend' } });
    expect(editor.redo()).toEqual({ kind: 'ask', since: [{ id: ID, fields: ['style.colour'] }] });
  });
});

describe('9.129 a form writes what was chosen in it', () => {
  const all = { width: '3', dash: '', hatch: '', fill: '0.2', colour: 'hazard' };

  it('9.129 what says nothing new is not written', () => {
    expect(styleOf(formOf(all), { colour: 'hazard' })).toEqual({});
    expect(styleOf(formOf({ ...all, width: '=' }), { width: 6, colour: 'civil' })).toEqual({
      colour: 'hazard',
    });
    expect(styleOf(formOf(all), { width: 6, dash: 'dotted', hatch: 'rising' })).toEqual({
      ...{ width: 3, dash: null, hatch: null, colour: 'hazard' },
    });
  });

  it('9.129 a meaning that came with the sign is written with the sign, and not before', () => {
    const mark = readMark(board, ID);
    if (!mark) throw new Error('no mark');
    const point = { ...mark, kind: 'point', style: { icon: 'fire' } } as const;
    const said = (form: Record<string, string>) => readForm(formOf(form), point, 0).style;
    expect(said({ icon: 'fire', colour: 'warning' })).toEqual({});
    expect(said({ icon: 'fire', colour: 'civil' })).toEqual({ colour: 'civil' });
    expect(said({ icon: 'bridge', colour: 'neutral' })).toEqual({
      ...{ icon: 'bridge', colour: 'neutral' },
    });
  });
});

describe('9.128 the history names the part', () => {
  it.each([
    ['colour', 'friend', 'meaning changed: Friendly', 'signification modifiée : Ami'],
    ['width', '6', 'width changed: 6 px', 'épaisseur modifiée : 6 px'],
    ['fill', '0.35', 'fill changed: 35 %', 'remplissage modifié : 35 %'],
    ['dash', '', 'line changed: Solid', 'trait modifié : Continu'],
    ['icon', '', 'symbol changed', 'symbole modifié'],
    ['', '', 'style changed', 'style modifié'],
  ])('9.128 %s %s', (part, to, en, fr) => {
    const said = (language: 'en' | 'fr') =>
      styleSaid(part, to, (text, params) => translate(text, language, params));
    expect(said('en')).toBe(en);
    expect(said('fr').replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(fr);
  });
});

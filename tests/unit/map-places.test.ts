import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LabelRow } from '../../client/map/basemap/label-row.ts';
import { fold } from '../../client/map/places/fold.ts';
import { placesOf, type Gazetteer } from '../../client/map/places/load.ts';
import { oneApart, PlaceIndex } from '../../client/map/places/search.ts';

const read = <T>(file: string): T =>
  JSON.parse(readFileSync(new URL(`../../client/map/${file}`, import.meta.url), 'utf8')) as T;
const index = new PlaceIndex(
  placesOf(read<LabelRow[]>('basemap/labels.json'), read<Gazetteer>('places/gazetteer.json')),
);
const first = (typed: string) => index.find(typed)[0];

describe('names folded', () => {
  it.each([
    ['Avdiivka', 'Avdiyivka', 'Avdiïvka', 'Авдіївка', 'авдіївка'],
    ['Zaporizhzhia', 'Zaporijjia', 'Запоріжжя', 'Zaporizhia'],
    ['Chernihiv', 'Tchernihiv', 'Чернігів'],
    ['Kharkiv', 'Харків'],
    ['Luhansk', 'Louhansk', 'Луганськ', "Luhans'k"],
    ['Khrustalnyi', 'Khroustalnyï', 'Хрустальний'],
    ['Kramatorsk', 'Краматорськ', 'Kramators’k'],
    ['Dzhankoi', 'Djankoï', 'Джанкой', 'Dzhankoy'],
    ['Shchastia', 'Chtchastia', 'Щастя'],
    ['Kryvyi Rih', 'Kryvyï Rih', 'Кривий Ріг', 'kryvyirih'],
    ['Yenakiieve', 'Ienakiieve', 'Єнакієве', 'Yenakiyeve'],
    ['Kamianets-Podilskyi', 'Кам’янець-Подільський', "Кам'янець Подільський"],
  ])('9.190 %s and its other spellings are one', (...names) => {
    expect(new Set(names.map(fold)).size).toBe(1);
  });

  it('9.190 different names stay different', () => {
    const names = [
      'Lyman',
      'Lymanske',
      'Samar',
      'Samara',
      'Sumy',
      'Shumy',
      'Rivne',
      'Rovenky',
      'Izium',
      'Izmail',
    ];
    expect(new Set(names.map(fold)).size).toBe(names.length);
  });
});

describe('places found', () => {
  it.each([
    ['Avdiivka', 'Avdiivka'],
    ['Авдіївка', 'Avdiivka'],
    ['Avdiïvka', 'Avdiivka'],
    ['avdivka', 'Avdiivka'],
    ['Avdiikva', 'Avdiivka'], // swapped
    ['Pokrivsk', 'Pokrovsk'], // wrong
    ['Kramatosk', 'Kramatorsk'], // missing
    ['Bakhmuut', 'Bakhmut'],
    ['Bakhmout', 'Bakhmut'],
    ['kyiv', 'Kyiv'],
    ['Київ', 'Kyiv'],
    ['Londres', 'London'],
    ['Лондон', 'London'],
    ['Varsovie', 'Warsaw'],
    ['mer noire', 'Black Sea'],
    ['Тиса', 'Tisza'],
    ['Frankivsk', 'Ivano-Frankivsk'],
    ['Zviahel', 'Zviahel'],
    ['Zvyahel', 'Zviahel'],
    ['Donetsk', 'Donetsk'],
    ['Paris', 'Paris'],
    ['Chasiv', 'Chasiv Yar'],
    ['Крим', 'AR Crimea'],
  ])('9.191 %s is %s', (typed, en) => expect(first(typed)?.place.en).toBe(en));

  it.each([
    ['Novomoskovsk', 'Samar'],
    ['Червоноград', 'Sheptytskyi'],
    ['Artemivsk', 'Bakhmut'],
    ['Kirovograd', 'Kropyvnytskyi'],
    ['Dnipropetrovsk', 'Dnipro'],
    ['Siverskodonetsk', 'Sievierodonetsk'],
    ['Красноград', 'Berestyn'],
    ['Торез', 'Chystiakove'],
  ])('9.192 the old name %s leads to %s', (typed, en) => {
    const hits = index.find(typed);
    const hit = hits.find(({ place }) => place.kind === 'town' && place.en === en);
    expect(hits.slice(0, 3)).toContain(hit);
  });

  it('9.192 it says by which former name a place was found', () => {
    expect(first('Novomoskovsk')).toMatchObject({ place: { en: 'Samar' }, former: 'Novomoskovsk' });
  });

  it('9.191 nothing is found where nothing fits', () => {
    expect(index.find('')).toEqual([]);
    expect(index.find('---')).toEqual([]);
    expect(index.find('qqqqxxxx')).toEqual([]);
  });

  it('9.191 one letter apart: wrong, missing, too much, swapped; no more', () => {
    expect(['abcd', 'abXd', 'abd', 'abccd', 'acbd'].map((a) => oneApart(a, 'abcd'))).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(['axxd', 'ab', 'abcdef', 'badc', 'cabd'].map((a) => oneApart(a, 'abcd'))).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});

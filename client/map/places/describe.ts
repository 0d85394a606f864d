import { oblastMessages, placeKindMessages } from '../../../shared/messages/map-ground.ts';
import { translate } from '../../../shared/messages/translate.ts';
import type { Language } from '../../../shared/room/record/terms.ts';
import type { Place } from './search.ts';

/** Where or what a place is, so that two of one name can be told apart: its oblast, its country, its kind. */
export function whereabouts({ kind, country, admin }: Place, language: Language): string {
  if (kind !== 'town') return translate(placeKindMessages[kind], language);
  const oblast = admin ? oblastMessages[admin] : undefined;
  if (oblast) return translate(oblast, language);
  if (!country) return translate(placeKindMessages.town, language);
  return new Intl.DisplayNames([language], { type: 'region' }).of(country) ?? country;
}

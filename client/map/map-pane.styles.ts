import { unsafeCSS } from 'lit';
import ol from 'ol/ol.css?inline';
import base from '../ui/base.css?inline';
import parts from '../ui/parts.css?inline';
import card from './mark-card.css?inline';
import ground from './ground.css?inline';
import links from './links/links.css?inline';
import list from './mark-list.css?inline';
import pane from './map-pane.css?inline';
import phone from './phone.css?inline';
import colleagues from './presence/colleagues.css?inline';

/** Adopted by the shadow root: no style element, as the content security policy wants it. */
export const paneStyles = [ol, base, parts, colleagues, pane, card, list, links, ground, phone].map(
  (text) => unsafeCSS(text),
);

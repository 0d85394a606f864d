import { ContextProvider } from '@lit/context';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { appMessages } from '../../shared/messages/app.ts';
import { translate } from '../../shared/messages/translate.ts';
import type { MeReply } from '../../shared/protocol/http/session.ts';
import type { Language } from '../../shared/room/record/terms.ts';
import { houseContext, languageContext, sessionContext, themeContext } from './contexts.ts';
import type { House } from './house.ts';
import './footer.ts';
import './forget-dialog.ts';
import type { ForgetDialog } from './forget-dialog.ts';
import './invitation.ts';
import './keys-dialog.ts';
import type { KeysDialog } from './keys-dialog.ts';
import { listenToKeys } from './keys.ts';
import { preferredLanguage, rememberLanguage } from './language.ts';
import { takeCaretAway } from './left-caret.ts';
import './lobby.ts';
import type { LobbyPage } from './lobby.ts';
import './room-page.ts';
import { forgetAll, forgetMe, FORGOTTEN, rememberedMe, rememberMe } from './remembered.ts';
import { parseRoute, routePath, type Route } from './route.ts';
import { preferredTheme, rememberTheme, type Theme } from './theme.ts';

/** How long the server may take to say who one is before this device's memory is believed, ms. */
const PATIENCE_MS = 2_500;
/** How long until it is asked again when it could not be reached, ms. */
const ASK_AGAIN_MS = 10_000;

/** The whole client: which screen, in which language and theme, for whom. */
export class AccordApp extends LitElement {
  static override properties = {
    house: { attribute: false },
    route: { state: true },
    language: { state: true },
    theme: { state: true },
    me: { state: true },
  };
  /** Handed in by main.ts before the element is connected. */
  declare house: House;
  declare route: Route;
  declare language: Language;
  declare theme: Theme;
  /** undefined: not asked yet. */
  declare me: MeReply | null | undefined;

  private readonly languages: ContextProvider<typeof languageContext>;
  private readonly themes: ContextProvider<typeof themeContext>;
  private readonly sessions: ContextProvider<typeof sessionContext>;
  private readonly houses = new ContextProvider(this, { context: houseContext });
  private stopKeys = (): void => {};
  private asking: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.route = parseRoute(location.pathname, location.hash);
    this.language = preferredLanguage(localStorage, navigator.languages);
    this.theme = preferredTheme(localStorage, matchMedia('(prefers-color-scheme: light)').matches);
    this.languages = new ContextProvider(this, {
      context: languageContext,
      initialValue: this.language,
    });
    this.themes = new ContextProvider(this, { context: themeContext, initialValue: this.theme });
    this.sessions = new ContextProvider(this, { context: sessionContext, initialValue: null });
    this.addEventListener('accord-language', this.onLanguage as EventListener);
    this.addEventListener('accord-theme', this.onTheme as EventListener);
    this.addEventListener('accord-go', this.onGo as EventListener);
    this.addEventListener('accord-entered', () => void this.askWho());
    this.addEventListener('accord-sign-out', () => void this.signOut());
    this.addEventListener('accord-ask-forget', () =>
      this.querySelector<ForgetDialog>('accord-forget')?.open(),
    );
    this.addEventListener('accord-forget', this.onForget as EventListener);
    this.addEventListener('accord-keys', () => this.openKeys());
    this.addEventListener('click', this.onClick);
    this.addEventListener('focusin', takeCaretAway);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // An invitation's secret leaves the address bar, and with it the history, before anything else.
    if (this.route.page === 'invitation') history.replaceState(null, '', '/i');
    this.houses.setValue(this.house);
    window.addEventListener('popstate', this.onPop);
    window.addEventListener('storage', this.onStorage);
    this.stopKeys = listenToKeys(window, {
      'Shift+?': () => this.openKeys(),
      '?': () => this.openKeys(),
      ...Object.fromEntries(
        Array.from({ length: 9 }, (_, i) => [String(i + 1), () => this.joinNumber(i + 1)]),
      ),
    });
    void this.askWho();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('popstate', this.onPop);
    window.removeEventListener('storage', this.onStorage);
    clearTimeout(this.asking);
    this.stopKeys();
  }

  private async askWho(): Promise<void> {
    clearTimeout(this.asking);
    const early = setTimeout(() => this.assume(), PATIENCE_MS);
    const answer = await this.house.api.me();
    clearTimeout(early);
    if (answer.ok) {
      rememberMe(localStorage, answer.value);
      this.know(answer.value);
    } else if (answer.error.retry) {
      this.assume();
      if (this.me === undefined) this.know(null);
      this.asking = setTimeout(() => void this.askWho(), ASK_AGAIN_MS);
    } else {
      forgetMe(localStorage);
      this.know(null);
    }
  }

  /** Without an answer of the server: whoever was signed in here last. */
  private assume(): void {
    const known = this.me === undefined ? rememberedMe(localStorage, Date.now()) : null;
    if (known) this.know(known);
  }

  private know(me: MeReply | null): void {
    // The same person again must not open their room again.
    if (JSON.stringify(me) === JSON.stringify(this.me)) return;
    this.me = me;
    this.sessions.setValue(me);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('language')) {
      document.documentElement.lang = this.language;
      this.languages.setValue(this.language);
    }
    if (changed.has('theme')) {
      document.documentElement.dataset['theme'] = this.theme;
      this.themes.setValue(this.theme);
    }
    if (changed.has('route') && this.route.page !== 'room')
      document.title = translate(appMessages.product, this.language);
  }

  override render(): TemplateResult | typeof nothing {
    return html`${this.page()}<accord-keys></accord-keys><accord-forget></accord-forget>`;
  }

  private page(): TemplateResult | typeof nothing {
    const { route } = this;
    switch (route.page) {
      case 'invitation':
        return html`<accord-invitation .secret=${route.secret}></accord-invitation>`;
      case 'room':
        if (this.me === undefined) return nothing;
        if (this.me === null) return html`<accord-lobby></accord-lobby>`;
        return html`<accord-room .room=${route.room} .me=${this.me}></accord-room>`;
      case 'lobby':
        return html`<accord-lobby></accord-lobby>`;
      case 'unknown':
        return html`<div class="app">
          <accord-top-bar></accord-top-bar>
          <main class="door">
            <section class="card">
              <h2>${translate(appMessages.unknownTitle, this.language)}</h2>
              <p>${translate(appMessages.unknownText, this.language)}</p>
              <a class="btn" href="/">${translate(appMessages.backToRooms, this.language)}</a>
            </section>
          </main>
        </div>`;
    }
  }

  private openKeys(): void {
    this.querySelector<KeysDialog>('accord-keys')?.open();
  }

  private joinNumber(number: number): boolean {
    const link = this.querySelector<HTMLAnchorElement>(`accord-lobby a[data-key="${number}"]`);
    link?.click();
    return link !== null;
  }

  private readonly onLanguage = (event: CustomEvent<Language>): void => {
    this.language = event.detail;
    rememberLanguage(localStorage, event.detail);
  };

  private readonly onTheme = (event: CustomEvent<Theme>): void => {
    this.theme = event.detail;
    rememberTheme(localStorage, event.detail);
  };

  private readonly onGo = (event: CustomEvent<Route>): void => this.go(event.detail);

  private go(route: Route): void {
    history.pushState(null, '', routePath(route));
    this.route = route;
  }

  /** Links inside the client change the screen without loading the page again. */
  private readonly onClick = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element | null)?.closest?.('a[href^="/"]:not([download])');
    if (!(link instanceof HTMLAnchorElement) || link.target) return;
    event.preventDefault();
    this.go(parseRoute(link.pathname, link.hash));
  };

  private readonly onPop = (): void => {
    this.route = parseRoute(location.pathname, location.hash);
    if (this.route.page === 'invitation') history.replaceState(null, '', '/i');
  };

  /** Another tab of this browser had the device forgotten: show nothing of it any more. */
  private readonly onStorage = ({ key, newValue }: StorageEvent): void => {
    if (key === FORGOTTEN && newValue) location.replace('/');
  };

  private readonly onForget = (event: CustomEvent<(told: boolean) => void>): void =>
    void this.forget().then(event.detail);

  /** @returns whether the server heard of it */
  private async forget(): Promise<boolean> {
    // Off the room first: it keeps a last copy as it closes.
    this.go({ page: 'lobby' });
    await this.updateComplete;
    const told = await this.house.api.signOut();
    forgetAll(localStorage, Date.now());
    await this.house.device.forget();
    this.know(null);
    void this.querySelector<LobbyPage>('accord-lobby')?.refresh();
    return told.ok || !told.error.retry;
  }

  private async signOut(): Promise<void> {
    await this.house.api.signOut();
    this.go({ page: 'lobby' });
    await this.askWho();
  }
}
customElements.define('accord-app', AccordApp);

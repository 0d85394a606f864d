export type Theme = 'dark' | 'light';
const KEY = 'accord.theme';

/** The theme chosen on this device, else what the system prefers. */
export function preferredTheme(storage: Pick<Storage, 'getItem'>, systemIsLight: boolean): Theme {
  const stored = storage.getItem(KEY);
  if (stored === 'dark' || stored === 'light') return stored;
  return systemIsLight ? 'light' : 'dark';
}

/** Keep the choice for the next visit, if this device lets us. */
export function rememberTheme(storage: Pick<Storage, 'setItem'>, theme: Theme): void {
  try {
    storage.setItem(KEY, theme);
  } catch {
    // Storage blocked or full: the choice holds until the page is left.
  }
}

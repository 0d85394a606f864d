/** May this page put notifications on the desktop? `no`: the browser cannot, or was told not to. */
export function desktopState(): 'yes' | 'ask' | 'no' {
  if (typeof Notification === 'undefined') return 'no';
  if (Notification.permission === 'granted') return 'yes';
  return Notification.permission === 'default' ? 'ask' : 'no';
}

/** Ask the person, through the browser. Only on their own click. */
export async function askForDesktop(): Promise<boolean> {
  if (typeof Notification === 'undefined') return false;
  return (await Notification.requestPermission()) === 'granted';
}

/** Show a notification, unless the page is in front: there the banner says it. */
export function notifyDesktop(title: string, text: string, id: string): void {
  if (desktopState() !== 'yes' || (!document.hidden && document.hasFocus())) return;
  const notification = new Notification(title, { body: text, tag: id, requireInteraction: true });
  notification.addEventListener('click', () => {
    window.focus();
    notification.close();
  });
}

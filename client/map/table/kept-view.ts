const KEY = 'accord.map.marks';

/** Does this device show marks as a table? No, until somebody chose so. */
export function tableKept(storage: Pick<Storage, 'getItem'> = localStorage): boolean {
  try {
    return storage.getItem(KEY) === 'table';
  } catch {
    return false; // A browser that keeps nothing.
  }
}

export function keepTable(table: boolean, storage: Pick<Storage, 'setItem'> = localStorage): void {
  try {
    storage.setItem(KEY, table ? 'table' : 'list');
  } catch {
    // Full or blocked: it is asked again.
  }
}

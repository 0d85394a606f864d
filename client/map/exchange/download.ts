/** Hand `content` to the browser as a file. No request is made: it is here already. */
export function download(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has taken the content by then; what is left is only the address.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A file's name of a title: what no file system minds, with the time, e.g. `aurora-20261122T2110Z`. */
export function fileName(title: string, at: number): string {
  const words = title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
  const time = new Date(at).toISOString().replaceAll(/[-:]/g, '').slice(0, 13);
  return `${words.slice(0, 60) || 'map'}-${time}Z`;
}

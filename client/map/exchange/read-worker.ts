import { readMapFile } from '../../../shared/formats/read.ts';

/** Reads one file beside the page, so that the worst of files costs nobody a keystroke. */
self.addEventListener('message', (event: MessageEvent<ArrayBuffer>) => {
  self.postMessage(readMapFile(new Uint8Array(event.data)));
});

/** PUT /api/rooms/:room/attachments/:hash — what the server found the bytes to be. */
export interface AttachmentStored {
  readonly hash: string;
  /** Bytes. */
  readonly size: number;
  readonly type: string;
}

/** Path of an attachment. @param name what a browser calls it when it is saved */
export function attachmentPath(room: string, hash: string, name?: string): string {
  const path = `/api/rooms/${encodeURIComponent(room)}/attachments/${encodeURIComponent(hash)}`;
  return name === undefined ? path : `${path}?name=${encodeURIComponent(name)}`;
}

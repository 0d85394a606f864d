/** Down: what became durable since the last message, as Yjs updates to apply in order. */
export interface Changes {
  readonly board?: readonly Uint8Array[];
  readonly record?: readonly Uint8Array[];
}

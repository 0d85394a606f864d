/** What messages and answers hold at most. Read by the page: no schema here. */

/** Largest Yjs update a client may send in one message, bytes. */
export const MAX_UPDATE_BYTES = 256 * 1024;

export const MAX_INVITATION_HOURS = 24 * 90;
export const MAX_INVITATION_USES = 1_000;

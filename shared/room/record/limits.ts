/** How much an entry holds, and when it says that it is late. Read by the page: no schema here. */

/** Clocks that are further apart than this are put on record, ms. */
export const CLOCK_TOLERANCE_MS = 2_000;
/** A log entry later than this after its event says so (DESIGN §6). */
export const LATE_AFTER_MS = 15 * 60_000;
/** An entry that waited on a device for longer than this says when it was written, ms. */
export const HELD_AFTER_MS = 60_000;
/** A report is read out, dictated or pasted whole; it stands in the log as it came. Characters. */
export const MAX_ENTRY_TEXT = 20_000;

/** Most files that one entry carries. */
export const MAX_ATTACHMENTS = 8;
/** Larger files are refused whatever the server's own limit is, bytes. */
export const MAX_ATTACHMENT_BYTES = 256 * 1_024 * 1_024;

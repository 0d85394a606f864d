/** Crockford base-32 ULID, upper case: identifies rooms, people, features, drafts, commands. */
export const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

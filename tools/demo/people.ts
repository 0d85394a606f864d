/**
 * Who gets a link: name, name under `.localhost`, role, delegation. The server believes only those
 * names (server/origins.ts), so that one browser can be several people.
 */
export const PEOPLE = [
  ['Paris', 'par', 'editor', 'PAR'],
  ['London', 'lon', 'editor', 'LON'],
  ['Kyiv', 'kyv', 'editor', 'KYV'],
  ['Observer', 'observer', 'observer', null],
  ['Facilitator', 'facilitator', 'facilitator', 'PAR'],
] as const;

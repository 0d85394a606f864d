/**
 * Node's HTTP server. Importing 'node:http' by its name makes Node evaluate all that it exports; with
 * its WebSocket client comes the whole of `fetch`, 2.5 MB for as long as the server runs.
 */
export const { createServer } = process.getBuiltinModule('node:http');

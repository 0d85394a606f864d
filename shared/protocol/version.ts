/**
 * Raised with every change on the wire. tests/unit/protocol-version.test.ts hashes all message
 * schemas and fails until this number and its recorded hash move together.
 */
export const PROTOCOL_VERSION = 2;

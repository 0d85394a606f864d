import { describe, expect, test } from 'vitest';
import {
  allows,
  CLOSED_ROOM_OPERATIONS,
  DELEGATION_OPERATIONS,
  PERMISSIONS,
  ROLES,
  type Operation,
} from '../../shared/room/roles.ts';

/**
 * Checks, screens and generated tests all ask the table of roles.ts, so that none of them notices a
 * slip in the table itself. Here it is said a second time, in the words of rules 6.22 to 6.24.
 */
const OPERATIONS = Object.keys(PERMISSIONS) as Operation[];
const operationsOf = (...roles: readonly string[]): string[] =>
  OPERATIONS.filter((operation) =>
    ROLES.every((role) => allows(role, operation) === roles.includes(role)),
  ).sort();

describe('who may do what', () => {
  test('6.22 an observer reads and does nothing else', () => {
    expect(OPERATIONS.filter((operation) => allows('observer', operation))).toEqual(['room.read']);
  });

  test('6.22 facilitators alone run the room: its life, its people, the terms of its decisions', () => {
    expect(operationsOf('facilitator')).toEqual([
      'access.invite',
      'access.revoke',
      'decision.quorum',
      'decision.silence',
      'room.alert-time',
      'room.close',
      'room.phase',
      'room.rename',
      'room.reopen',
    ]);
  });

  test('6.22 all else is for facilitators and editors', () => {
    const rest = OPERATIONS.length - operationsOf('facilitator').length - 1;
    expect(operationsOf('facilitator', 'editor')).toHaveLength(rest);
  });

  test('6.23 what is said for a delegation needs one', () => {
    expect([...DELEGATION_OPERATIONS].sort()).toEqual([
      'alert.acknowledge',
      'checklist.acknowledge',
      'decision.object',
      'decision.reserve',
      'decision.sign',
      'decision.withdraw',
      'plan.validate',
    ]);
  });

  test('6.24 a closed room is read, opened again, and people are let in and shown out', () => {
    expect([...CLOSED_ROOM_OPERATIONS].sort()).toEqual([
      'access.invite',
      'access.revoke',
      'room.read',
      'room.reopen',
    ]);
  });
});

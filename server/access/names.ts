import { personNameSchema } from '../../shared/protocol/http/session.ts';
import { refuse, ok, type Result } from '../../shared/protocol/errors.ts';

/**
 * A person's name as it is kept: trimmed and in Unicode's composed form, so that two spellings of
 * the same letters are the same name. @returns BAD_VALUE for anything but 1–80 printable characters
 */
export function cleanName(name: string): Result<string> {
  const parsed = personNameSchema.safeParse(name.normalize('NFC'));
  return parsed.success ? ok(parsed.data) : refuse('BAD_VALUE', 'name: 1 to 80 characters');
}

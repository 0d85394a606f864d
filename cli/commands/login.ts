import { shownText } from '../../shared/room/shown-text.ts';
import { CookieJar } from '../../client/connection/cookie-jar.ts';
import { createApi, readInvitation } from '../../client/connection/http.ts';
import { text, type CliCommand } from '../command.ts';
import { EXIT, Failure, must } from '../failure.ts';
import { loadSession, saveSession, type Session } from '../session.ts';

/** Signed in already, at the same server: the invitation then adds to the same person. */
function currentJar(file: string, origin: string): CookieJar {
  let current: Session;
  try {
    current = loadSession(file);
  } catch {
    return new CookieJar();
  }
  return current.origin === origin ? current.jar : new CookieJar();
}

export const login: CliCommand = {
  usage: 'login <invitation link> --name <your name>',
  about: 'Take an invitation and stay signed in.',
  options: { name: { type: 'string' } },
  async run(call) {
    const invitation = readInvitation(call.words[0] ?? '');
    const name = text(call, 'name');
    if (!invitation || !name) throw new Failure(`accord ${login.usage}`, EXIT.usage);
    const { origin, secret } = invitation;
    const jar = currentJar(call.sessionFile, origin);
    const { person, grant } = must(
      await createApi(origin, fetch, jar).redeem({ secret, name }),
      'The invitation',
    );
    saveSession(call.sessionFile, { origin, person: person.id, name: person.name, jar });
    const where = grant.room === '*' ? 'every room' : `room ${grant.room}`;
    call.terminal.out(shownText(`${person.name}: ${grant.role} in ${where}`));
    return EXIT.done;
  },
};

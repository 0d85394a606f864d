import { LANGUAGES, LOG_KINDS } from '../../shared/room/record/terms.ts';
import { evidenceMessages } from '../../shared/messages/evidence.ts';
import { translate } from '../../shared/messages/translate.ts';
import { registerNumber } from '../../shared/room/sites.ts';
import { text, type CliCommand } from '../command.ts';
import { EXIT, Failure, inWords } from '../failure.ts';
import { openRoom, roomId } from '../open-room.ts';
import { loadSession } from '../session.ts';

export const say: CliCommand = {
  usage: `say --room <id> <text> [--kind ${LOG_KINDS.join('|')}] [--language ${LANGUAGES.join('|')}] [--source <text>]`,
  about: 'Write an entry into the action log; prints its number once it is durable.',
  options: {
    room: { type: 'string' },
    kind: { type: 'string', default: 'information' },
    language: { type: 'string', default: 'en' },
    source: { type: 'string' },
  },
  async run(call) {
    const words = call.words.join(' ').trim();
    const kind = LOG_KINDS.find((one) => one === text(call, 'kind'));
    const language = LANGUAGES.find((one) => one === text(call, 'language'));
    if (!words || !kind || !language) throw new Failure(`accord ${say.usage}`, EXIT.usage);
    const client = await openRoom(loadSession(call.sessionFile), roomId(text(call, 'room')));
    try {
      const source = text(call, 'source') ?? translate(evidenceMessages.ownObservation, language);
      const body = { kind, text: words, language, source };
      const said = await client.command('log.append', body).settled;
      if (!said.ok) throw new Failure(inWords(said.refusal));
      call.terminal.out(registerNumber(said.receipt.site, said.receipt.number));
      return EXIT.done;
    } finally {
      await client.close();
    }
  },
};

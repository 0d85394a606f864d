import { ulid } from 'ulid';
import type { RoomClient } from '../../client/connection/contract.ts';
import { createDecision, createFeature, createTask } from '../../shared/room/board/build.ts';
import { proposalOf } from '../../shared/room/record/decision-version.ts';
import type { Link } from '../../shared/room/record/bodies-common.ts';
import type { Language, LogKind } from '../../shared/room/record/terms.ts';
import type { BrowserHouse } from './house.ts';

/** People of the invented flood on the Sarne, as in the mock-ups. */
export interface Scene {
  readonly room: string;
  readonly paris: RoomClient;
  readonly london: RoomClient;
  readonly kyiv: RoomClient;
  readonly decision: string;
}

const SOURCES = { en: 'Liaison officer', fr: 'Préfecture', uk: 'Гідропост Вельм' } as const;

/** Fill a room the way people would: marks, entries in three languages, decisions, an alert. */
export async function floodScene(house: BrowserHouse): Promise<Scene> {
  const room = await house.newRoom({
    name: 'Crue de la Sarne',
    marking: 'Diffusion restreinte (fictif)',
  });
  const paris = await house.colleague(room, 'Moussa Diallo', 'PAR');
  const london = await house.colleague(room, 'Judith Okafor', 'LON');
  const kyiv = await house.colleague(room, 'О. Коваленко', 'KYV');
  const e2 = ulid();
  const b12 = ulid();
  paris.edit((board) => {
    const mark = (
      id: string,
      label: string,
      at: [number, number],
      colour: 'critical' | 'neutral',
    ) =>
      createFeature(board, {
        id,
        kind: 'point',
        geom: { type: 'Point', coordinates: at },
        label,
        style: { colour },
        layer: 'default',
        z: 'a0',
      });
    mark(e2, 'E-2', [31.2, 50.1], 'neutral');
    mark(b12, 'B-12', [30.9, 50.5], 'critical');
  });
  await paris.settled();

  const say = async (
    who: RoomClient,
    kind: LogKind,
    language: Language,
    text: string,
    links?: Link[],
    eventAt?: number,
  ): Promise<string> => {
    const ticket = who.command(
      'log.append',
      {
        kind,
        language,
        text,
        ...(kind === 'information' && { source: SOURCES[language] }),
        ...(eventAt && { lateReason: 'Liaison coupée' }),
        ...(links ? { links } : {}),
      },
      eventAt,
    );
    await ticket.settled;
    return ticket.id;
  };
  await say(
    kyiv,
    'information',
    'uk',
    'Рівень на гідропосту Вельм 4,82 м, поріг тривоги 4,50 м перевищено.',
    undefined,
    Date.now() - 32 * 60_000,
  );
  const airfield = await say(
    london,
    'information',
    'en',
    'Airfield at Hautdal open for C-130 until 18:00Z. Liaison on H-1.',
  );
  await say(
    paris,
    'request',
    'fr',
    'Besoin de six cars supplémentaires au point E-2 avant la nuit.',
    [{ to: 'feature', id: e2 }],
  );
  await london.command('log.correct', {
    kind: 'information',
    language: 'en',
    text: 'Airfield at Hautdal open for C-130 until 20:00Z. Liaison on H-1.',
    corrects: airfield,
    reason: 'Closing time misheard',
    source: SOURCES.en,
  }).settled;

  const decision = await decide(
    paris,
    [paris, london, kyiv],
    'Évacuer la rive est de Velmor, secteurs B et D',
  );
  const alert = kyiv.command('alert.raise', {
    severity: 'critical',
    text: 'Підтверджено прорив дамби в секторі B, ширина близько 40 м',
    links: [{ to: 'feature', id: b12 }],
  });
  await alert.settled;
  await kyiv.command('alert.acknowledge', { alert: alert.id }).settled;
  await london.command('alert.acknowledge', { alert: alert.id }).settled;
  await say(
    london,
    'information',
    'en',
    'Two coaches at E-2, four more 25 minutes out via the south road.',
    [{ to: 'feature', id: e2 }],
  );
  await decide(
    paris,
    [paris, london],
    'Ouvrir le corridor sud aux convois civils',
    'C. Vasseur',
    40,
  );
  tasks(paris);
  await paris.settled();
  const first = [...paris.board.getMap('drafts').keys()].at(-1);
  if (first) await london.command('checklist.mark', { task: first, state: 'done' }).settled;
  kyiv.share({ typing: 'log' });
  return { room, paris, london, kyiv, decision };
}

async function decide(
  author: RoomClient,
  signers: readonly RoomClient[],
  title: string,
  owner = '',
  dueIn?: number,
): Promise<string> {
  const id = ulid();
  author.edit((board) =>
    createDecision(board, {
      id,
      title,
      order: 'a0',
      owner,
      reasons: 'Rupture de la digue attendue sous deux heures, un seul axe praticable.',
      options: [
        { id: ulid(), order: 'a0', text: 'Évacuation immédiate par le pont sud' },
        { id: ulid(), order: 'a1', text: 'Mise à l’abri sur place' },
      ],
      due: dueIn === undefined ? null : Date.now() + dueIn * 60_000,
    }),
  );
  await author.settled();
  const codes = author.state.sites.map((site) => site.id);
  const proposal = proposalOf(author.board, id, codes);
  if (!proposal) throw new Error('no such decision');
  const proposed = author.command('decision.propose', proposal);
  await proposed.settled;
  const { versionHash } = proposal;
  for (const signer of signers)
    await signer.command('decision.sign', { decision: id, proposal: proposed.id, versionHash })
      .settled;
  return id;
}

function tasks(author: RoomClient): void {
  const list = 'Inondation majeure';
  const add = (title: string, order: string, owner: string, dueIn: number | null): void =>
    void author.edit((board) =>
      createTask(board, {
        id: ulid(),
        title,
        order,
        owner,
        list,
        due: dueIn === null ? null : Date.now() + dueIn * 60_000,
      }),
    );
  add('Prévenir les gestionnaires en aval', 'a1', 'S. Iqbal', -12);
  add('Fixer le prochain point de situation', 'a2', 'J. Okafor', 33);
  add('Demander l’imagerie satellite du bassin', 'a3', 'A. Haddad', null);
  add('Activer le poste avancé C-1', 'a4', 'M. Diallo', -60);
}

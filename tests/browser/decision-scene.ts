import { ulid } from 'ulid';
import type { CommandTicket, RoomClient } from '../../client/connection/contract.ts';
import {
  changeDecision,
  createDecision,
  liftDraft,
  strikeOption,
} from '../../shared/room/board/build.ts';
import { proposalOf } from '../../shared/room/record/decision-version.ts';
import type { BrowserHouse } from './house.ts';

const CODES = ['PAR', 'LON', 'KYV'];

/** One decision of a flood, led through its life by four colleagues without a screen. */
export class DecisionScene {
  readonly decision = ulid();
  readonly first = ulid();
  private proposal = '';
  readonly room: string;
  readonly paris: RoomClient;
  readonly london: RoomClient;
  readonly kyiv: RoomClient;
  readonly chair: RoomClient;

  private constructor(
    room: string,
    [paris, london, kyiv, chair]: [RoomClient, RoomClient, RoomClient, RoomClient],
  ) {
    this.room = room;
    this.paris = paris;
    this.london = london;
    this.kyiv = kyiv;
    this.chair = chair;
  }

  static async open(house: BrowserHouse): Promise<DecisionScene> {
    const room = await house.newRoom({ name: 'Crue de la Sarne' });
    const scene = new DecisionScene(room, [
      await house.colleague(room, 'Claire Vasseur', 'PAR'),
      await house.colleague(room, 'Judith Okafor', 'LON'),
      await house.colleague(room, 'Олена Коваленко', 'KYV'),
      await house.colleague(room, 'Serge Iqbal', null, 'facilitator'),
    ]);
    await scene.draft();
    return scene;
  }

  private async draft(): Promise<void> {
    const { paris, decision, first } = this;
    const second = ulid();
    const text = { kind: 'information', language: 'en', source: 'Gauge' } as const;
    await done(paris.command('log.append', { ...text, text: 'Gauge at Velm: 4.82 m.' }));
    paris.edit((board) => {
      createDecision(board, {
        id: decision,
        title: 'Ouvrir le corridor sud aux convois civils',
        question: 'Faut-il ouvrir le corridor sud avant la nuit, et sous quelle protection ?',
        order: 'a0',
        owner: 'C. Vasseur',
        due: Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 3_600_000,
        review: Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 7 * 3_600_000,
        reasons:
          'La rive est sera coupée vers 20:00Z. 340 personnes attendent au point E-2 et le pont nord est fermé.',
        risks: 'Engorgement au carrefour de Mirn ; un convoi bloqué serait exposé à la crue.',
        legalBasis: 'Plan ORSEC, art. L742-2 du code de la sécurité intérieure (fictif).',
        decisionMaker: 'Préfète de la Sarne',
        authority: 'KYV',
        options: [
          {
            id: first,
            order: 'a0',
            text: 'Ouvrir dès 18:00Z, escorte légère, sens unique',
            pros: 'Rapide ; toutes les personnes passées avant 20:00Z.',
            cons: 'Six cars manquent encore.',
          },
          {
            id: second,
            order: 'a1',
            text: 'Attendre les moyens de franchissement',
            pros: 'Plus sûr pour les véhicules lourds.',
            cons: 'Pas avant 23:00Z.',
          },
        ],
      });
      strikeOption(board, decision, second, true);
    });
    await paris.settled();
  }

  private get on() {
    const { decision, proposal } = this;
    const versionHash = proposalOf(this.paris.board, decision, CODES)?.versionHash ?? '';
    return { decision, proposal, versionHash };
  }

  async propose(): Promise<void> {
    const body = proposalOf(this.paris.board, this.decision, CODES);
    if (!body) throw new Error('no such decision');
    const ticket = this.paris.command('decision.propose', body);
    await done(ticket);
    this.proposal = ticket.id;
  }

  sign = (who: RoomClient): Promise<void> => done(who.command('decision.sign', this.on));

  async edit(risk: string): Promise<void> {
    const { paris, decision } = this;
    paris.edit((board) => changeDecision(board, decision, { decisionMaker: risk }));
    await paris.settled();
  }

  /** Through every state that the sheet shows, one after the other. */
  async walk(look: (state: string) => Promise<void>): Promise<void> {
    const { paris, london, kyiv, chair, decision } = this;
    await look('draft');
    await this.propose();
    await this.sign(paris);
    await look('proposed');
    await this.sign(london);
    const text = 'Sous réserve que l’escorte soit en place à 17:45Z.';
    await done(london.command('decision.reserve', { ...this.on, text }));
    await look('signed');
    await done(chair.command('decision.silence', { ...this.on, until: Date.now() + 42 * 60_000 }));
    await look('silence');
    const no = 'Міст не витримає важких машин; потрібна оцінка інженерів.';
    await done(kyiv.command('decision.object', { ...this.on, text: no }));
    await look('objected');
    await this.edit('Préfète de la Sarne, par délégation');
    await look('edited');
    await this.propose();
    for (const who of [paris, london, kyiv]) await this.sign(who);
    await look('met');
    const approval = { ...this.on, option: this.first };
    await done(kyiv.command('decision.approve', { ...approval, basis: 'de vive voix, en salle' }));
    await look('approved');
    await done(kyiv.command('decision.take', approval));
    await look('taken');
    await this.propose();
    const until = Date.now() + 90 * 60_000;
    const later = 'Attendre la cote de Velm de 19:30Z.';
    await done(kyiv.command('decision.defer', { ...this.on, reason: later, until }));
    await look('deferred');
    const reason = 'Le pont sud vient d’être fermé.';
    await done(kyiv.command('decision.refuse', { ...this.on, reason }));
    await look('refused');
    await this.propose();
    const moot = 'Le point E-2 est évacué par le rail.';
    await done(paris.command('decision.abandon', { ...this.on, reason: moot }));
    await look('abandoned');
    paris.edit((board) => {
      const by = paris.state.me?.person ?? '';
      liftDraft(board, decision, { at: Date.now(), by });
    });
    await paris.settled();
    await look('struck');
  }
}

/** @throws Error when the room refused it */
async function done({ settled }: CommandTicket): Promise<void> {
  const outcome = await settled;
  if (!outcome.ok) throw new Error(`${outcome.refusal.code} ${outcome.refusal.detail ?? ''}`);
}

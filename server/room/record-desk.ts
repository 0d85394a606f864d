import type { Command, CommandReceipt } from '../../shared/protocol/command.ts';
import { ok, refuse, type Refusal, type Result } from '../../shared/protocol/errors.ts';
import type { Me } from '../../shared/protocol/join.ts';
import { planVersion } from '../../shared/room/board/read-plans.ts';
import { decisionVersion, hasTask } from '../../shared/room/record/decision-version.ts';
import { SYSTEM_AUTHOR, type Entry, type EntryType } from '../../shared/room/record/entry.ts';
import { isClosed } from '../../shared/room/record/fold.ts';
import type { Receipt } from '../journal/contract.ts';
import { authorise } from './authorise.ts';
import { objection } from './commands/all.ts';
import type { RuleContext } from './commands/rule.ts';
import type { RoomEnvironment } from './environment.ts';
import type { KnownEntry } from './id-index.ts';
import type { Memory } from './memory.ts';
import type { NewEntry } from './register.ts';

/** Nobody records what has not happened: as far as clocks may be apart, and no further, ms. */
const MOST_AHEAD_MS = 10 * 60_000;

type Written = { entry: Entry; durable: Promise<Result<Receipt>> };

/**
 * Writes the record: people's commands, and what the server itself has to say. Every answer that
 * rests on the state of the room is given only when that state is durable: a refusal for good on
 * account of an entry that is then lost would lose work.
 */
export class RecordDesk {
  readonly #memory: Memory;
  readonly #environment: RoomEnvironment;
  readonly #attachment: RuleContext['attachment'];
  readonly #delegations: readonly string[];
  /** Commands on their way to the disk, so that sending one twice awaits the first. */
  readonly #sent = new Map<string, Promise<Result<CommandReceipt>>>();
  /** Leases on their way, by person and replica. */
  readonly #leasing = new Map<string, Promise<Result<number>>>();

  constructor(
    memory: Memory,
    environment: RoomEnvironment,
    attachment: RuleContext['attachment'],
    delegations: readonly string[],
  ) {
    this.#memory = memory;
    this.#environment = environment;
    this.#attachment = attachment;
    this.#delegations = delegations;
  }

  /** Record a command of `me`; see RoomPort.command. */
  async command(me: Me, command: Command): Promise<Result<CommandReceipt>> {
    const memory = this.#memory;
    if (memory.isLoading) return this.#unwritable();
    const known = memory.record.ids.get(command.id);
    if (known) return this.#again(known, me, command);
    if (memory.refusal()) return this.#unwritable();
    const { fold } = memory.record;
    const refused = authorise(me, command.type, isClosed(fold));
    if (refused) return this.whenDurable(refused);
    if ((command.eventAt ?? 0) > this.#environment.now() + MOST_AHEAD_MS)
      return this.whenDurable(refuse('EVENT_AHEAD').error);
    const code = objection(command, this.#context(me, command));
    if (code) return this.whenDurable(refuse(code).error);
    const sent = this.#record(me, command);
    this.#sent.set(command.id, sent);
    const result = await sent;
    this.#sent.delete(command.id);
    return result;
  }

  async #record(me: Me, command: Command): Promise<Result<CommandReceipt>> {
    const { entry, durable } = this.write(me, command);
    const result = await durable;
    return result.ok ? ok(receiptOf(entry)) : result;
  }

  /** An id that was used before: by the very same command, or not. */
  async #again(known: KnownEntry, me: Me, command: Command): Promise<Result<CommandReceipt>> {
    if (!this.#memory.record.ids.isRepetition(known, command, me.person))
      return this.whenDurable(refuse('ID_REUSED').error);
    const first = (await this.#sent.get(command.id)) ?? ok(receiptOf(known));
    return first.ok ? ok({ ...first.value, repeated: true }) : first;
  }

  #context(me: Me, { eventAt, writtenAt }: Command): RuleContext {
    const { board, record } = this.#memory;
    const now = this.#environment.now();
    const made = Math.min(writtenAt ?? now, now);
    return {
      me,
      fold: record.fold,
      isLine: (id) => record.ids.isLine(id),
      decision: (id) => decisionVersion(board.doc, id),
      isTask: (id) => hasTask(board.doc, id),
      now: record.instant(now),
      delegations: this.#delegations,
      lateBy: made - (eventAt ?? made),
      attachment: this.#attachment,
      plan: (id) => planVersion(board.doc, id),
    };
  }

  /** Number, apply and send an entry in the name of `me`. No rule is asked. */
  write<T extends EntryType>(
    me: Pick<Me, 'person' | 'name' | 'delegation'>,
    entry: Omit<NewEntry<T>, 'author' | 'delegation'>,
  ): Written {
    const author = { person: me.person, name: me.name };
    return this.#memory.pushEntry({ ...entry, author, delegation: me.delegation } as NewEntry);
  }

  /** Does the record say that this person takes part, with this name, role and delegation? */
  knows({ person, name, role, delegation }: Me): boolean {
    const known = this.#memory.record.fold.people.get(person);
    if (!known || known.revoked) return false;
    return known.name === name && known.role === role && known.delegation === delegation;
  }

  /** Record that this person takes part, unless the record says so already. */
  introduce(me: Me): Written | null {
    if (this.knows(me)) return null;
    const { person, name, role, delegation } = me;
    const body = { person, name, role, delegation };
    return this.write(me, { id: this.#environment.newId(), type: 'person.join', body });
  }

  /** See RoomPort.lease. */
  lease(me: Me, replica: string): Promise<Result<number>> {
    const key = `${me.person}/${replica}`;
    const going = this.#leasing.get(key);
    if (going) return going;
    const leasing = this.#lease(me, replica).finally(() => this.#leasing.delete(key));
    this.#leasing.set(key, leasing);
    return leasing;
  }

  async #lease(me: Me, replica: string): Promise<Result<number>> {
    if (this.#memory.isLoading) return this.#unwritable();
    const { leases } = this.#memory.record;
    const leased = leases.leasedTo(me.person, replica);
    if (leased !== undefined) {
      const mark = await this.#memory.mark();
      return mark.ok ? ok(leased) : mark;
    }
    if (this.#memory.refusal()) return this.#unwritable();
    const clientId = leases.nextFree();
    if (clientId === null) return refuse('DOCUMENT_FULL', 'no clientID is left');
    const result = await this.bind(me, clientId, replica);
    return result.ok ? ok(clientId) : result;
  }

  /** Put on record that `clientId` is this person's. */
  bind(me: Me, clientId: number, replica?: string): Promise<Result<Receipt>> {
    this.introduce(me);
    const body = { person: me.person, clientId, ...(replica ? { replica } : {}) };
    const entry = { id: this.#environment.newId(), type: 'lease.grant' as const, body };
    return this.write({ ...SYSTEM_AUTHOR, delegation: null }, entry).durable;
  }

  /** Refuse, once what the refusal rests on is durable; with the journal's reason if it is not. */
  async whenDurable(refusal: Refusal): Promise<{ ok: false; error: Refusal }> {
    const mark = await this.#memory.mark();
    return mark.ok ? { ok: false, error: refusal } : mark;
  }

  #unwritable(): { ok: false; error: Refusal } {
    return { ok: false, error: this.#memory.refusal() ?? refuse('JOURNAL_FAILED').error };
  }
}

function receiptOf({ site, number, recordedAt }: KnownEntry | Entry): CommandReceipt {
  return { durable: true, site, number, recordedAt };
}

import type { Entry } from '../../shared/room/record/entry.ts';
import type { LeaseBook } from './admission/contract.ts';

const COUNTER_BITS = 26;
const COUNTER_END = 2 ** COUNTER_BITS;

/**
 * Which person each Yjs clientID of the board belongs to, by the lease.grant entries of the record.
 * Leased ids carry the site's index in their top six bits, so two sites never lease the same one;
 * ids that plain Yjs programs chose may lie anywhere and are skipped.
 */
export class Leases implements LeaseBook {
  readonly #siteIndex: number;
  readonly #owners = new Map<number, string>();
  readonly #byReplica = new Map<string, number>();
  #next = 1;

  constructor(siteIndex: number) {
    this.#siteIndex = siteIndex;
  }

  ownerOf(clientId: number): string | undefined {
    return this.#owners.get(clientId);
  }

  /** The clientID that this copy was leased before. */
  leasedTo(person: string, replica: string): number | undefined {
    return this.#byReplica.get(`${person}/${replica}`);
  }

  /** A clientID that nobody has; null when all 67 million of the site are gone. */
  nextFree(): number | null {
    for (; this.#next < COUNTER_END; this.#next++) {
      const clientId = ((this.#siteIndex << COUNTER_BITS) | this.#next) >>> 0;
      if (!this.#owners.has(clientId)) return clientId;
    }
    return null;
  }

  /** A clientID has one owner: were it granted twice, the first holds. */
  apply({ body }: Entry<'lease.grant'>): void {
    if (this.#owners.has(body.clientId)) return;
    this.#owners.set(body.clientId, body.person);
    if (body.replica) this.#byReplica.set(`${body.person}/${body.replica}`, body.clientId);
  }

  toJson(): unknown {
    return { owners: [...this.#owners], byReplica: [...this.#byReplica] };
  }

  static fromJson(json: unknown, siteIndex: number): Leases {
    const from = json as { owners: [number, string][]; byReplica: [string, number][] };
    const leases = new Leases(siteIndex);
    for (const [clientId, person] of from.owners) leases.#owners.set(clientId, person);
    for (const [key, clientId] of from.byReplica) leases.#byReplica.set(key, clientId);
    return leases;
  }
}

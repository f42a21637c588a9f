import { type IsSensitive, sensitiveNamesOf } from '../../http/redact-names.ts';
import { type CallQuery, callFilter } from './call-query.ts';
import { entryOf, type JournalApi, type JournalEntry, type JournalRecord } from './journal-entry.ts';
import { JournalRing } from './journal-ring.ts';
import { type RecordedCall, showCall } from './show-call.ts';

/** How much a journal keeps. */
export interface JournalLimits {
  /** Of each session. Default: 1,000. */
  readonly maxCalls: number;
  /** Larger bodies are left out, in bytes. Default: 100,000. */
  readonly maxBodyBytes: number;
  /** Of all sessions together, in bytes. Default: 64 MB. */
  readonly maxBytes: number;
  /** Of those that sent something, the one silent longest is forgotten. Default: 1,000. */
  readonly maxSessions: number;
}

/** What is used where nothing else is set. */
const defaultJournalLimits: JournalLimits = {
  maxCalls: 1000,
  maxBodyBytes: 100_000,
  maxBytes: 64 * 1024 * 1024,
  maxSessions: 1000,
};

export interface JournalOptions {
  /** The APIs as they are now: looked up when something is read. */
  readonly apis: () => readonly JournalApi[];
  readonly limits?: Partial<JournalLimits>;
  /** Told of each exchange as it was, secrets included. Default: nobody. */
  readonly onRecord?: (record: JournalRecord) => void;
}

/**
 * What a mock was asked and what it answered, session by session. Recording refers to what is there and formats
 * nothing; whatever is read out has its secrets replaced.
 */
export class Journal {
  readonly apis: () => readonly JournalApi[];
  readonly #limits: JournalLimits;
  readonly #onRecord: ((record: JournalRecord) => void) | undefined;
  /** The session that sent something last at the end. */
  readonly #rings = new Map<string, JournalRing>();
  #latest: { readonly session: string; readonly ring: JournalRing } | undefined;
  #bytes = 0;
  #lastId = 0;
  #dropped = 0;

  constructor({ apis, limits, onRecord }: JournalOptions) {
    this.apis = apis;
    this.#limits = { ...defaultJournalLimits, ...limits };
    this.#onRecord = onRecord;
  }

  record(record: JournalRecord): void {
    this.#lastId += 1;
    const entry = entryOf(this.#lastId, record, this.#limits.maxBodyBytes);
    const replaced = this.#ringOf(record.session).add(entry);
    this.#bytes += entry.size;
    if (replaced) this.#forget(replaced);
    if (this.#bytes > this.#limits.maxBytes) this.#makeRoom();
    this.#onRecord?.(record);
  }

  /** How many exchanges were recorded and are not kept any more. */
  get dropped(): number {
    return this.#dropped;
  }

  /** About how much memory the exchanges take, in bytes. */
  get bytes(): number {
    return this.#bytes;
  }

  /**
   * The calls that match, the oldest first, with their secrets replaced.
   *
   * @example
   * journal.find({ operation: 'createJob', session: 'checkout', where: ({ status }) => status < 400 })
   */
  find(query: CallQuery = {}): readonly RecordedCall[] {
    return this.entries(query).map((entry) => this.show(entry));
  }

  count(query: CallQuery = {}): number {
    return this.entries(query).length;
  }

  get(id: number): RecordedCall | undefined {
    const entry = this.#all().find((one) => one.id === id);
    return entry && this.show(entry);
  }

  /** The calls that match as they are kept, secrets included: for what compares, not for what shows. */
  entries(query: CallQuery = {}): readonly JournalEntry[] {
    const matches = callFilter(query, this.apis());
    const entries = query.session === undefined ? this.#all() : this.#ofSession(query.session);
    return entries.filter(matches);
  }

  /** Whether a name holds a secret in one of the APIs. */
  get isSensitive(): IsSensitive {
    return sensitiveNamesOf(this.apis().map(({ model }) => model));
  }

  /** A call with its secrets replaced. */
  show(entry: JournalEntry): RecordedCall {
    return showCall(entry, this.apis());
  }

  /** Forgets the calls of a session, or all. */
  clear(session?: string): void {
    const sessions = session === undefined ? [...this.#rings.keys()] : [session];
    for (const name of sessions) {
      for (const { size } of this.#ofSession(name)) this.#bytes -= size;
      this.#rings.delete(name);
    }
    this.#latest = undefined;
    if (session === undefined) this.#dropped = 0;
  }

  #ofSession(session: string): readonly JournalEntry[] {
    return this.#rings.get(session)?.entries() ?? [];
  }

  /** In the order in which they came. */
  #all(): readonly JournalEntry[] {
    const entries = [...this.#rings.values()].flatMap((ring) => [...ring.entries()]);
    return this.#rings.size < 2 ? entries : entries.sort((one, other) => one.id - other.id);
  }

  #ringOf(session: string): JournalRing {
    if (this.#latest?.session === session) return this.#latest.ring;
    const known = this.#rings.get(session);
    const ring = known ?? new JournalRing(this.#limits.maxCalls);
    if (known) this.#rings.delete(session);
    this.#rings.set(session, ring);
    this.#latest = { session, ring };
    if (this.#rings.size > this.#limits.maxSessions) this.#dropSession();
    return ring;
  }

  #dropSession(): void {
    const [oldest] = this.#rings;
    if (!oldest) return;
    const [session, ring] = oldest;
    for (const entry of ring.entries()) this.#forget(entry);
    this.#rings.delete(session);
  }

  /** The oldest of the session silent longest go first. */
  #makeRoom(): void {
    for (const [session, ring] of this.#rings) {
      while (this.#bytes > this.#limits.maxBytes) {
        const oldest = ring.dropOldest();
        if (!oldest) break;
        this.#forget(oldest);
      }
      if (this.#bytes <= this.#limits.maxBytes) return;
      if (session !== this.#latest?.session) this.#rings.delete(session);
    }
  }

  #forget({ size }: JournalEntry): void {
    this.#bytes -= size;
    this.#dropped += 1;
  }
}

import { StateError } from './state-error.ts';
import type { StateStore, WriteStateOptions } from './state-store.ts';

/** How one kind of state is written and read. */
export interface StateFormat<State> {
  /** What the state is of: `incremental`. */
  readonly kind: string;
  readonly version: number;
  /** To what JSON can say. */
  readonly write: (state: State) => Readonly<Record<string, unknown>>;
  /** @throws Error what was expected and what came, for anything that `write` does not make */
  readonly read: (body: Readonly<Record<string, unknown>>) => State;
}

/** A state in its store, with what was read or written last, so that nobody else's is overwritten. */
export class SealedState<State, Transaction = unknown> {
  readonly #store: StateStore<Transaction>;
  readonly #key: string;
  readonly #format: StateFormat<State>;
  #text: string | undefined;

  constructor(store: StateStore<Transaction>, key: string, format: StateFormat<State>) {
    this.#store = store;
    this.#key = key;
    this.#format = format;
  }

  /** @throws StateError for a state that is there and cannot be used */
  async read(signal?: AbortSignal): Promise<State | undefined> {
    this.#text = await this.#store.read(this.#key, signal);
    return this.#text === undefined ? undefined : this.#parse(this.#text);
  }

  /**
   * Writes at once, before it returns, where the store does: within a transaction that is open.
   *
   * @throws StateError `conflict`
   */
  write(state: State, options: Omit<WriteStateOptions<Transaction>, 'expected'>): Promise<void> | void {
    const { kind, version, write } = this.#format;
    const text = JSON.stringify({ format: 'concordat', kind, version, key: this.#key, ...write(state) });
    const written = this.#store.write(this.#key, text, { ...options, expected: this.#text });
    if (written === undefined) this.#text = text;
    else
      return written.then(() => {
        this.#text = text;
      });
  }

  #parse(text: string): State {
    const fail = (code: 'corrupt' | 'version' | 'kind', detail: string, cause?: unknown) =>
      new StateError(code, this.#key, this.#store.placeOf?.(this.#key) ?? 'its store', detail, { cause });
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      // The parser's message quotes the text.
      throw fail('corrupt', `it is not JSON (${text.length} characters)`);
    }
    if (!isRecord(body) || body.format !== 'concordat') throw fail('corrupt', 'it is no state of Concordat');
    const { kind, version } = this.#format;
    if (body.kind !== kind) throw fail('kind', `expected one of '${kind}', not of '${nameOf(body.kind)}'`);
    if (body.key !== this.#key)
      throw fail('kind', `expected the key '${this.#key}', not '${nameOf(body.key)}'`);
    if (body.version !== version)
      throw fail('version', `expected version ${version}, not ${nameOf(body.version)}`);
    try {
      return this.#format.read(body);
    } catch (error) {
      throw fail('corrupt', error instanceof Error ? error.message : String(error), error);
    }
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 100) : typeof value;
}

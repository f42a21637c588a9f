import { operationLabel } from '../../contract/finding.ts';
import { normalKey } from '../../contract/operations-named.ts';
import type { Operation } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import type { Finding } from '../finding.ts';
import type { CredentialOptions } from '../run/credentials.ts';
import { isTexts } from './load-hooks.ts';
import { callHook, hookError, hookFailed, type LoadedHooks } from './loaded-hooks.ts';
import type { HookCredentials, HookRun } from './verify-hooks.ts';

type User = 'first' | 'second';

const maxRenewals = 100;

/** The hooks of one run: each is asked when it is first needed, and what it said is kept. */
export class HookRunner {
  readonly #loaded: LoadedHooks;
  readonly #run: HookRun;
  readonly #prepared = new Map<Operation, Promise<void>>();
  readonly #credentials = new Map<string, Promise<HookCredentials | undefined>>();
  readonly #headers = new Map<Operation, Promise<Readonly<Record<string, string>>>>();
  readonly #ids = new Map<Operation, Promise<ReadonlyMap<string, unknown> | undefined>>();
  #renewals = 0;

  constructor(loaded: LoadedHooks, run: HookRun) {
    this.#loaded = loaded;
    this.#run = run;
  }

  /** @throws ToolkitError E_HOOK, as all of these */
  async beforeRun(): Promise<void> {
    const { beforeRun } = this.#loaded.hooks;
    if (beforeRun) await callHook(this.#loaded, 'beforeRun', () => beforeRun(this.#run));
  }

  async afterRun(): Promise<void> {
    const { afterRun } = this.#loaded.hooks;
    if (afterRun) await callHook(this.#loaded, 'afterRun', () => afterRun(this.#run));
  }

  /** Has what an operation needs made, before it is called first. */
  async before(operation: Operation): Promise<void> {
    const { beforeOperation } = this.#loaded.hooks;
    if (!beforeOperation) return;
    await remembered(this.#prepared, operation, async () => {
      await callHook(this.#loaded, 'beforeOperation', () => beforeOperation(this.#callOf(operation)));
    });
  }

  /** Who is calling an operation, with what the hooks say beside what the run was told. */
  async credentialsFor(operation: Operation, told: CredentialOptions): Promise<CredentialOptions> {
    const first = await this.#credentialsOf(operation, 'first');
    const second = await this.#credentialsOf(operation, 'second');
    const headers = await this.#headersOf(operation);
    return {
      auth: { ...told.auth, ...first?.auth },
      headers: { ...told.headers, ...headers, ...first?.headers },
      secondUser: second?.headers ?? told.secondUser,
    };
  }

  /** Asks for new credentials where the old ones are refused; whether others came. */
  async renew(operation: Operation): Promise<boolean> {
    const before = await this.#credentialsOf(operation, 'first');
    // What is refused for ever is not asked for for ever.
    if (!before || this.#renewals >= maxRenewals) return false;
    this.#renewals += 1;
    // They are most often the same for all operations.
    this.#credentials.clear();
    const after = await this.#credentialsOf(operation, 'first', true);
    const isNew = JSON.stringify(after) !== JSON.stringify(before);
    if (!isNew) this.#renewals = maxRenewals;
    return isNew;
  }

  /** The path parameters that an operation may use; undefined where nothing is said. */
  async ids(operation: Operation): Promise<ReadonlyMap<string, unknown> | undefined> {
    const { ids } = this.#loaded.hooks;
    const entry = Object.entries(ids ?? {}).find(([key]) =>
      [operationLabel(operation), operation.operationId].includes(normalKey(key)),
    );
    if (!entry) return undefined;
    const [key, values] = entry;
    return remembered(this.#ids, operation, async () => {
      const found: unknown =
        typeof values === 'function' ? await callHook(this.#loaded, `ids ${key}`, () => values()) : values;
      if (isObject(found)) return new Map(Object.entries(found));
      throw this.#wrong(
        `the hook "ids" told no values for ${key}`,
        'Return path parameters by name: { id: 7 }.',
      );
    });
  }

  /** Why a finding is none; undefined where it is one. */
  ignored(finding: Finding): string | undefined {
    const { hooks, path } = this.#loaded;
    if (!hooks.ignore) return undefined;
    let reason: unknown;
    try {
      reason = hooks.ignore(finding);
    } catch (error) {
      throw hookFailed(path, 'ignore', error);
    }
    if (reason === undefined || (typeof reason === 'string' && reason.trim() !== '')) return reason;
    throw this.#wrong('the hook "ignore" gave no reason', 'Return a text that says why, or undefined.');
  }

  #callOf(operation: Operation) {
    const { operationId } = operation;
    return { ...this.#run, operation: operationLabel(operation), operationId };
  }

  async #credentialsOf(
    operation: Operation,
    user: User,
    isRenewal = false,
  ): Promise<HookCredentials | undefined> {
    const { credentials } = this.#loaded.hooks;
    if (!credentials) return undefined;
    return remembered(this.#credentials, `${user} ${operation.name}`, async () => {
      const call = { ...this.#callOf(operation), user, isRenewal };
      const told: unknown = await callHook(this.#loaded, 'credentials', () => credentials(call));
      if (told === undefined || isCredentials(told)) return told;
      const hint = "Return { auth: { scheme: 'secret' } }, { headers: { name: 'value' } }, or undefined.";
      throw this.#wrong('the hook "credentials" told something else than credentials', hint);
    });
  }

  async #headersOf(operation: Operation): Promise<Readonly<Record<string, string>>> {
    const { headers } = this.#loaded.hooks;
    if (headers === undefined) return {};
    return remembered(this.#headers, operation, async () => {
      const told: unknown =
        typeof headers === 'function'
          ? await callHook(this.#loaded, 'headers', () => headers(this.#callOf(operation)))
          : headers;
      if (isTexts(told)) return told;
      throw this.#wrong(
        'the hook "headers" told no headers',
        "Return texts by name: { 'X-Tenant': 'acme' }.",
      );
    });
  }

  #wrong(message: string, hint: string) {
    return hookError(this.#loaded.path, message, undefined, hint);
  }
}

function isCredentials(told: unknown): told is HookCredentials {
  if (!isObject(told)) return false;
  const { auth, headers, ...others } = told;
  const areTexts = (auth === undefined || isTexts(auth)) && (headers === undefined || isTexts(headers));
  return areTexts && Object.keys(others).length === 0;
}

/** What was found for a key, found once; a failure too. */
function remembered<Key, Value>(
  known: Map<Key, Promise<Value>>,
  key: Key,
  find: () => Promise<Value>,
): Promise<Value> {
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = find();
  known.set(key, found);
  return found;
}

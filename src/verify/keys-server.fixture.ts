import { modelOf } from './items-server.fixture.ts';

const json = (schema: unknown) => ({ 'application/json': { schema } });
const refused = (description: string) => ({ description, content: json({ type: 'object' }) });
const text = { schema: { type: 'string' } };
const time = { type: 'string', format: 'date-time', readOnly: true };
const entry = {
  type: 'object',
  required: ['key', 'value', 'created_at'],
  properties: {
    key: { type: 'string', readOnly: true },
    value: { type: 'string', minLength: 1, maxLength: 200 },
    label: { type: 'string', maxLength: 40 },
    ttl: { type: 'integer', minimum: 0, maximum: 86_400, default: 0 },
    created_at: time,
  },
};
const shown = (description: string) => ({
  description,
  headers: { ETag: { required: true, ...text } },
  content: json(entry),
});
const condition = (name: string) => ({ name, in: 'header', ...text });

const document = {
  openapi: '3.1.0',
  info: { title: 'Keys', version: '1' },
  paths: {
    '/keys': {
      get: {
        operationId: 'listKeys',
        responses: { 200: { description: 'All.', content: json({ type: 'array', items: entry }) } },
      },
    },
    '/keys/{key}': {
      parameters: [
        {
          name: 'key',
          in: 'path',
          required: true,
          schema: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,30}$' },
          example: 'colour',
        },
      ],
      get: { operationId: 'getKey', responses: { 200: shown('It is here.'), 404: refused('No such key.') } },
      put: {
        operationId: 'putKey',
        parameters: [condition('If-Match'), condition('If-None-Match')],
        requestBody: { required: true, content: json(entry) },
        responses: {
          200: shown('It was there and is replaced.'),
          201: { ...shown('It is new.'), headers: { ETag: text, Location: text } },
          400: refused('The body is wrong.'),
          404: refused('The name cannot be used.'),
          412: refused('The condition does not hold.'),
        },
      },
      delete: {
        operationId: 'deleteKey',
        responses: { 204: { description: 'Gone.' }, 404: refused('No such key.') },
      },
    },
  },
};

/** A store whose entries only a PUT makes, under a key of the client's choice. */
export const keysModel = () => modelOf(document);

export type KeysSwitch =
  | 'made-is-200'
  | 'replaced-is-201'
  | 'star-ignored'
  | 'star-always-412'
  | 'star-is-409'
  | 'match-of-nothing'
  | 'time-taken'
  | 'unlisted'
  | 'label-lost'
  | 'no-default'
  | 'refused-kept'
  | 'nowhere-location'
  | 'again-lost'
  | 'delete-kept'
  // What the document allows.
  | 'read-only-refused'
  | 'never-again'
  | 'conditions-first';

interface Entry {
  readonly value: string;
  readonly label?: string;
  readonly ttl: number;
  readonly created_at: string;
  readonly version: number;
}

type Body = Readonly<Record<string, unknown>>;
type Reply = readonly [status: number, body?: unknown, headers?: Record<string, string>];

/** A server in process that keeps to the document, but for what is switched on; `kept` has what is on it. */
export function keysFetch(switched?: KeysSwitch, kept = new Map<string, Entry>()): typeof globalThis.fetch {
  const store = new Keys(switched, kept);
  return async (input, init) => {
    const request = new Request(input, init);
    const [status, body, headers = {}] = store.answer(request, await request.text());
    const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const bytes = body === undefined || request.method === 'HEAD' ? null : JSON.stringify(body);
    return new Response(bytes, { status, headers: { ...type, ...headers } });
  };
}

class Keys {
  readonly #switched: KeysSwitch | undefined;
  readonly #kept: Map<string, Entry>;
  readonly #deleted = new Set<string>();
  #version = 0;

  constructor(switched: KeysSwitch | undefined, kept: Map<string, Entry>) {
    this.#switched = switched;
    this.#kept = kept;
  }

  answer({ method, url, headers }: Request, body: string): Reply {
    const [, collection, key, more] = new URL(url).pathname.split('/');
    if (collection !== 'keys' || more !== undefined) return [404, {}];
    const methods = key === undefined ? ['GET', 'HEAD'] : ['GET', 'HEAD', 'PUT', 'DELETE'];
    if (!methods.includes(method)) return [405, {}, { allow: methods.join(', ') }];
    if (key === undefined) return [200, this.#listed()];
    const known = this.#kept.get(key);
    if (method === 'PUT') return this.#put(key, headers, parsed(body));
    if (!known) return [404, {}];
    if (method !== 'DELETE') return [200, shownOf(key, known), { etag: `"${known.version}"` }];
    this.#deleted.add(key);
    if (this.#switched !== 'delete-kept') this.#kept.delete(key);
    return [204];
  }

  #listed() {
    const entries = this.#switched === 'unlisted' ? [...this.#kept].slice(0, 1) : [...this.#kept];
    return entries.map(([key, one]) => shownOf(key, one));
  }

  #put(key: string, headers: Headers, sent: Body | undefined): Reply {
    const on = (name: KeysSwitch) => this.#switched === name;
    const known = this.#kept.get(key);
    if (!/^[a-z][a-z0-9-]{0,30}$/.test(key)) return [404, {}];
    const failed = this.#failedCondition(known, headers);
    if (failed && (on('conditions-first') || isValid(sent))) return [failed, {}];
    if (!sent || !isValid(sent) || (on('read-only-refused') && 'created_at' in sent)) {
      if (on('refused-kept')) this.#kept.set(key, this.#entryOf({ value: 'x', ...sent }, known));
      return [400, {}];
    }
    if (on('never-again') && this.#deleted.has(key) && !known) return [404, {}];
    const next = this.#entryOf(sent, known);
    if (!(on('again-lost') && this.#deleted.has(key))) this.#kept.set(key, next);
    const isCreated = on('made-is-200') ? false : on('replaced-is-201') ? true : known === undefined;
    const location = on('nowhere-location') ? '/entries/x' : `/keys/${key}`;
    return [isCreated ? 201 : 200, shownOf(key, next), { etag: `"${next.version}"`, location }];
  }

  #failedCondition(known: Entry | undefined, headers: Headers): number | undefined {
    const match = headers.get('if-match');
    const star = headers.get('if-none-match') === '*';
    const isStale = known ? match !== '*' && match !== `"${known.version}"` : true;
    if (match !== null && isStale && (known || this.#switched !== 'match-of-nothing')) return 412;
    if (star && this.#switched === 'star-always-412') return 412;
    if (!star || !known || this.#switched === 'star-ignored') return undefined;
    return this.#switched === 'star-is-409' ? 409 : 412;
  }

  #entryOf(sent: Body, known: Entry | undefined): Entry {
    this.#version += 1;
    const { value, label, ttl = this.#switched === 'no-default' ? 60 : 0, created_at } = sent;
    const made = known?.created_at ?? new Date(1.7e12 + this.#version * 60_000).toISOString();
    const isTaken = this.#switched === 'time-taken' && !known && typeof created_at === 'string';
    const isLost = this.#switched === 'label-lost' && !known;
    return {
      value: String(value),
      ...(typeof label === 'string' && !isLost && { label }),
      ttl: Number(ttl),
      created_at: isTaken ? created_at : made,
      version: this.#version,
    };
  }
}

function shownOf(key: string, { version: _, ...entry }: Entry): object {
  return { key, ...entry };
}

function parsed(body: string): Body | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Body) : undefined;
  } catch {
    return undefined;
  }
}

function isValid(sent: Body | undefined): boolean {
  if (!sent) return false;
  const { value, label = '', ttl = 0 } = sent;
  const isText = (one: unknown, least: number, most: number) =>
    typeof one === 'string' && [...one].length >= least && [...one].length <= most;
  return isText(value, 1, 200) && isText(label, 0, 40) && Number.isInteger(ttl) && isWithin(Number(ttl));
}

function isWithin(ttl: number): boolean {
  return ttl >= 0 && ttl <= 86_400;
}

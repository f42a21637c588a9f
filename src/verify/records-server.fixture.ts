import { type Shape, type ShapeName, shapes } from './records-document.fixture.ts';

interface Fields {
  readonly title: string;
  readonly note: string | null;
  readonly rank: number;
  readonly state: string;
  readonly madeAt: string;
}

interface Row {
  readonly id: string;
  fields: Fields;
  labels: readonly string[];
  version: number;
}

interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  /** What stands in the envelope. */
  readonly sent: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
}

type Reply = readonly [status: number, body?: unknown, headers?: Record<string, string>];
type On = (name: string) => boolean;

/**
 * A server in process that keeps to `recordsDocument`, but for what is switched on.
 *
 * @param switched the faults and oddities that it has
 */
export function recordsFetch(name: ShapeName, switched: readonly string[]): typeof globalThis.fetch {
  const shape = shapes[name];
  const world = new RecordsWorld(shape, (one) => switched.includes(one));
  return async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const text = await request.text();
    const body = parsed(text);
    if (body === undefined) return new Response('{}', { status: 400, headers: jsonType });
    const sent = objectIn(body, shape.envelope);
    const call = {
      method: request.method,
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
    };
    const [status, answer, headers] = world.answer({ ...call, body, sent });
    if (answer === undefined) return new Response(null, { status, headers: headers ?? {} });
    return new Response(JSON.stringify(answer), { status, headers: { ...jsonType, ...headers } });
  };
}

const jsonType = { 'content-type': 'application/json' };
const keys = ['title', '-title', 'rank', '-rank'];

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text === '' ? '{}' : text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function objectIn(value: Readonly<Record<string, unknown>>, name: string): Readonly<Record<string, unknown>> {
  const inner = value[name];
  return typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : {};
}

class RecordsWorld {
  readonly #shape: Shape;
  readonly #on: On;
  readonly #records = new Map<string, Row>();
  readonly #labels = new Map<string, string>();
  #lastId = 100;

  constructor(shape: Shape, on: On) {
    this.#shape = shape;
    this.#on = on;
  }

  answer(call: Call): Reply {
    const [, collection, id, below] = call.path.split('/');
    if (collection === 'labels') return this.#answerLabels(call, id);
    if (collection !== 'records') return [404, {}];
    if (id === undefined) return call.method === 'POST' ? this.#create(call) : this.#list(call);
    const row = this.#records.get(id);
    if (!row) return [404, {}];
    if (below === 'labels') return this.#putLabels(call, row);
    if (call.method === 'DELETE') return this.#records.delete(id) ? [204] : [404, {}];
    return call.method === 'PATCH' ? this.#change(call, row) : this.#shown(200, row);
  }

  #shown(status: number, row: Row, instead: Partial<Fields> = {}): Reply {
    const { envelope } = this.#shape;
    const version = this.#on('etag-constant') ? 1 : row.version;
    return [status, { [envelope]: this.#view(row, instead) }, { etag: `"${version}"` }];
  }

  #view({ id, fields, labels }: Row, instead: Partial<Fields> = {}) {
    const { holder, isTyped } = this.#shape;
    const data = labels.map((label) => ({ type: 'labels', id: label }));
    const inner = { [holder]: { ...fields, ...instead } };
    return isTyped
      ? { type: 'records', id, ...inner, relationships: { labels: { data } } }
      : { id, ...inner };
  }

  #create({ sent }: Call): Reply {
    const given = objectIn(sent, this.#shape.holder);
    if (faultsIn(given, this.#shape.isWhole ? [] : ['title']).length > 0) return [400, {}];
    this.#lastId += 1;
    const madeAt = new Date(1.7e12 + this.#lastId * 60_000).toISOString();
    const preset = { note: null, rank: this.#on('wrong-default') ? 1 : 3, state: 'open' };
    const row: Row = {
      id: `${this.#lastId}`,
      fields: full({ ...preset, ...given, madeAt }),
      labels: [],
      version: 1,
    };
    this.#records.set(row.id, row);
    const reply = this.#shown(201, row);
    if (this.#on('note-not-kept')) row.fields = { ...row.fields, note: null };
    return reply;
  }

  #change({ sent, headers }: Call, row: Row): Reply {
    const given = objectIn(sent, this.#shape.holder);
    if (sent.id !== undefined && String(sent.id) !== row.id) return [409, {}];
    if (faultsIn(given, []).length > 0 || Object.keys(given).length === 0) return [400, {}];
    const wanted = headers.get('if-match');
    const isStale = wanted !== null && wanted !== '*' && wanted !== `"${row.version}"`;
    if (isStale && !this.#on('if-match-ignored')) return [412, {}];
    const { madeAt, ...old } = row.fields;
    const kept = this.#shape.isWhole ? {} : old;
    const next = full({ ...kept, ...given, madeAt });
    if (this.#on('change-resets-rank') && given.rank === undefined) Object.assign(next, { rank: 3 });
    if (this.#on('madeAt-written') && typeof given.madeAt === 'string')
      Object.assign(next, { madeAt: given.madeAt });
    row.version += 1;
    if (!this.#on('state-not-kept')) row.fields = next;
    else row.fields = { ...next, state: row.fields.state };
    return this.#shown(200, row, next);
  }

  #putLabels({ body }: Call, row: Row): Reply {
    if (!this.#shape.isTyped) return [200, {}];
    const given = Array.isArray(body.data)
      ? body.data.map((one: { id?: unknown } | null) => String(one?.id))
      : [];
    if (!Array.isArray(body.data) || given.some((id) => !/^[1-9]\d{0,8}$/.test(id))) return [400, {}];
    const unknown = given.filter((id) => !this.#labels.has(id));
    if (unknown.length > 0 && this.#on('unknown-label-crashes')) return [500, {}];
    if (unknown.length > 0 && !this.#on('unknown-labels-kept')) return [404, {}];
    if (!this.#on('labels-not-kept')) row.labels = [...new Set([...row.labels, ...given])];
    return [200, {}];
  }

  #answerLabels(call: Call, id: string | undefined): Reply {
    const { envelope, list, holder, isTyped } = this.#shape;
    const view = (one: string) => ({
      ...(isTyped && { type: 'labels' }),
      id: one,
      [holder]: { colour: this.#labels.get(one) },
    });
    if (id !== undefined) return this.#labels.has(id) ? [200, { [envelope]: view(id) }] : [404, {}];
    if (call.method === 'DELETE') return this.#deleteLabels(call);
    if (call.method === 'GET') return [200, { [list]: [...this.#labels.keys()].map(view) }];
    const { colour } = objectIn(call.sent, holder);
    const pattern = this.#on('capitals-refused') ? /^#[0-9a-f]{6}$/ : /^#[0-9a-fA-F]{6}$/;
    if (typeof colour !== 'string' || !pattern.test(colour)) return [400, {}];
    this.#lastId += 1;
    this.#labels.set(`${this.#lastId}`, colour);
    return [201, { [envelope]: view(`${this.#lastId}`) }];
  }

  #deleteLabels({ query }: Call): Reply {
    const ids = (query.get('ids') ?? '').split(',');
    if (ids.some((id) => !/^[1-9]\d{0,8}$/.test(id))) return [400, {}];
    if (ids.some((id) => !this.#labels.has(id))) return [404, {}];
    for (const id of this.#on('only-first-deleted') ? ids.slice(0, 1) : ids) this.#labels.delete(id);
    return [204];
  }

  #list({ query }: Call): Reply {
    const [number, size] = [Number(query.get('page[number]') ?? 1), Number(query.get('page[size]') ?? 10)];
    const sort = query.get('sort')?.split(',') ?? [];
    const state = query.get('filter[state]');
    const isOdd =
      sort.some((key) => !keys.includes(key)) || sort.length > 2 || !['open', 'closed', null].includes(state);
    if (isOdd || !(number >= 1 && size >= 1 && size <= 50)) return [400, {}];
    const label = query.get('filter[label]');
    const found = [...this.#records.values()]
      .filter(({ fields }) => state === null || (fields.state === state) !== this.#on('filter-inverted'))
      .filter(({ labels }) => label === null || this.#on('label-ignored') || labels.includes(label));
    if (this.#on('ties-turn')) found.reverse();
    const used = this.#on('second-key-ignored') ? sort.slice(0, 1) : this.#on('sort-ignored') ? [] : sort;
    const sorted = found.sort((one, other) => compare(used, one, other));
    const page = sorted.slice((number - 1) * size, number * size).map((row) => this.#view(row));
    return [200, { [this.#shape.list]: page, meta: { total: found.length } }];
  }
}

function compare(sort: readonly string[], one: Row, other: Row): number {
  for (const key of sort) {
    const name = key.replace('-', '') as 'title' | 'rank';
    const nothing = name === 'rank' ? 0 : '';
    const [left, right] = [one.fields[name] ?? nothing, other.fields[name] ?? nothing];
    if (left !== right) return left < right === key.startsWith('-') ? 1 : -1;
  }
  return 0;
}

function full(given: Readonly<Record<string, unknown>>): Fields {
  const { title, note, rank, state, madeAt } = given as unknown as Fields;
  return { title, note, rank, state, madeAt };
}

/** The names of what is missing or wrong. */
function faultsIn(given: Readonly<Record<string, unknown>>, required: readonly string[]): readonly string[] {
  const { title, note, rank, state } = given;
  const [isText, isNote] = [title, note].map((one) => typeof one === 'string');
  return [
    ...required.filter((name) => given[name] === undefined),
    ...(title !== undefined && !(isText && `${title}`.length >= 1 && `${title}`.length <= 60)
      ? ['title']
      : []),
    ...(note !== undefined && note !== null && !(isNote && `${note}`.length <= 200) ? ['note'] : []),
    ...(rank !== undefined && !(Number.isInteger(rank) && Number(rank) >= 1 && Number(rank) <= 5)
      ? ['rank']
      : []),
    ...(state !== undefined && state !== 'open' && state !== 'closed' ? ['state'] : []),
  ];
}

/** What a test switches on: a fault by its name, or something odd that the document allows. */
export type Switched = (name: string) => boolean;

interface Row {
  [name: string]: unknown;
  id: number;
}

interface Call {
  readonly method: string;
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

const refusal = (status: number, message = 'no'): Reply => ({ status, body: { message } });
const base = 'http://things.example/v1';

/**
 * A server in process that keeps to `thingsDocument`, but for what is switched on.
 *
 * @param on which faults and oddities it has
 */
export function thingsFetch(on: Switched): typeof globalThis.fetch {
  const world = new ThingsWorld(on);
  return async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const text = await request.text();
    const call: Call = {
      method: request.method,
      segments: url.pathname.replace(/^\/v1\/?/, '').split('/'),
      query: url.searchParams,
      headers: request.headers,
      body: text === '' ? {} : JSON.parse(text),
    };
    const { status, body, headers } = world.answer(call);
    const isEmpty = body === undefined || request.method === 'HEAD';
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    return new Response(isEmpty ? null : JSON.stringify(body), { status, headers: { ...type, ...headers } });
  };
}

class ThingsWorld {
  readonly #on: Switched;
  readonly #things = new Map<number, Row>();
  readonly #gone = new Set<number>();
  readonly #parts = new Map<number, Row>();
  readonly #orders = new Map<number, Row>();
  readonly #jobs = new Map<number, { row: Row; reads: number }>();
  readonly #keys = new Map<string, { body: string; id: number }>();
  #settings: Record<string, unknown> = { theme: 'light', mail: true };
  #lastId = 0;
  #calls = 0;

  constructor(on: Switched) {
    this.#on = on;
    for (const name of ['Chair', 'Desk']) this.#addThing({ name, size: 3 });
  }

  answer(call: Call): Reply {
    this.#calls += 1;
    if (this.#on('others-create') && this.#calls % 5 === 0)
      this.#addThing({ name: `Other ${this.#calls}`, size: 2 });
    const [first, , third] = call.segments;
    if (first === 'settings') return this.#answerSettings(call);
    if (first === 'jobs') return this.#answerJobs(call);
    if (first === 'orders') return this.#answerOrders(call);
    if (first !== 'things') return refusal(404);
    return third === 'parts' ? this.#answerParts(call) : this.#answerThings(call);
  }

  #nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  /** Instants that differ for each change, as a server's do. */
  #now(): string {
    return new Date(Date.UTC(2025, 0, 1) + this.#calls * 1500).toISOString();
  }

  #addThing(fields: Record<string, unknown>): Row {
    const time = this.#now();
    const id = this.#nextId();
    const colour = this.#on('wrong-default') ? 'blue' : 'green';
    const made: Row = {
      colour,
      note: null,
      tags: [],
      ...this.#normalised(fields),
      id,
      created_at: time,
      updated_at: time,
    };
    if (this.#on('lossy-create')) made.tags = [];
    if (!this.#on('not-kept')) this.#things.set(id, made);
    return made;
  }

  #normalised(fields: Record<string, unknown>): Record<string, unknown> {
    const { name } = fields;
    return this.#on('lower-case-names') && typeof name === 'string'
      ? { ...fields, name: name.trim().toLowerCase() }
      : fields;
  }

  #etagOf(row: Row): string {
    if (this.#on('etag-constant')) return '"1"';
    const salt = this.#on('etag-unstable') ? this.#calls : '';
    const tag = `"${Buffer.from(JSON.stringify(row)).toString('base64url').slice(-24)}${String(row.updated_at).replace(/\D/g, '')}${salt}"`;
    return this.#on('weak-etags') ? `W/${tag}` : tag;
  }

  #isTaken(name: unknown, self: number): boolean {
    const wanted = this.#normalised({ name }).name;
    return [...this.#things.values()].some((row) => row.id !== self && row.name === wanted);
  }

  #fault(fields: Record<string, unknown>, isWhole: boolean): boolean {
    const { name, size, colour, note, tags } = fields;
    const isBad = (value: unknown, test: boolean) => value !== undefined && !test;
    return (
      (isWhole && (name === undefined || size === undefined)) ||
      isBad(name, typeof name === 'string' && name !== '' && name.length <= 40) ||
      isBad(size, Number.isInteger(size) && Number(size) >= 1 && Number(size) <= 100) ||
      isBad(colour, ['red', 'green', 'blue'].includes(String(colour))) ||
      isBad(note, note === null || (typeof note === 'string' && note.length <= 80)) ||
      isBad(tags, Array.isArray(tags) && tags.length <= 5)
    );
  }

  #answerThings(call: Call): Reply {
    const [, text] = call.segments;
    if (text === undefined) return call.method === 'POST' ? this.#createThing(call) : this.#listThings(call);
    const id = Number(text);
    const row = this.#things.get(id);
    if (!row) return refusal(this.#on('gone-410') && this.#gone.has(id) ? 410 : 404);
    if (call.method === 'GET' || call.method === 'HEAD') return this.#readThing(call, row);
    const match = call.headers.get('if-match');
    const isStale = match !== null && match !== '*' && match !== this.#etagOf(row);
    if (isStale && !this.#on('if-match-ignored')) return refusal(412);
    return call.method === 'DELETE' ? this.#deleteThing(row) : this.#changeThing(call, row);
  }

  #createThing({ body }: Call): Reply {
    const isWrong = this.#fault(body, true);
    if (isWrong && this.#on('refused-kept') && typeof body.name === 'string') this.#addThing(body);
    if (isWrong) return refusal(400);
    if (this.#isTaken(body.name, 0) && !this.#on('duplicates')) return refusal(409);
    const row = this.#addThing(body);
    const path = this.#on('location-nowhere') ? `/v1/thing/${row.id}` : `/v1/things/${row.id}`;
    const location = this.#on('absolute-location') ? new URL(path, base).href : path;
    const shown = this.#on('create-answers-other') ? { ...row, size: Number(row.size) + 1 } : row;
    return { status: 201, body: shown, headers: { location } };
  }

  #listThings({ query }: Call): Reply {
    const size = Number(query.get('per_page') ?? 5);
    const page = Number(query.get('page') ?? 1);
    let all = [...this.#things.values()].filter((row) => row.unlisted !== true);
    if (this.#on('lists-only-old')) all = all.filter(({ id }) => id < 3);
    if (this.#on('newest-first')) all.reverse();
    if (this.#on('random-order') && this.#calls % 2 === 0) all.reverse();
    const data = all.slice((page - 1) * size, page * size);
    return { status: 200, body: { data, total: all.length } };
  }

  #readThing({ headers, method }: Call, row: Row): Reply {
    const touches = this.#on('reading-touches') || (this.#on('head-touches') && method === 'HEAD');
    if (touches) row.updated_at = this.#now();
    if (this.#on('unreadable') && row.id > 2) return refusal(404);
    const etag = this.#etagOf(row);
    const asked = headers.get('if-none-match');
    if (
      asked !== null &&
      (asked === etag ? !this.#on('not-modified-ignored') : this.#on('always-not-modified'))
    )
      return { status: 304, headers: { etag } };
    return { status: 200, body: row, headers: { etag } };
  }

  #deleteThing(row: Row): Reply {
    if (this.#on('delete-ignored')) return { status: 204 };
    this.#gone.add(row.id);
    if (this.#on('deleted-listed')) this.#things.set(-row.id, { ...row });
    this.#things.delete(row.id);
    if (!this.#on('parts-survive'))
      for (const part of [...this.#parts.values()]) if (part.thing === row.id) this.#parts.delete(part.id);
    return { status: 204 };
  }

  #changeThing({ method, body }: Call, row: Row): Reply {
    const isPut = method === 'PUT';
    const isWrong = this.#fault(body, isPut);
    if (isWrong && this.#on('half-change') && typeof body.name === 'string')
      row.name = body.name.slice(0, 40);
    if (isWrong) return refusal(400);
    if (this.#isTaken(body.name, row.id) && !this.#on('duplicate-changes')) return refusal(409);
    const { id: _id, created_at, ...given } = body;
    const fields = this.#normalised(given);
    const missing = { colour: 'green', note: null, tags: [] };
    const isMerged = !isPut || this.#on('put-merges');
    const next: Row = {
      ...(isMerged ? row : missing),
      ...fields,
      id: row.id,
      created_at: this.#on('read-only-written') && created_at !== undefined ? created_at : row.created_at,
      updated_at: this.#now(),
    };
    if (isPut && this.#on('put-forgets-note')) next.note = row.note;
    if (isPut && this.#on('put-appends'))
      next.tags = [...(row.tags as string[]), ...(next.tags as string[])].slice(0, 5);
    if (!isPut && this.#on('patch-ignores-colour')) next.colour = row.colour;
    if (!isPut && this.#on('patch-clears-tags') && body.tags === undefined) next.tags = [];
    if (!isPut && this.#on('null-ignored') && body.note === null) next.note = row.note;
    this.#things.set(row.id, next);
    const shown = !isPut && this.#on('patch-answers-old') ? row : next;
    return { status: 200, body: shown, headers: { etag: this.#etagOf(next) } };
  }

  #answerParts({ method, segments, body }: Call): Reply {
    const [, thing, , text] = segments;
    const parent = Number(thing);
    const isOpen = this.#on('parts-survive') && !this.#things.has(parent);
    if (!this.#things.has(parent) && !isOpen) return refusal(404);
    if (text === undefined && method === 'POST') {
      if (typeof body.label !== 'string' || body.label === '' || body.label.length > 40) return refusal(400);
      const row: Row = { id: this.#nextId(), thing: parent, label: body.label };
      this.#parts.set(row.id, row);
      return {
        status: 201,
        body: this.#partView(row),
        headers: { location: `/v1/things/${parent}/parts/${row.id}` },
      };
    }
    const mine = [...this.#parts.values()].filter(
      (row) => row.thing === parent || this.#on('lists-all-parts'),
    );
    if (text === undefined)
      return { status: 200, body: { data: mine.map((row) => this.#partView(row)), total: mine.length } };
    const row = this.#parts.get(Number(text));
    if (!row || (row.thing !== parent && !this.#on(`part-anywhere-${method}`))) return refusal(404);
    if (method === 'DELETE') {
      this.#parts.delete(row.id);
      return { status: 204 };
    }
    if (method === 'PATCH') {
      if (typeof body.label !== 'string' || body.label === '' || body.label.length > 40) return refusal(400);
      row.label = body.label;
    }
    return { status: 200, body: this.#partView(row) };
  }

  #partView({ id, label, thing }: Row): unknown {
    const self = this.#on('self-nowhere')
      ? `/v1/things/${thing}/parts/${id}0`
      : `/v1/things/${thing}/parts/${id}`;
    return { id, label, self };
  }

  #answerOrders({ method, segments, headers, body }: Call): Reply {
    const [, text, verb] = segments;
    if (text === undefined) return this.#createOrder(headers.get('idempotency-key') ?? '', body);
    const row = this.#orders.get(Number(text));
    if (!row) return refusal(404);
    if (verb === 'star') {
      row.stars = this.#on('stars-add-up') ? Number(row.stars) + 1 : 1;
      return { status: 204 };
    }
    if (verb === 'cancel') {
      if (row.status === 'cancelled' && !this.#on('cancel-twice')) return refusal(409);
      if (this.#on('cancel-forgotten')) return { status: 200, body: { ...row, status: 'cancelled' } };
      row.status = 'cancelled';
    }
    return method === 'GET' || verb === 'cancel' ? { status: 200, body: row } : refusal(404);
  }

  #createOrder(key: string, body: Record<string, unknown>): Reply {
    if (typeof body.item !== 'string' || body.item === '') return refusal(400);
    const known = this.#keys.get(key);
    const text = JSON.stringify(body);
    if (known && known.body !== text && !this.#on('key-reused')) return refusal(422);
    if (known && !this.#on('key-ignored')) return { status: 201, body: this.#orders.get(known.id) };
    const row: Row = {
      id: this.#nextId(),
      item: body.item,
      count: body.count ?? 1,
      status: 'open',
      stars: 0,
    };
    this.#orders.set(row.id, row);
    this.#keys.set(key, { body: text, id: row.id });
    return { status: 201, body: row };
  }

  #answerJobs({ method, segments, body }: Call): Reply {
    if (method === 'POST') {
      if (typeof body.task !== 'string') return refusal(400);
      const row: Row = { id: this.#nextId(), task: body.task, status: 'queued', progress: 0 };
      this.#jobs.set(row.id, { row, reads: 0 });
      return { status: 202, body: row };
    }
    const job = this.#jobs.get(Number(segments[1]));
    if (!job) return refusal(404);
    job.reads += 1;
    const plain = ['queued', 'running', 'completed'] as const;
    const odd = this.#on('job-goes-back') ? (['running', 'queued', 'completed'] as const) : plain;
    const after = this.#on('job-restarts') && job.reads === 5 ? 'running' : 'completed';
    const status = odd[job.reads - 1] ?? after;
    const progress = status === 'completed' ? (this.#on('progress-stops') ? 80 : 100) : job.reads * 10;
    return { status: 200, body: { ...job.row, status, progress } };
  }

  #answerSettings({ method, body }: Call): Reply {
    if (method !== 'PUT') return { status: 200, body: this.#settings };
    if (!['light', 'dark'].includes(String(body.theme))) return refusal(400);
    if (body.mail !== undefined && typeof body.mail !== 'boolean') return refusal(400);
    const next = { mail: true, ...body };
    if (!this.#on('settings-not-kept')) this.#settings = next;
    return { status: 200, body: next };
  }
}

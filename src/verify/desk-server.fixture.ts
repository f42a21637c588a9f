import { isObject } from '../model/values.ts';

/** What can be switched on: faults, and one oddity that is none (`finer-times`). */
export type DeskFault =
  | 'map-replaced'
  | 'null-kept'
  | 'open-reopened'
  | 'closed-again'
  | 'assignee-stays'
  | 'last-not-closed'
  | 'anybody-closes'
  | 'owner-taken'
  | 'header-counts-page'
  | 'end-left-out'
  | 'beginning-left-out'
  | 'options-lack-patch'
  | 'options-refused'
  | 'finer-times';

interface Ticket {
  readonly id: number;
  readonly subject: string;
  readonly status: string;
  readonly extras: Readonly<Record<string, unknown>>;
  readonly owner: string;
  readonly assignee: string | null;
  /** In ms. */
  readonly at: number;
}

type Body = Readonly<Record<string, unknown>>;
type Headers_ = Readonly<Record<string, string>>;

const methods: readonly (readonly [path: RegExp, allow: string])[] = [
  [/^\/tickets$/, 'GET, POST'],
  [/^\/tickets\/close$/, 'POST'],
  [/^\/tickets\/\d+$/, 'GET, PATCH, DELETE'],
  [/^\/tickets\/\d+\/(?:close|reopen)$/, 'POST'],
  [/^\/tickets\/\d+\/assignee$/, 'PUT, DELETE'],
];

/** A server in process that keeps to `deskModel`, but for what is switched on. */
export function deskFetch(fault?: DeskFault): typeof fetch {
  const tickets = new Map<number, Ticket>();
  const desk = new Desk(tickets, (name) => name === fault);
  return async (input, init) => {
    const request = new Request(input, init);
    const { pathname, searchParams } = new URL(request.url);
    const text = await request.text();
    const who = request.headers.get('authorization');
    if (who !== 'Bearer agent' && who !== 'Bearer customer') return reply(401, {});
    const allow = methods.find(([path]) => path.test(pathname))?.[1];
    if (allow === undefined) return reply(404, {});
    if (request.method === 'OPTIONS') return desk.options(allow);
    if (!allow.split(', ').includes(request.method)) return reply(405, {}, { allow });
    const body: unknown = readJson(text);
    return desk.answer({
      method: request.method,
      path: pathname,
      query: searchParams,
      body,
      isAgent: who === 'Bearer agent',
    });
  };
}

interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Undefined where it is no JSON. */
  readonly body: unknown;
  readonly isAgent: boolean;
}

class Desk {
  readonly #tickets: Map<number, Ticket>;
  readonly #on: (fault: DeskFault) => boolean;
  #last = 0;

  constructor(tickets: Map<number, Ticket>, on: (fault: DeskFault) => boolean) {
    this.#tickets = tickets;
    this.#on = on;
  }

  options(allow: string): Response {
    if (this.#on('options-refused')) return reply(405, {}, { allow });
    return reply(204, undefined, {
      allow: this.#on('options-lack-patch') ? allow.replace('PATCH, ', '') : allow,
    });
  }

  answer(call: Call): Response {
    const [, , id, part] = call.path.split('/');
    if (id === undefined) return call.method === 'GET' ? this.#list(call.query) : this.#create(call.body);
    if (id === 'close') return this.#closeAll(call);
    const ticket = this.#tickets.get(Number(id));
    if (!ticket) return reply(404, {});
    const isGuarded = part === 'assignee' || call.method === 'DELETE';
    if (isGuarded && !call.isAgent) return reply(403, {});
    if (part === undefined) return this.#one(call, ticket);
    return part === 'assignee' ? this.#assign(call, ticket) : this.#act(part, ticket);
  }

  #one({ method, body }: Call, ticket: Ticket): Response {
    if (method === 'GET') return reply(200, this.#shown(ticket));
    if (method === 'DELETE') {
      this.#tickets.delete(ticket.id);
      return reply(204);
    }
    const { owner, ...sent } = isObject(body) ? (body as Body) : { subject: 0 };
    const fields = this.#on('owner-taken') || owner === undefined ? sent : { ...sent, owner };
    if (!isValid(fields, true)) return reply(422, {});
    const { subject = ticket.subject, extras = {} } = fields as Partial<Ticket>;
    const named = Object.entries(extras).filter(([, value]) => !(this.#on('null-kept') && value === null));
    const merged = {
      ...(this.#on('map-replaced') && named.length > 0 ? {} : ticket.extras),
      ...Object.fromEntries(named),
    };
    const left = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
    return this.#keep({ ...ticket, subject, extras: left });
  }

  #create(body: unknown): Response {
    if (!isObject(body) || typeof body.subject !== 'string' || !isValid(body, false)) return reply(422, {});
    const { subject, extras = {} } = body as Partial<Ticket> & { subject: string };
    const id = ++this.#last;
    // What is shown in seconds may be kept more exactly.
    const at = Date.UTC(2026, 0, 1, 0, id) + (this.#on('finer-times') ? 400 : 0);
    return this.#keep({ id, subject, extras, status: 'open', owner: 'me', assignee: null, at }, 201);
  }

  #act(verb: string, ticket: Ticket): Response {
    const isClosed = ticket.status === 'closed';
    if (verb === 'close' && isClosed && !this.#on('closed-again')) return reply(409, {});
    if (verb === 'reopen' && !isClosed && !this.#on('open-reopened')) return reply(409, {});
    return this.#keep({ ...ticket, status: verb === 'close' ? 'closed' : 'reopened' });
  }

  #assign({ method, body }: Call, ticket: Ticket): Response {
    if (method === 'DELETE') {
      if (!this.#on('assignee-stays')) this.#keep({ ...ticket, assignee: null });
      return reply(204);
    }
    const name = isObject(body) ? body.name : undefined;
    return typeof name === 'string' && name !== ''
      ? this.#keep({ ...ticket, assignee: name })
      : reply(422, {});
  }

  #closeAll({ body, isAgent }: Call): Response {
    if (!isAgent && !this.#on('anybody-closes')) return reply(403, {});
    const ids = isObject(body) && Array.isArray(body.ids) ? body.ids : [];
    if (ids.length === 0 || ids.length > 9 || !ids.every(Number.isInteger)) return reply(422, {});
    const closed = this.#on('last-not-closed') ? ids.slice(0, -1) : ids;
    for (const id of closed) {
      const ticket = this.#tickets.get(id);
      if (ticket) this.#keep({ ...ticket, status: 'closed' });
    }
    return reply(200, {});
  }

  #list(query: URLSearchParams): Response {
    if (!isValidQuery(query)) return reply(400, {});
    const [from, to] = ['created_from', 'created_to'].map((name) => Date.parse(query.get(name) ?? ''));
    const all = [...this.#tickets.values()].filter(({ at }) => {
      const isEarly = at < Number(from) || (this.#on('beginning-left-out') && at === from);
      return !isEarly && !(at > Number(to)) && !(this.#on('end-left-out') && at === to);
    });
    const [page, size] = [Number(query.get('page') ?? 1), Number(query.get('per_page') ?? 20)];
    const data = all.slice((page - 1) * size, page * size).map((one) => this.#shown(one));
    const total = this.#on('header-counts-page') ? data.length : all.length;
    return reply(200, { data, total: all.length }, { 'x-total-count': String(total) });
  }

  #keep(ticket: Ticket, status = 200): Response {
    this.#tickets.set(ticket.id, ticket);
    return reply(status, this.#shown(ticket));
  }

  #shown({ at, ...ticket }: Ticket): object {
    return { ...ticket, created_at: new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z') };
  }
}

function isValid(fields: Body, mayBeNull: boolean): boolean {
  return Object.entries(fields).every(([name, value]) => {
    if (name === 'subject') return typeof value === 'string' && value !== '' && [...value].length <= 80;
    if (name !== 'extras' || !isObject(value) || Array.isArray(value)) return false;
    const members = Object.values(value);
    return (
      members.length <= 5 &&
      members.every(
        (one) => (typeof one === 'string' && [...one].length <= 20) || (mayBeNull && one === null),
      )
    );
  });
}

function isValidQuery(query: URLSearchParams): boolean {
  const isTime = (text: string) =>
    /^\d{4}-\d\d-\d\dT[\d:.]{8,}(?:Z|[+-]\d\d:\d\d)$/.test(text) && isDay(text);
  const isNumber = (text: string, max: number) => /^[1-9]\d*$/.test(text) && Number(text) <= max;
  return [...query].every(([name, text]) => {
    if (query.getAll(name).length > 1) return false;
    if (name.startsWith('created_')) return isTime(text);
    return !name.includes('page') || isNumber(text, name === 'page' ? Number.MAX_VALUE : 50);
  });
}

/** Whether there is such a day: `Date` takes the 30th of February for the 2nd of March. */
function isDay(text: string): boolean {
  const at = Date.parse(`${text.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).getUTCDate() === Number(text.slice(8, 10));
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function reply(status: number, body?: object, headers: Headers_ = {}): Response {
  const isEmpty = body === undefined || status === 204;
  const type = isEmpty ? {} : { 'content-type': 'application/json' };
  return new Response(isEmpty ? null : JSON.stringify(body), { status, headers: { ...type, ...headers } });
}

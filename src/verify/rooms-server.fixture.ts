import type { Model, Operation } from '../model/model.ts';
import type { Case } from './case.ts';
import { modelOf } from './items-server.fixture.ts';
import { openWorld } from './open-world.ts';
import { roomsDocument } from './rooms-document.fixture.ts';
import { runCase } from './run-case.ts';

/** What a test switches on: a fault by its name, or something odd that the document allows. */
type Switched = (name: string) => boolean;
type Row = Record<string, unknown> & { readonly id: number };

interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What is found on the server of rooms where these are switched on: `code METHOD /path`, notes left out. */
export async function foundInRooms(
  plan: (model: Model, operations: readonly Operation[]) => readonly Case[],
  switches: readonly string[],
): Promise<readonly string[]> {
  const model = modelOf(roomsDocument);
  const fetch = roomsFetch((name) => switches.includes(name));
  const world = openWorld(model, { server: 'http://rooms.example', fetch, salt: 'test', maxRequests: 3000 });
  for (const one of plan(model, model.operations)) await runCase(world, one, []);
  await world.close();
  const told = world.findings.filter(({ severity }) => severity !== 'note');
  return told.map(({ code, method, path }) => `${code} ${method} ${path}`);
}

function roomsFetch(on: Switched): typeof globalThis.fetch {
  const rooms = new Rooms(on);
  return async (input, init) => {
    const request = new Request(input, init);
    const text = await request.text();
    const { status, body, type = 'application/json', headers } = rooms.answer(request, text);
    const isEmpty = body === undefined || request.method === 'HEAD';
    return new Response(isEmpty ? null : typeof body === 'string' ? body : JSON.stringify(body), {
      status,
      headers: { ...(body !== undefined && { 'content-type': type }), ...headers },
    });
  };
}

class Rooms {
  readonly #on: Switched;
  readonly #rooms = new Map<number, Row>();
  readonly #bookings = new Map<number, Row>();
  readonly #cancelled: Row[] = [];
  #lastId = 0;

  constructor(on: Switched) {
    this.#on = on;
    this.#rooms.set(900, { id: 900, name: 'Old', equipment: [], archived: true });
  }

  answer(request: Request, text: string): Reply {
    const url = new URL(request.url);
    const [, first = '', key, ...more] = url.pathname.split('/');
    if (more.length > 0 || key === '') return { status: 404 };
    const parsed = parse(text);
    if (first === 'report' && key === undefined) return this.#report(request, url.searchParams);
    if (first === 'rooms')
      return this.#answerRooms(
        request.method === 'HEAD' ? 'GET' : request.method,
        key,
        url.searchParams,
        parsed,
      );
    if (first === 'bookings') return this.#answerBookings(request, key, url.searchParams, parsed);
    return { status: 404 };
  }

  #report({ method, headers }: Request, query: URLSearchParams): Reply {
    if (method !== 'GET' && method !== 'HEAD' && !this.#on('report-at-any-method'))
      return { status: 405, headers: { allow: 'GET' } };
    const day = query.get('day') ?? '';
    const isDay = /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day));
    if (!isDay || (!this.#on('any-day') && !isOnCalendar(day))) return { status: 400 };
    const accept = headers.get('accept') ?? '';
    if (/^image\//.test(accept) && !this.#on('never-406')) return { status: 406 };
    const isCsv = accept === 'text/csv' && !this.#on('csv-never');
    return isCsv ? { status: 200, body: 'name,hours\r\n', type: 'text/csv' } : { status: 200, body: { day } };
  }

  #answerRooms(method: string, key: string | undefined, query: URLSearchParams, body: unknown): Reply {
    const room = this.#rooms.get(Number(key));
    if (key === undefined && method !== 'GET' && method !== 'POST') return noMethod;
    if (key === undefined && method === 'GET') return this.#listRooms(query);
    if (key === undefined && method === 'POST') {
      const { name, equipment = [] } = Object(body) as Record<string, unknown>;
      if (!isName(name) || !isEquipment(equipment)) return { status: 400 };
      return this.#add(this.#rooms, { name, equipment, archived: false });
    }
    if (!room) return { status: 404 };
    if (method === 'GET') return { status: 200, body: room };
    if (method !== 'DELETE') return { status: 405, headers: { allow: 'GET, DELETE' } };
    if (this.#on('rooms-deleted')) this.#rooms.delete(room.id);
    else this.#rooms.set(room.id, { ...room, archived: true });
    return { status: 204 };
  }

  #listRooms(query: URLSearchParams): Reply {
    const asked = query.get('include_archived');
    const isAll = this.#on('false-is-true')
      ? asked !== null
      : asked === 'true' && !this.#on('never-archived');
    const wanted = query.get('equipment')?.split(',') ?? [];
    if (asked !== null && asked !== 'true' && asked !== 'false') return { status: 400 };
    if (!wanted.every((name) => equipment.has(name))) return { status: 400 };
    const has =
      ({ equipment }: Row) =>
      (one: string) =>
        (equipment as readonly string[]).includes(one);
    const fits = (room: Row) =>
      this.#on('any-equipment') && wanted.length > 0 ? wanted.some(has(room)) : wanted.every(has(room));
    const data = [...this.#rooms.values()].filter((room) => (isAll || room.archived !== true) && fits(room));
    return { status: 200, body: { data } };
  }

  #answerBookings(request: Request, key: string | undefined, query: URLSearchParams, body: unknown): Reply {
    const { headers } = request;
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    if (key === undefined && method !== 'GET' && method !== 'POST') return noMethod;
    if (key === undefined && method === 'GET') return this.#listBookings(query);
    if (key === undefined && method === 'POST') return this.#book(body);
    const booking = this.#bookings.get(Number(key));
    if (!booking) return { status: 404 };
    if (method === 'GET') {
      const ETag = `"${Buffer.from(JSON.stringify(booking)).toString('base64url')}"`;
      const tags = (headers.get('if-none-match') ?? '').split(', ');
      const isKnown = this.#on('first-tag-only') ? tags[0] === ETag : tags.includes(ETag);
      return isKnown ? { status: 304, headers: { ETag } } : { status: 200, body: booking, headers: { ETag } };
    }
    if (method === 'PATCH') return this.#change(booking, headers, body);
    if (method !== 'DELETE') return { status: 405, headers: { allow: 'GET, PATCH, DELETE' } };
    this.#bookings.delete(booking.id);
    this.#cancelled.push(booking);
    return { status: 204 };
  }

  #listBookings(query: URLSearchParams): Reply {
    const [from, to] = ['from', 'to'].map((name) => query.get(name));
    if ([from, to].some((text) => text && Number.isNaN(instant(text)))) return { status: 400 };
    const isBefore = (at: number) =>
      !to || at < instant(to) || (this.#on('to-inclusive') && at === instant(to));
    const data = [...this.#bookings.values()].filter(
      ({ starts_at }) => (!from || instant(starts_at) >= instant(from)) && isBefore(instant(starts_at)),
    );
    return { status: 200, body: { data } };
  }

  #book(body: unknown): Reply {
    const { title, starts_at, ends_at } = Object(body) as Record<string, unknown>;
    const fields = { title, starts_at, ends_at };
    if (!isBooking(fields)) return { status: 400 };
    if (this.#on('offsets-refused') && !/Z$/.test(String(starts_at))) return { status: 400 };
    const isTaken = !this.#on('double-booking') && this.#isTaken(fields, 0);
    if (isTaken && !this.#on('put-off')) return { status: this.#on('overlap-is-400') ? 400 : 409 };
    const kept = isTaken ? { ...fields, ...this.#freeTimes(fields) } : fields;
    return this.#add(this.#bookings, { ...kept, owner: 'anna', created_at: '2026-01-01T00:00:00Z' });
  }

  /** A day after everything else. */
  #freeTimes({ starts_at, ends_at }: Record<string, unknown>): object {
    const last = Math.max(...[...this.#bookings.values()].map((one) => instant(one.ends_at)));
    const later = (text: unknown) =>
      new Date(last + 86_400_000 + instant(text) - instant(starts_at)).toISOString();
    return { starts_at: later(starts_at), ends_at: later(ends_at) };
  }

  #change(before: Row, headers: Headers, body: unknown): Reply {
    const type = headers.get('content-type') ?? '';
    const isList = /^application\/json-patch\+json\b/.test(type);
    if (!isList && !/^application\/merge-patch\+json\b/.test(type)) return { status: 400 };
    if (isList !== Array.isArray(body) || typeof body !== 'object' || body === null) return { status: 400 };
    const patched = Array.isArray(body)
      ? this.#patched(before, body)
      : { status: 200, fields: { ...before, ...pick(body, ['title', 'starts_at', 'ends_at']) } };
    if (patched.status !== 200) return { status: patched.status };
    const after: Row = { ...patched.fields, id: before.id };
    if (!isBooking(after)) return { status: 400 };
    if (!this.#on('moves-anywhere') && this.#isTaken(after, before.id)) return { status: 409 };
    const isMinimal = headers.get('prefer') === 'return=minimal';
    if (!isMinimal || !this.#on('minimal-not-done')) this.#bookings.set(before.id, after);
    return isMinimal ? { status: 204 } : { status: 200, body: after };
  }

  #patched(before: Row, steps: readonly unknown[]): { readonly status: number; readonly fields: Row } {
    const open = ['title', 'starts_at', 'ends_at', ...(this.#on('owner-patchable') ? ['owner'] : [])];
    const fields: Row = { ...before };
    const refused = (status: number) => {
      if (this.#on('half-patch')) this.#bookings.set(before.id, fields);
      return { status, fields: before };
    };
    if (steps.length === 0) return refused(400);
    for (const step of steps) {
      const { op, path, value } = Object(step) as Record<string, unknown>;
      if (Array.isArray(step) || op === undefined || path === undefined) return refused(400);
      const name = String(path).slice(1);
      if (!open.includes(name)) return this.#on('others-ignored') ? { status: 200, fields } : refused(400);
      if (op === 'test' && fields[name] !== value && !this.#on('tests-ignored')) return refused(409);
      if (op === 'add' || op === 'replace') Object.assign(fields, { [name]: value });
    }
    return { status: 200, fields };
  }

  #isTaken({ starts_at, ends_at }: Record<string, unknown>, own: number): boolean {
    const others = [...this.#bookings.values(), ...(this.#on('cancelled-blocks') ? this.#cancelled : [])];
    return others.some(
      (one) =>
        one.id !== own &&
        instant(one.starts_at) < instant(ends_at) &&
        instant(starts_at) < instant(one.ends_at),
    );
  }

  #add(rows: Map<number, Row>, fields: Record<string, unknown>): Reply {
    this.#lastId += 1;
    const row = { ...fields, id: this.#lastId };
    rows.set(row.id, row);
    return { status: 201, body: row };
  }
}

const noMethod: Reply = { status: 405, headers: { allow: 'GET, POST' } };

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function pick(fields: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
}

function instant(text: unknown): number {
  return typeof text === 'string' && /^\d{4}-\d\d-\d\dT/.test(text) && isOnCalendar(text.slice(0, 10))
    ? Date.parse(text)
    : Number.NaN;
}

function isOnCalendar(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}

function isBooking({ title, starts_at, ends_at }: Record<string, unknown>): boolean {
  return isName(title) && instant(starts_at) < instant(ends_at);
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value !== '' && [...value].length <= 40;
}

function isEquipment(value: unknown): boolean {
  return Array.isArray(value) && value.length <= 3 && value.every((one) => equipment.has(one));
}

const equipment: ReadonlySet<unknown> = new Set(['screen', 'piano', 'phone']);

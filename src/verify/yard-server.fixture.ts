/** What the yard can be made to do wrong. */
export type YardFault =
  | 'early-is-425'
  | 'deleted-stays'
  | 'place-is-number'
  | 'any-label'
  | 'unknown-made'
  | 'owner-stays';

interface Wash {
  readonly plate: string;
  /** How often it was read: it ends at the third time. */
  reads: number;
}

interface Tag {
  readonly label: string;
  readonly owner: string | null;
}

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= 40;

/** A yard in process; `tags` is what it keeps of them, by serial. */
export function yardFetch(fault?: YardFault, tags = new Map<string, Tag>([['T-1', original]])): typeof fetch {
  const yard = new Yard((name) => name === fault, tags);
  return async (input, init) => {
    const request = new Request(input, init);
    const { status, body } = yard.answer(
      request.method,
      new URL(request.url).pathname,
      await bodyOf(request),
    );
    return body === undefined ? new Response(null, { status }) : Response.json(body, { status });
  };
}

/** The tag that the document names, as it is before anybody comes. */
export const original: Tag = { label: 'North', owner: 'Mara' };

async function bodyOf(request: Request): Promise<Record<string, unknown>> {
  try {
    return Object(JSON.parse(await request.text()));
  } catch {
    return {};
  }
}

interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

class Yard {
  readonly #on: (fault: YardFault) => boolean;
  readonly #tags: Map<string, Tag>;
  readonly #washes = new Map<string, Wash>();
  readonly #vans = new Map<string, { readonly name: string; places: readonly unknown[] }>();

  constructor(on: (fault: YardFault) => boolean, tags: Map<string, Tag>) {
    this.#on = on;
    this.#tags = tags;
  }

  answer(method: string, path: string, body: Record<string, unknown>): Reply {
    const [, kind, key, part, more] = path.split('/');
    if (more !== undefined) return { status: 404 };
    if (kind === 'washes') return this.#wash(method, key, part, body);
    if (kind === 'vans') return this.#van(method, key, part, body);
    return kind === 'tags' && part === undefined ? this.#tag(method, key ?? '', body) : { status: 404 };
  }

  #wash(
    method: string,
    key: string | undefined,
    part: string | undefined,
    body: Record<string, unknown>,
  ): Reply {
    if (key === undefined) {
      if (method !== 'POST' || !isText(body.plate)) return { status: method === 'POST' ? 400 : 405 };
      const id = `w${this.#washes.size + 1}`;
      this.#washes.set(id, { plate: body.plate, reads: 0 });
      return { status: 202, body: { id, status: 'queued', plate: body.plate } };
    }
    const wash = this.#washes.get(key);
    if (!wash) return { status: 404 };
    const isDone = wash.reads >= 3;
    if (part === 'receipt' && method === 'GET')
      return isDone ? { status: 200, body: { total: 9 } } : { status: this.#on('early-is-425') ? 425 : 409 };
    if (part !== undefined) return { status: part === 'receipt' ? 405 : 404 };
    if (method === 'DELETE') {
      if (!isDone) return { status: 409 };
      if (!this.#on('deleted-stays')) this.#washes.delete(key);
      return { status: 204 };
    }
    if (method !== 'GET') return { status: 405 };
    wash.reads += 1;
    return {
      status: 200,
      body: { id: key, status: wash.reads >= 3 ? 'succeeded' : 'running', plate: wash.plate },
    };
  }

  #van(
    method: string,
    key: string | undefined,
    part: string | undefined,
    body: Record<string, unknown>,
  ): Reply {
    if (key === undefined) {
      if (method !== 'POST' || !isText(body.name)) return { status: method === 'POST' ? 400 : 405 };
      const id = `v${this.#vans.size + 1}`;
      this.#vans.set(id, { name: body.name, places: [] });
      return { status: 201, body: { id, name: body.name } };
    }
    const van = this.#vans.get(key);
    if (!van) return { status: 404 };
    if (part === 'sightings' && method === 'POST') {
      const { places } = body;
      if (!Array.isArray(places) || places.length < 1 || places.length > 5 || !places.every(isText))
        return { status: 400 };
      van.places = places;
      return { status: 200, body: { kept: places.length } };
    }
    if (part === 'place' && method === 'GET') {
      const place = van.places.at(-1);
      if (place === undefined) return { status: 404 };
      return { status: 200, body: { place: this.#on('place-is-number') ? 7 : place } };
    }
    if (part !== undefined) return { status: ['sightings', 'place'].includes(part) ? 405 : 404 };
    if (method === 'DELETE') this.#vans.delete(key);
    if (method === 'DELETE') return { status: 204 };
    return method === 'GET' ? { status: 200, body: { id: key, name: van.name } } : { status: 405 };
  }

  #tag(method: string, serial: string, { label, owner }: Record<string, unknown>): Reply {
    const tag =
      this.#tags.get(serial) ?? (this.#on('unknown-made') && method === 'PUT' ? original : undefined);
    if (!tag) return { status: 404 };
    if (method === 'GET') return { status: 200, body: { serial, ...tag } };
    if (method !== 'PUT') return { status: 405 };
    const isLabel = isText(label) || (this.#on('any-label') && typeof label === 'string');
    const isOwner = owner === null || (typeof owner === 'string' && owner.length <= 40);
    if (!isLabel || !isOwner) return { status: 400 };
    const kept = { label: String(label), owner: this.#on('owner-stays') ? (owner ?? tag.owner) : owner };
    this.#tags.set(serial, kept);
    return { status: 200, body: { serial, label, owner } };
  }
}

import { validatorOf } from '../schema/validate.ts';
import { choirDocument } from './choir-document.fixture.ts';
import { modelOf } from './items-server.fixture.ts';

/** What the choir can be made to do wrong. */
export type ChoirFault =
  | 'cast-twice'
  | 'cast-twice-is-400'
  | 'uncast-stays-cast'
  | 'two-concerts-at-once'
  | 'passive-is-cast'
  | 'passive-is-400'
  | 'cast-singer-removed'
  | 'unknown-singer-is-400'
  | 'unknown-concert-cast'
  | 'reviewed-twice'
  | 'cancelled-is-reviewed'
  | 'any-token-reviews';

/** What it does otherwise, as it may. */
export type ChoirOddity = 'long-ids';

export const choirModel = modelOf(choirDocument);
export const choirToken = 'Bearer singing-since-1979';

type Fields = Record<string, unknown>;
type Caller = 'known' | 'unknown' | 'nobody';
type Answer = readonly [status: number, body?: Fields];

/** A choir in process. */
export function choirFetch(switched?: ChoirFault | ChoirOddity): typeof fetch {
  const choir = new Choir((name) => name === switched);
  return async (input, init) => {
    const request = new Request(input, init);
    const body = await bodyOf(request);
    const token = request.headers.get('authorization') ?? '';
    const who = token === choirToken ? 'known' : token.startsWith('Bearer ') ? 'unknown' : 'nobody';
    const [status, answer] = choir.answer(request.method, new URL(request.url).pathname, body, who);
    return answer === undefined ? new Response(null, { status }) : Response.json(answer, { status });
  };
}

async function bodyOf(request: Request): Promise<unknown> {
  try {
    return JSON.parse(await request.text());
  } catch {
    return undefined;
  }
}

class Choir {
  readonly #on: (name: ChoirFault | ChoirOddity) => boolean;
  readonly #kept = new Map<string, Map<string, Fields>>();
  /** The pairs that were ever cast. */
  readonly #everCast = new Set<string>();
  #ids = 0;

  constructor(on: (name: ChoirFault | ChoirOddity) => boolean) {
    this.#on = on;
  }

  answer(method: string, path: string, body: unknown, who: Caller): Answer {
    const [, kind = '', id, part] = path.split('/');
    const isLetIn = who === 'unknown' && part === 'reviews' && this.#on('any-token-reviews');
    if (who !== 'known' && !isLetIn) return [401];
    if (id === undefined) return method === 'POST' ? this.#add(kind, body) : [405];
    const item = this.#all(kind).get(id);
    if (!item) return [404];
    if (part !== undefined) return method === 'POST' ? this.#act(part, item, body) : [405];
    if (method === 'GET') return [200, item];
    return method === 'DELETE' && kind !== 'concerts' ? this.#remove(kind, id) : [405];
  }

  #all(kind: string): Map<string, Fields> {
    const all = this.#kept.get(kind) ?? new Map<string, Fields>();
    this.#kept.set(kind, all);
    return all;
  }

  #keep(kind: string, fields: Fields): Answer {
    this.#ids += 1;
    const id = `${kind[0]}-${this.#on('long-ids') ? 'of-the-choir-' : ''}${this.#ids}`;
    this.#all(kind).set(id, { id, ...fields });
    return [201, { id, ...fields }];
  }

  #add(kind: string, body: unknown): Answer {
    const name = { singers: 'SingerInput', concerts: 'ConcertInput', castings: 'CastingInput' }[kind];
    if (name === undefined) return [404];
    if (!isValid(name, body)) return [400];
    if (kind === 'castings') return this.#cast(body as Fields);
    const more = kind === 'singers' ? { active: true } : { state: 'planned' };
    return this.#keep(kind, { ...more, ...(body as Fields) });
  }

  #cast(body: Fields): Answer {
    const singer = this.#all('singers').get(String(body.singer_id));
    const concert = this.#all('concerts').get(String(body.concert_id));
    if (!singer) return [this.#on('unknown-singer-is-400') ? 400 : 422];
    if (!concert && !this.#on('unknown-concert-cast')) return [422];
    if (singer.active === false && !this.#on('passive-is-cast'))
      return [this.#on('passive-is-400') ? 400 : 409];
    const own = [...this.#all('castings').values()].filter(({ singer_id }) => singer_id === body.singer_id);
    const same = own.find(({ concert_id }) => concert_id === body.concert_id);
    const pair = `${body.singer_id} ${body.concert_id}`;
    if (same && !this.#on('cast-twice')) return [this.#on('cast-twice-is-400') ? 400 : 409];
    if (!same && this.#on('uncast-stays-cast') && this.#everCast.has(pair)) return [409];
    const overlaps = own.some(({ concert_id }) => {
      const other = this.#all('concerts').get(String(concert_id));
      return !same && other && concert && isOverlap(other, concert);
    });
    if (overlaps && !this.#on('two-concerts-at-once')) return [409];
    this.#everCast.add(pair);
    return this.#keep('castings', { singer_id: body.singer_id, concert_id: body.concert_id });
  }

  #act(part: string, concert: Fields, body: unknown): Answer {
    if (part === 'cancel') {
      concert.state = 'cancelled';
      return [200, concert];
    }
    if (part !== 'reviews') return [404];
    if (!isValid('ReviewInput', body)) return [400];
    if (concert.state === 'cancelled' && !this.#on('cancelled-is-reviewed')) return [409];
    const all = [...this.#all('reviews').values()];
    if (all.some((one) => one.of === concert.id) && !this.#on('reviewed-twice')) return [409];
    return this.#keep('reviews', { of: concert.id, stars: (body as Fields).stars });
  }

  #remove(kind: string, id: string): Answer {
    const isCast =
      kind === 'singers' && [...this.#all('castings').values()].some(({ singer_id }) => singer_id === id);
    if (isCast && !this.#on('cast-singer-removed')) return [409];
    this.#all(kind).delete(id);
    return [204];
  }
}

function isValid(name: string, body: unknown): boolean {
  const value = choirDocument.components.schemas[name as 'SingerInput'];
  const node = { value, at: { source: 'choir', pointer: `/components/schemas/${name}` } };
  return validatorOf(choirModel, node as never, 'request').check(body).length === 0;
}

function isOverlap(one: Fields, other: Fields): boolean {
  const at = (value: unknown) => Date.parse(String(value));
  return at(one.starts_at) < at(other.ends_at) && at(other.starts_at) < at(one.ends_at);
}

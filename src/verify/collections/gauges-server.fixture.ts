/** What can be wrong with the server of the tests, and, at the end, what is odd and allowed. */
export type GaugeFault =
  | 'tag-by-beginning'
  | 'last-day-lost'
  | 'first-day-lost'
  | 'day-ignored'
  | 'fields-ignored'
  | 'field-lost'
  | 'default-2'
  | 'more-after-full'
  | 'cursor-after-full'
  | 'from-ignored'
  | 'from-exclusive'
  | 'never-ends'
  | 'readings-skip'
  | 'last-lost'
  | 'latest-sent'
  | 'others-null'
  | 'slow';

interface Reading {
  readonly time: string;
  readonly value: number;
}

interface Gauge {
  readonly id: number;
  readonly name: string;
  readonly tags: readonly string[];
  readonly valid_from: string;
  readonly valid_until: string;
}

/** Serves gauges and their readings, as documented but for what is wrong. */
export function gaugesFetch(fault: GaugeFault | undefined): typeof globalThis.fetch {
  const server = new GaugesServer((name) => name === fault);
  return async (input, init) => {
    const body = init?.body ? new TextDecoder().decode(init.body as Uint8Array) : '{}';
    return server.answer(init?.method ?? 'GET', new URL(String(input)), body);
  };
}

class GaugesServer {
  readonly #on: (name: GaugeFault) => boolean;
  readonly #gauges = new Map<number, Gauge>();
  readonly #readings = new Map<number, Reading[]>();
  #hidden: readonly Reading[] = [];
  #last = 0;

  constructor(on: (name: GaugeFault) => boolean) {
    this.#on = on;
  }

  answer(method: string, url: URL, body: string): Response {
    const [, number, rest] = /^\/gauges(?:\/(\d+)(\/\w+)?)?$/.exec(url.pathname) ?? [];
    if (number === undefined)
      return method === 'POST' ? this.#create(JSON.parse(body) as Omit<Gauge, 'id'>) : this.#list(url);
    const gauge = this.#gauges.get(Number(number));
    if (!gauge) return reply(404, {});
    const readings = this.#readings.get(gauge.id) ?? [];
    if (rest === '/latest') return this.#latest(readings);
    if (rest === '/readings')
      return method === 'POST'
        ? this.#add(gauge.id, (JSON.parse(body) as { readings: Reading[] }).readings)
        : this.#listReadings(readings, url);
    if (method !== 'DELETE') return reply(200, gauge);
    this.#gauges.delete(gauge.id);
    return new Response(null, { status: 204 });
  }

  #create(value: Omit<Gauge, 'id'>): Response {
    this.#last += 1;
    const gauge = { ...value, id: this.#last };
    this.#gauges.set(gauge.id, gauge);
    return reply(201, gauge);
  }

  #list(url: URL): Response {
    const tag = url.searchParams.get('tag');
    const day = url.searchParams.get('valid_on');
    const fields = url.searchParams.get('fields')?.split(',');
    const hasTag = (one: string) => (this.#on('tag-by-beginning') ? one.startsWith(tag ?? '') : one === tag);
    const found = [...this.#gauges.values()].filter(
      (gauge) => (tag === null || gauge.tags.some(hasTag)) && (day === null || this.#isOn(gauge, day)),
    );
    return this.#page(found, url, (gauge) => this.#chosen({ ...gauge }, fields));
  }

  #isOn({ valid_from: from, valid_until: until }: Gauge, day: string): boolean {
    if (this.#on('day-ignored')) return true;
    if (this.#on('first-day-lost') && from === day) return false;
    if (this.#on('last-day-lost') && until === day) return false;
    return from <= day && day <= until;
  }

  #chosen(gauge: Record<string, unknown>, fields: readonly string[] | undefined): object {
    if (!fields || this.#on('fields-ignored')) return gauge;
    const isKept = (name: string) => name === 'id' || (fields.includes(name) && !this.#on('field-lost'));
    return Object.fromEntries(
      Object.entries(gauge).flatMap(([name, value]) =>
        isKept(name) ? [[name, value]] : this.#on('others-null') ? [[name, null]] : [],
      ),
    );
  }

  #add(id: number, sent: readonly Reading[]): Response {
    const kept = this.#on('last-lost') ? sent.slice(0, -1) : sent;
    this.#hidden = this.#on('slow') ? kept : [];
    this.#readings.set(id, [...(this.#readings.get(id) ?? []), ...kept]);
    return reply(201, {});
  }

  #latest(readings: readonly Reading[]): Response {
    const byTime = this.#on('latest-sent') ? readings : readings.toSorted(inTime);
    return byTime.length > 0 ? reply(200, byTime.at(-1)) : reply(404, {});
  }

  #listReadings(readings: readonly Reading[], url: URL): Response {
    const from = url.searchParams.get('from');
    const found = readings
      .filter((one) => !this.#hidden.includes(one))
      .filter(({ time }) => !this.#on('from-exclusive') || time !== from)
      .filter(({ time }) => from === null || this.#on('from-ignored') || Date.parse(time) >= Date.parse(from))
      .toSorted(inTime);
    // Once it is slow.
    this.#hidden = [];
    return this.#page(found, url, (one) => one, true);
  }

  #page<T>(all: readonly T[], url: URL, show: (one: T) => object, isOfReadings = false): Response {
    const asked = url.searchParams.get('limit');
    const size = asked === null ? (this.#on('default-2') ? 2 : 20) : Number(asked);
    const start = Number(url.searchParams.get('cursor') ?? 0);
    const skip = isOfReadings && this.#on('readings-skip') && start > 0 ? 1 : 0;
    const items = all.slice(start + skip, start + skip + size);
    const end = start + size;
    const isFull = items.length === size;
    const isMore = end < all.length;
    const isStuck = isOfReadings && this.#on('never-ends') && start > 0;
    const leadsOn = isMore || (this.#on('cursor-after-full') && isFull);
    return reply(200, {
      items: items.map(show),
      has_more: isMore || isStuck || (this.#on('more-after-full') && isFull),
      next_cursor: leadsOn ? String(end) : isStuck ? String(start) : null,
    });
  }
}

function inTime(one: Reading, other: Reading): number {
  return Date.parse(one.time) - Date.parse(other.time);
}

function reply(status: number, value: unknown): Response {
  return new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } });
}

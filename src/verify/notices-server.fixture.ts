import { isObject } from '../model/values.ts';

/** What can be switched on: faults, and an oddity that the document allows (`weak-tags`). */
export type NoticeSwitch =
  | 'draft-withdrawn-400'
  | 'withdrawn-again'
  | 'withdrawal-forgotten'
  | 'withdrawn-changed'
  | 'published-deleted'
  | 'gone-is-404'
  | 'restored-anyway'
  | 'restored-as-first'
  | 'old-is-current'
  | 'head-never-304'
  | 'summary-never-304'
  | 'summary-tag-stays'
  | 'replay-not-told'
  | 'replay-refused'
  | 'blue-is-red'
  | 'patched-blue-is-red'
  | 'priority-ignored'
  | 'weak-tags';

interface Notice {
  readonly id: number;
  readonly title: string;
  readonly colour: string;
  readonly priority: string;
  readonly status: string;
  readonly version: number;
}

type Reply = readonly [status: number, body?: unknown, headers?: Readonly<Record<string, string>>];

/** A server in process that keeps to the document of the notices, but for what is switched on. */
export function noticesFetch(switched?: NoticeSwitch): typeof globalThis.fetch {
  const board = new Board((name) => name === switched);
  return async (url, init) => {
    const request = new Request(url, init);
    const sent = parsed(await request.text());
    const [status, body, headers] = board.answer(request, sent);
    const hasBody = body !== undefined && request.method !== 'HEAD' && status !== 304;
    const type = hasBody ? { 'content-type': 'application/json' } : {};
    return new Response(hasBody ? JSON.stringify(body) : null, { status, headers: { ...type, ...headers } });
  };
}

class Board {
  readonly #on: (name: NoticeSwitch) => boolean;
  /** All versions of each, the newest last. */
  readonly #kept = new Map<number, readonly Notice[]>();
  readonly #deleted = new Set<number>();
  readonly #answers = new Map<string, Reply>();

  constructor(on: (name: NoticeSwitch) => boolean) {
    this.#on = on;
  }

  answer(request: Request, sent: Readonly<Record<string, unknown>> | undefined): Reply {
    const [, id, part, number] = new URL(request.url).pathname.slice(1).split('/');
    const call = `${request.method} ${part ?? ''}`;
    if (id === undefined) return this.#keyed(request, () => this.#create(request, sent));
    const versions = this.#kept.get(Number(id));
    const last = versions?.at(-1);
    if (!versions || !last) return [404];
    if (call === 'POST restore') return this.#restore(versions, last);
    if (this.#deleted.has(last.id)) return [this.#on('gone-is-404') && request.method === 'GET' ? 404 : 410];
    if (call === 'GET versions') return this.#version(versions, last, Number(number));
    if (call === 'GET summary') return this.#tagged(request, { status: last.status }, 'summary');
    if (call === 'POST publish') return this.#keyed(request, () => this.#move(last, 'draft', 'published'));
    if (call === 'POST withdraw') return this.#withdraw(last);
    return part === undefined ? this.#item(request, last, sent) : [404];
  }

  #item(request: Request, last: Notice, sent: Readonly<Record<string, unknown>> | undefined): Reply {
    if (request.method === 'GET' || request.method === 'HEAD') return this.#tagged(request, last, 'item');
    if (request.method === 'DELETE') {
      if (last.status === 'published' && !this.#on('published-deleted')) return [409];
      this.#deleted.add(last.id);
      return [204];
    }
    if (request.method !== 'PATCH') return [405];
    const fields = readFields(sent, {});
    if (!fields || Object.keys(fields).length === 0) return [400];
    if (last.status === 'withdrawn' && !this.#on('withdrawn-changed')) return [409];
    const isRed = this.#on('patched-blue-is-red') && fields.colour === 'blue';
    const next = this.#keep({ ...last, ...fields, ...(isRed && { colour: 'red' }) });
    return [200, next, { etag: tagOf(next) }];
  }

  #create(request: Request, sent: Readonly<Record<string, unknown>> | undefined): Reply {
    const fields = readFields(sent, { title: '', colour: '' });
    if (!fields) return [400];
    const { title = '', colour = '' } = fields;
    const priority = request.headers.get('x-priority') ?? 'normal';
    const made: Notice = {
      id: this.#kept.size + 1,
      title,
      colour: colour === 'blue' && this.#on('blue-is-red') ? 'red' : colour,
      priority: this.#on('priority-ignored') ? 'normal' : priority,
      status: 'draft',
      version: 0,
    };
    return [201, this.#keep(made)];
  }

  #keep(notice: Notice): Notice {
    const next = { ...notice, version: notice.version + 1 };
    this.#kept.set(next.id, [...(this.#kept.get(next.id) ?? []), next]);
    return next;
  }

  #move(last: Notice, from: string, to: string): Reply {
    return last.status === from ? [200, this.#keep({ ...last, status: to })] : [409];
  }

  #withdraw(last: Notice): Reply {
    if (last.status === 'draft' && this.#on('draft-withdrawn-400')) return [400];
    if (last.status === 'withdrawn' && this.#on('withdrawn-again')) return [200, last];
    const isForgotten = this.#on('withdrawal-forgotten') && last.status === 'published';
    return isForgotten ? [200, { ...last, status: 'withdrawn' }] : this.#move(last, 'published', 'withdrawn');
  }

  #restore(versions: readonly Notice[], last: Notice): Reply {
    if (!this.#deleted.delete(last.id)) return this.#on('restored-anyway') ? [200, last] : [409];
    const [first = last] = versions;
    const shown = this.#on('restored-as-first') ? this.#keep({ ...first, version: last.version }) : last;
    return [200, shown];
  }

  #version(versions: readonly Notice[], last: Notice, number: number): Reply {
    const found = versions.find(({ version }) => version === number);
    return found ? [200, this.#on('old-is-current') ? { ...last, version: number } : found] : [404];
  }

  #tagged(request: Request, body: object, what: 'item' | 'summary'): Reply {
    const isFixed = what === 'summary' && (this.#on('summary-tag-stays') || this.#on('weak-tags'));
    const tag = isFixed ? (this.#on('weak-tags') ? 'W/"fixed"' : '"fixed"') : tagOf(body);
    const isLate =
      (request.method === 'HEAD' && this.#on('head-never-304')) ||
      (what === 'summary' && this.#on('summary-never-304'));
    const isKnown = (request.headers.get('if-none-match') ?? '').includes(tag) && !isLate;
    return isKnown ? [304, undefined, { etag: tag }] : [200, body, { etag: tag }];
  }

  /** Gives a successful answer again to who sends its key. */
  #keyed(request: Request, answer: () => Reply): Reply {
    const key = request.headers.get('idempotency-key');
    if (key === null || key.length < 8) return [400];
    const name = `${key} ${new URL(request.url).pathname}`;
    const old = this.#answers.get(name);
    if (old && this.#on('replay-refused')) return [409];
    if (old) return [old[0], old[1], this.#on('replay-not-told') ? {} : { 'idempotent-replayed': 'true' }];
    const reply = answer();
    if (reply[0] < 300) this.#answers.set(name, reply);
    return reply;
  }
}

function tagOf(body: object): string {
  return `"${Buffer.from(JSON.stringify(body)).toString('base64url')}"`;
}

/** The title and colour, where each that is there is valid; those of `needed` have to be. */
function readFields(
  sent: Readonly<Record<string, unknown>> | undefined,
  needed: object,
): { readonly title?: string; readonly colour?: string } | undefined {
  if (!sent || Object.keys(needed).some((name) => !Object.hasOwn(sent, name))) return undefined;
  const isGood = Object.entries(sent).every(
    ([name, value]) =>
      typeof value === 'string' &&
      (name === 'title'
        ? value.length > 0 && value.length <= 60
        : name === 'colour' && ['red', 'green', 'blue'].includes(value)),
  );
  return isGood ? sent : undefined;
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

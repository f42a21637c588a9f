import { modelOf } from '../items-server.fixture.ts';

/** What a test can break, one thing at a time. */
export type Fault =
  | 'read-open'
  | 'delete-open'
  | 'any-key-creates'
  | 'prefix-lists'
  | 'bearer-lists'
  | 'query-keys'
  | 'bare-is-404'
  | 'foreign-read'
  | 'foreign-change'
  | 'foreign-listed'
  | 'status-closed'
  | 'put-works'
  | 'allow-lacks-post'
  | 'allow-names-put'
  | 'no-allow'
  | 'method-is-400'
  | 'head-is-404'
  | 'head-has-other-type'
  | 'everything-found'
  | 'below-found'
  | 'nul-crashes'
  | 'huge-crashes'
  | 'odd-path-crashes'
  /** Oddities that are no faults. */
  | 'foreign-is-404'
  | 'no-head'
  | 'head-refused'
  | 'any-key-everywhere'
  | 'notes-are-public';

const json = (schema: unknown) => ({ 'application/json': { schema } });
const refused = (description: string, headers = {}) => ({
  description,
  headers,
  content: json({ type: 'object' }),
});
const refusals = {
  '400': refused('It is wrong.'),
  '401': refused('The key is missing or wrong.'),
  '405': refused('No such method.', { Allow: { required: true, schema: { type: 'string' } } }),
};
const note = { $ref: '#/components/schemas/Note' };
const ofOne = {
  ...refusals,
  '403': refused('It is the note of another user.'),
  '404': refused('There is none.'),
};
const input = {
  required: true,
  content: json({
    type: 'object',
    required: ['text'],
    properties: { text: { type: 'string', maxLength: 100 }, rank: { type: 'number' } },
  }),
};

/** Notes with owners: two users, one key in a header. */
export const notesModel = modelOf({
  openapi: '3.1.0',
  info: {
    title: 'Notes',
    version: '1.0.0',
    description: 'A note is seen by its owner and by no other user.',
  },
  security: [{ key: [] }],
  paths: {
    '/notes': {
      get: {
        operationId: 'listNotes',
        responses: {
          '200': { description: 'All.', content: json({ type: 'array', items: note }) },
          ...refusals,
        },
      },
      post: {
        operationId: 'createNote',
        requestBody: input,
        responses: { '201': { description: 'Made.', content: json(note) }, ...refusals },
      },
    },
    '/notes/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } }],
      get: {
        operationId: 'getNote',
        responses: { '200': { description: 'One.', content: json(note) }, ...ofOne },
      },
      patch: {
        operationId: 'changeNote',
        requestBody: input,
        responses: { '200': { description: 'One.', content: json(note) }, ...ofOne },
      },
      delete: { operationId: 'deleteNote', responses: { '204': { description: 'Gone.' }, ...ofOne } },
    },
    '/status': {
      get: {
        operationId: 'getStatus',
        security: [],
        responses: { '200': { description: 'Fine.', content: json({ type: 'object' }) }, ...refusals },
      },
    },
  },
  components: {
    securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
    schemas: {
      Note: {
        type: 'object',
        required: ['id', 'text'],
        properties: {
          id: { type: 'integer', readOnly: true },
          text: { type: 'string' },
          rank: { type: 'number' },
        },
      },
    },
  },
});

export const annsKey = 'key-of-ann-7f31';
export const bobsKey = 'key-of-bob-c2d4';

interface Note {
  readonly id: number;
  readonly owner: string;
  readonly text: string;
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: string;
}

/** A server in process that keeps to the document, but for one fault. */
export function notesFetch(fault?: Fault): typeof fetch {
  const server = new NotesServer(fault);
  return async (url, init) => {
    const { pathname, searchParams } = new URL(String(url));
    const headers = new Headers(init?.headers);
    const body = init?.body ? new TextDecoder().decode(init.body as Uint8Array) : '';
    const asked = { method: init?.method ?? 'GET', path: pathname, query: searchParams, headers, body };
    const answer = server.answer(asked);
    if (asked.method !== 'HEAD') return answer;
    return new Response(null, { status: answer.status, headers: answer.headers });
  };
}

class NotesServer {
  readonly #notes = new Map<number, Note>();
  readonly #fault: Fault | undefined;
  #last = 0;

  constructor(fault: Fault | undefined) {
    this.#fault = fault;
  }

  answer(asked: Asked): Response {
    const { method, path } = asked;
    if (method === 'HEAD') return this.#head(asked);
    const id = /^\/notes\/([^/]+)$/.exec(path)?.[1];
    if (path === '/status') return this.#status(asked);
    if (path === '/notes') return this.#collection(asked);
    if (id !== undefined) return this.#one(asked, id);
    const isFound =
      (this.#fault === 'everything-found' && path.split('/').length === 2) ||
      (this.#fault === 'below-found' && path.startsWith('/notes/'));
    return isFound ? reply(200, {}) : reply(404, {});
  }

  #head(asked: Asked): Response {
    const answer = this.answer({ ...asked, method: 'GET' });
    const isOne = /^\/notes\/\d+$/.test(asked.path);
    if (this.#fault === 'head-refused') return reply(405, {}, { allow: 'GET, POST, PATCH, DELETE' });
    if (this.#fault === 'no-head' || (this.#fault === 'head-is-404' && isOne)) return reply(404, {});
    if (this.#fault === 'head-has-other-type' && isOne) answer.headers.set('content-type', 'text/html');
    return answer;
  }

  #status(asked: Asked): Response {
    if (asked.method !== 'GET') return this.#wrongMethod('GET');
    return this.#fault === 'status-closed' && this.#user(asked) === undefined
      ? reply(401, {})
      : reply(200, {});
  }

  #collection(asked: Asked): Response {
    if (asked.method !== 'GET' && asked.method !== 'POST')
      return this.#wrongMethod(this.#fault === 'allow-lacks-post' ? 'GET' : 'GET, POST');
    const user = this.#user(asked) ?? this.#wrongUser(asked);
    if (user === undefined) return this.#bare(asked);
    if (asked.method === 'POST') return this.#create(asked, user);
    const seen = [...this.#notes.values()].filter(
      ({ owner }) => owner === user || this.#fault === 'foreign-listed' || this.#fault === 'notes-are-public',
    );
    return reply(200, seen.map(shown));
  }

  #create(asked: Asked, owner: string): Response {
    const input = this.#input(asked);
    if (input instanceof Response) return input;
    this.#last += 1;
    const made = { ...input, id: this.#last, owner };
    this.#notes.set(made.id, made);
    return reply(201, shown(made));
  }

  #one(asked: Asked, id: string): Response {
    const { method } = asked;
    const works = ['GET', 'PATCH', 'DELETE', ...(this.#fault === 'put-works' ? ['PUT'] : [])];
    if (!works.includes(method))
      return this.#wrongMethod(`GET, PATCH, DELETE${this.#fault === 'allow-names-put' ? ', PUT' : ''}`);
    if (this.#fault === 'odd-path-crashes' && id.includes('%')) return reply(500, {});
    const note = this.#notes.get(Number(id));
    const isOpen =
      (this.#fault === 'read-open' && method === 'GET') ||
      (this.#fault === 'delete-open' && method === 'DELETE');
    const byQuery = this.#fault === 'query-keys' ? asked.query.get('X-Key') : null;
    const user = this.#user(asked) ?? (byQuery === annsKey ? 'ann' : isOpen ? note?.owner : undefined);
    if (user === undefined) return this.#bare(asked);
    if (!note) return reply(404, {});
    if (note.owner !== user && !this.#isShared(method))
      return reply(this.#fault === 'foreign-is-404' ? 404 : 403, {});
    return this.#change(asked, note);
  }

  #isShared(method: string): boolean {
    const isRead = method === 'GET';
    if (this.#fault === 'notes-are-public') return true;
    return (
      (this.#fault === 'foreign-read' && isRead) || (this.#fault === 'foreign-change' && method === 'PATCH')
    );
  }

  #change(asked: Asked, note: Note): Response {
    if (asked.method === 'GET') return reply(200, shown(note));
    if (asked.method === 'DELETE') {
      this.#notes.delete(note.id);
      return new Response(null, { status: 204 });
    }
    const input = this.#input(asked);
    if (input instanceof Response) return input;
    this.#notes.set(note.id, { ...note, ...input });
    return reply(200, shown({ ...note, ...input }));
  }

  #input({ body }: Asked): { text: string } | Response {
    try {
      const value = JSON.parse(body) as { text: string; rank?: number } | null;
      if (this.#fault === 'nul-crashes' && value?.text.includes('\0')) return reply(500, {});
      if (this.#fault === 'huge-crashes' && (value?.rank ?? 0) > 1e200) return reply(500, {});
      if (typeof value?.text !== 'string' || value.text.length > 100) return reply(400, {});
      return { text: value.text, ...(typeof value.rank === 'number' && { rank: value.rank }) };
    } catch {
      return reply(400, {});
    }
  }

  #user({ headers }: Asked): string | undefined {
    const key = headers.get('x-key');
    if (this.#fault === 'any-key-everywhere' && key) return 'ann';
    return key === annsKey ? 'ann' : key === bobsKey ? 'bob' : undefined;
  }

  /** Whom a list or a create takes a request for that has no right key. */
  #wrongUser({ method, headers }: Asked): string | undefined {
    const key = headers.get('x-key');
    const isList = method === 'GET';
    if (this.#fault === 'any-key-creates' && !isList && key) return 'ann';
    if (this.#fault === 'prefix-lists' && isList && key?.startsWith(annsKey)) return 'ann';
    const isBearer = headers.get('authorization') === `Bearer ${annsKey}`;
    return this.#fault === 'bearer-lists' && isList && isBearer ? 'ann' : undefined;
  }

  #bare({ method }: Asked): Response {
    return this.#fault === 'bare-is-404' && method === 'DELETE' ? reply(404, {}) : reply(401, {});
  }

  #wrongMethod(allow: string): Response {
    if (this.#fault === 'method-is-400') return reply(400, {});
    return reply(405, {}, this.#fault === 'no-allow' ? {} : { allow });
  }
}

function shown({ owner: _, ...rest }: Note) {
  return rest;
}

function reply(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

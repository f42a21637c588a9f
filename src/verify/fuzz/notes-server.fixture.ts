import { modelOf } from '../items-server.fixture.ts';

/** What can be wrong with the notes server. */
export type NotesFault =
  | 'crash-on-unicode'
  | 'pages-unbounded'
  | 'limit-unbounded'
  | 'large-pages-as-text'
  | 'crash-on-three-tags';

interface Note {
  readonly id: string;
  readonly title: string;
  readonly pages?: number;
  readonly kind?: string;
  readonly tags?: readonly string[];
}

const json = (schema: unknown) => ({ 'application/json': { schema } });
const noteBody = {
  type: 'object',
  required: ['title'],
  additionalProperties: false,
  properties: {
    title: { type: 'string', minLength: 1, maxLength: 40 },
    pages: { type: 'integer', minimum: 0, maximum: 500 },
    kind: { enum: ['draft', 'final'] },
    tags: { type: 'array', maxItems: 3, items: { type: 'string', maxLength: 10 } },
  },
};
const note = { $ref: '#/components/schemas/Note' };
const problem = { description: 'Refused.', content: json({ type: 'object' }) };

/** Notes that are listed, made, read and deleted. */
export const notesModel = modelOf({
  openapi: '3.1.0',
  info: { title: 'Notes', version: '1.0.0' },
  paths: {
    '/notes': {
      get: {
        operationId: 'listNotes',
        parameters: [
          { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 50 } },
          { name: 'q', in: 'query', schema: { type: 'string', maxLength: 20 } },
        ],
        responses: {
          '200': { description: 'Notes.', content: json({ type: 'array', items: note }) },
          '400': problem,
        },
      },
      post: {
        operationId: 'createNote',
        requestBody: {
          required: true,
          content: { 'application/json': { schema: noteBody, example: { title: 'First' } } },
        },
        responses: { '201': { description: 'Made.', content: json(note) }, '400': problem },
      },
    },
    '/notes/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      get: {
        operationId: 'getNote',
        responses: { '200': { description: 'A note.', content: json(note) }, '404': problem },
      },
      delete: { operationId: 'deleteNote', responses: { '204': { description: 'Gone.' }, '404': problem } },
    },
  },
  components: {
    schemas: {
      Note: {
        type: 'object',
        required: ['id', 'title'],
        properties: {
          id: { type: 'string' },
          title: { type: 'string' },
          pages: { type: 'integer' },
          kind: { type: 'string' },
          tags: { type: 'array', items: { type: 'string' } },
        },
      },
    },
  },
});

/** A server in process, and what it was asked. */
export interface NotesServer {
  readonly fetch: typeof globalThis.fetch;
  /** `POST /notes {"title":"a"}`. */
  readonly log: readonly string[];
  readonly notes: ReadonlyMap<string, Note>;
}

/** A server that keeps to the document, but for one fault. */
export function notesServer(fault?: NotesFault): NotesServer {
  const notes = new Map<string, Note>();
  const log: string[] = [];
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const url = new URL(String(input));
    const body = init?.body ? new TextDecoder().decode(init.body as Uint8Array) : undefined;
    log.push(
      [init?.method, `${url.pathname}${url.search}`, body].filter((part) => part !== undefined).join(' '),
    );
    return answer(notes, fault, { method: init?.method ?? 'GET', url, body });
  };
  return { fetch, log, notes };
}

interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly body: string | undefined;
}

function answer(
  notes: Map<string, Note>,
  fault: NotesFault | undefined,
  { method, url, body }: Asked,
): Response {
  const id = /^\/notes\/([^/]+)$/.exec(url.pathname)?.[1];
  if (id !== undefined) {
    const known = notes.get(id);
    if (!known) return reply(404, {});
    if (method === 'GET') return reply(200, known);
    notes.delete(id);
    return new Response(null, { status: 204 });
  }
  if (method === 'GET') return list(notes, fault, url.searchParams);
  return create(notes, fault, body ?? '');
}

function list(
  notes: ReadonlyMap<string, Note>,
  fault: NotesFault | undefined,
  query: URLSearchParams,
): Response {
  const limit = query.get('limit');
  const isTooMuch = fault !== 'limit-unbounded' && Number(limit) > 50;
  if (limit !== null && (!/^\d+$/.test(limit) || Number(limit) < 1 || isTooMuch)) return reply(400, {});
  if ([...(query.get('q') ?? '')].length > 20) return reply(400, {});
  return reply(200, [...notes.values()].slice(0, Number(limit ?? 10)));
}

function create(notes: Map<string, Note>, fault: NotesFault | undefined, body: string): Response {
  const value = parsed(body);
  if (!isValid(value, fault)) return reply(400, {});
  if (fault === 'crash-on-unicode' && /[^ -~]/.test(value.title)) return reply(500, {});
  if (fault === 'crash-on-three-tags' && value.tags?.length === 3) return reply(500, {});
  const made = { ...value, id: `n${notes.size + 1}` };
  notes.set(made.id, made);
  const isTold = fault === 'large-pages-as-text' && (made.pages ?? 0) > 100;
  return reply(201, isTold ? { ...made, pages: String(made.pages) } : made);
}

function isValid(value: unknown, fault: NotesFault | undefined): value is Omit<Note, 'id'> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { title, pages, kind, tags, ...others } = value as Record<string, unknown>;
  const most = fault === 'pages-unbounded' ? Number.POSITIVE_INFINITY : 500;
  const isCount = typeof pages === 'number' && Number.isInteger(pages) && pages >= 0 && pages <= most;
  const isTag = (tag: unknown) => typeof tag === 'string' && [...tag].length <= 10;
  return (
    Object.keys(others).length === 0 &&
    typeof title === 'string' &&
    title !== '' &&
    [...title].length <= 40 &&
    (pages === undefined || isCount) &&
    (kind === undefined || kind === 'draft' || kind === 'final') &&
    (tags === undefined || (Array.isArray(tags) && tags.length <= 3 && tags.every(isTag)))
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function reply(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
}

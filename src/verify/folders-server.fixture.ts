import { isObject } from '../model/values.ts';

/** A fault of the folders, or something odd that their document allows. */
export type FolderSwitch =
  | 'open-tells-note'
  | 'revoked-stays-open'
  | 'open-outlives-folder'
  | 'location-elsewhere'
  | 'notes-survive'
  | 'notes-stay-listed'
  | 'count-keeps-deleted'
  | 'count-never-rises'
  | 'count-is-late'
  | 'count-is-of-all-times'
  | 'etag-misses-note'
  | 'etag-misses-colour'
  | 'weak-etags-of-title'
  | 'if-match-optional'
  | 'stale-is-404'
  | 'put-works'
  | 'list-deletable'
  | 'open-for-any';

interface Folder {
  readonly id: number;
  readonly title: string;
  readonly note: string;
  readonly colour: string | null;
}

interface Part {
  readonly id: number;
  readonly folderId: number;
  readonly text: string;
}

interface Call {
  readonly method: string;
  readonly segments: readonly string[];
  readonly match: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What is answered: a status, a body where there is one, and headers. */
type Reply = readonly [status: number, body?: unknown, headers?: Readonly<Record<string, string>>];

/** A server in process that keeps to `foldersDocument`, but for what is switched on. */
export function foldersFetch(switched?: FolderSwitch): typeof globalThis.fetch {
  const world = new FolderWorld((name) => name === switched);
  return async (input, init) => {
    const request = new Request(input, init);
    const text = await request.text();
    const { pathname } = new URL(request.url);
    const segments = pathname.slice(1).split('/');
    const sent = parsed(text);
    const isJson = text === '' || /json/.test(request.headers.get('content-type') ?? '');
    const [status, body, headers] = !isJson
      ? refuse('application/json', 415)
      : sent === undefined
        ? refuse('an object', 400)
        : world.answer({
            method: request.method === 'HEAD' ? 'GET' : request.method,
            segments,
            match: request.headers.get('if-match'),
            body: sent,
          });
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const bytes = body === undefined || request.method === 'HEAD' ? null : JSON.stringify(body);
    return new Response(bytes, { status, headers: { ...type, ...headers } });
  };
}

class FolderWorld {
  readonly #on: (name: FolderSwitch) => boolean;
  readonly #folders = new Map<number, Folder>();
  readonly #notes = new Map<number, Part>();
  readonly #links = new Map<number, Part>();
  /** Of what was deleted: slugs that are open still. */
  readonly #open = new Map<string, string>();
  readonly #counts = new Map<number, number>();
  #lastId = 0;

  constructor(on: (name: FolderSwitch) => boolean) {
    this.#on = on;
  }

  answer(call: Call): Reply {
    const [first, id, part, last] = call.segments;
    const longest = first === 'folders' ? (part === 'links' ? 4 : 3) : 2;
    if (call.segments.length > longest) return [404];
    if (first === 'open') return this.#show(call, id ?? '');
    if (first === 'notes') return this.#answerNotes(call, id);
    if (first !== 'folders') return [404];
    const folder = this.#folders.get(Number(id));
    if (id === undefined) return this.#answerFolders(call);
    if (!folder) return [404];
    if (part === undefined) return this.#answerFolder(call, folder);
    if (part === 'notes') return call.method === 'POST' ? this.#addNote(call, folder) : refuse('POST');
    return part === 'links' ? this.#answerLinks(call, folder, last) : [404];
  }

  #nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  #shown({ id, title, note, colour }: Folder): unknown {
    const own = [...this.#notes.values()].filter((one) => one.folderId === id).length;
    const ever = this.#counts.get(id) ?? 0;
    const isEver = this.#on('count-keeps-deleted') || this.#on('count-is-of-all-times');
    const real = isEver ? ever : own;
    const told = this.#on('count-is-late') ? this.#late(id, real) : real;
    return { id, title, note, colour, noteCount: this.#on('count-never-rises') ? 0 : told };
  }

  readonly #told = new Map<number, number>();

  /** The number as it was when it was asked for last. */
  #late(id: number, now: number): number {
    const before = this.#told.get(id) ?? now;
    this.#told.set(id, now);
    return before;
  }

  #etagOf({ id, title, note, colour }: Folder): string {
    const isOfTitle = this.#on('weak-etags-of-title');
    const seen = [
      id,
      title,
      this.#on('etag-misses-note') || isOfTitle ? '' : note,
      this.#on('etag-misses-colour') || isOfTitle ? '' : colour,
    ];
    const tag = `"${Buffer.from(JSON.stringify(seen)).toString('base64url')}"`;
    return isOfTitle ? `W/${tag}` : tag;
  }

  #answerFolders({ method, body }: Call): Reply {
    const all = [...this.#folders.values()];
    if (method === 'GET') return [200, all.map((one) => this.#shown(one))];
    if (method === 'DELETE' && this.#on('list-deletable')) return [204];
    if (method !== 'POST') return refuse(this.#on('list-deletable') ? 'GET, POST, DELETE' : 'GET, POST');
    if (isWrong(body, true)) return [400];
    const folder = { id: this.#nextId(), note: '', colour: null, title: '', ...body } as Folder;
    this.#folders.set(folder.id, folder);
    const headers = { location: `/folders/${folder.id}`, etag: this.#etagOf(folder) };
    return [201, this.#shown(folder), headers];
  }

  #answerFolder({ method, match, body }: Call, folder: Folder): Reply {
    const etag = this.#etagOf(folder);
    if (method === 'GET') return [200, this.#shown(folder), { etag }];
    if (method === 'DELETE') return this.#delete(folder);
    const isPut = method === 'PUT' && this.#on('put-works');
    if (method !== 'PATCH' && !isPut) return refuse('GET, PATCH, DELETE');
    if (match === null && !this.#on('if-match-optional')) return [428];
    if (match !== null && match !== '*' && match !== etag) return [this.#on('stale-is-404') ? 404 : 412];
    if (isWrong(body, isPut) || Object.keys(body).length === 0) return [400];
    const next = { ...folder, ...body };
    this.#folders.set(folder.id, next);
    return [200, this.#shown(next), { etag: this.#etagOf(next) }];
  }

  #delete({ id, title }: Folder): Reply {
    this.#folders.delete(id);
    for (const note of [...this.#notes.values()])
      if (note.folderId === id && !this.#on('notes-survive'))
        this.#notes.set(note.id, { ...note, folderId: -id });
    for (const link of [...this.#links.values()]) {
      if (link.folderId !== id) continue;
      this.#links.delete(link.id);
      if (this.#on('open-outlives-folder')) this.#open.set(slugOf(link), title);
    }
    return [204];
  }

  #addNote({ body }: Call, { id: folderId }: Folder): Reply {
    if (!isText(body.text) || Object.keys(body).length > 1) return [400];
    const note = { id: this.#nextId(), folderId, text: body.text };
    this.#notes.set(note.id, note);
    this.#counts.set(folderId, (this.#counts.get(folderId) ?? 0) + 1);
    return [201, note, { location: `/notes/${note.id}` }];
  }

  #answerNotes({ method }: Call, id: string | undefined): Reply {
    const listed = [...this.#notes.values()].filter(
      (one) => one.folderId > 0 || this.#on('notes-stay-listed'),
    );
    if (id === undefined) return method === 'GET' ? [200, listed] : refuse('GET');
    const note = this.#notes.get(Number(id));
    if (!note || note.folderId < 0) return [404];
    if (method === 'GET') return [200, note];
    if (method !== 'DELETE') return refuse('GET, DELETE');
    this.#notes.delete(note.id);
    return [204];
  }

  #answerLinks({ method, body }: Call, { id: folderId, title }: Folder, id: string | undefined): Reply {
    const own = [...this.#links.values()].filter((one) => one.folderId === folderId);
    const link = own.find((one) => String(one.id) === id);
    if (id !== undefined && !link) return [404];
    if (link) {
      if (method !== 'DELETE') return refuse('DELETE');
      this.#links.delete(link.id);
      if (this.#on('revoked-stays-open')) this.#open.set(slugOf(link), title);
      return [204];
    }
    if (method === 'GET') return [200, own.map(shownLink)];
    if (method !== 'POST') return refuse('GET, POST');
    if (!isText(body.label) || Object.keys(body).length > 1) return [400];
    const made = { id: this.#nextId(), folderId, text: body.label };
    this.#links.set(made.id, made);
    const path = this.#on('location-elsewhere') ? 'opened' : 'open';
    return [201, shownLink(made), { location: `/${path}/${slugOf(made)}` }];
  }

  #show({ method }: Call, slug: string): Reply {
    if (method !== 'GET') return refuse('GET');
    const link = [...this.#links.values()].find((one) => slugOf(one) === slug);
    const folder = link && this.#folders.get(link.folderId);
    const title = folder?.title ?? this.#open.get(slug) ?? (this.#on('open-for-any') ? 'Any' : undefined);
    if (title === undefined) return [404];
    return [200, { title, ...(this.#on('open-tells-note') && { note: folder?.note ?? '' }) }];
  }
}

function refuse(allow: string, status = 405): Reply {
  return [status, undefined, { allow }];
}

/** The object that a body is; empty where there is none, undefined where it is no object. */
function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = text === '' ? {} : JSON.parse(text);
    return isObject(value) && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function slugOf({ id }: Part): string {
  return `link-${id * 7919}`;
}

function shownLink(link: Part): unknown {
  return { id: link.id, slug: slugOf(link), label: link.text };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && [...value].length <= 60;
}

/** Whether a body of a folder breaks a rule. */
function isWrong(body: Readonly<Record<string, unknown>>, isWhole: boolean): boolean {
  const { title, note, colour, ...rest } = body;
  return (
    Object.keys(rest).length > 0 ||
    (title === undefined ? isWhole : !isText(title)) ||
    (note !== undefined && !(typeof note === 'string' && [...note].length <= 80)) ||
    (colour !== undefined && ![null, 'red', 'blue'].includes(colour as string))
  );
}

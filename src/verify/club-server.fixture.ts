import { validatorOf } from '../schema/validate.ts';
import { clubDocument } from './club-document.fixture.ts';
import { modelOf } from './items-server.fixture.ts';

/** What the club can be made to do wrong. */
export type ClubFault =
  | 'vote-without-zone'
  | 'emoji-crashes'
  | 'any-password'
  | 'any-user'
  | 'start-of-password'
  | 'pattern-crashes'
  | 'call-without-phone'
  | 'call-loses-title'
  | 'title-not-kept'
  | 'note-not-removed'
  | 'note-without-default'
  | 'longest-key-crashes'
  | 'longest-key-refused'
  | 'bare-missing';

export const clubModel = modelOf(clubDocument);

type Body = Readonly<Record<string, unknown>>;

interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

interface Asked {
  readonly body: unknown;
  readonly query: URLSearchParams;
  readonly key: string;
}

const problem = (status: number): Reply => ({ status, body: { message: 'No.' } });

/** The club in process. */
export function clubFetch(fault?: ClubFault): typeof fetch {
  const club = new Club((name) => name === fault);
  return async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const asked = {
      body: await bodyOf(request),
      query: url.searchParams,
      key: request.headers.get('idempotency-key') ?? '',
    };
    const { status, body } = club.answer(`${request.method} ${url.pathname}`, asked);
    return body === undefined ? new Response(null, { status }) : Response.json(body, { status });
  };
}

async function bodyOf(request: Request): Promise<unknown> {
  try {
    return JSON.parse(await request.text());
  } catch {
    return undefined;
  }
}

/** Whether a body keeps to the document. */
function fits(path: keyof typeof clubDocument.paths, method: string, body: unknown): body is Body {
  const operation = clubModel.operations.find((one) => one.path === path && one.method === method);
  const schema = operation?.requestBody?.content[0]?.schema;
  return (
    body !== undefined &&
    schema !== undefined &&
    validatorOf(clubModel, schema, 'request').check(body).length === 0
  );
}

class Club {
  readonly #on: (fault: ClubFault) => boolean;
  readonly #questions = new Map<string, Body>();
  readonly #tasks = new Map<string, Body>();
  /** What was answered to each key, and to which body. */
  readonly #keys = new Map<string, { readonly sent: string; readonly reply: Reply }>();
  #last = 0;

  constructor(on: (fault: ClubFault) => boolean) {
    this.#on = on;
  }

  answer(line: string, asked: Asked): Reply {
    const [method = '', , kind, key = '', part, number, more] = line.split(/[ /]/);
    if (more !== undefined) return problem(404);
    if (kind === 'session') return method === 'POST' && key === '' ? this.#signIn(asked) : problem(405);
    if (kind === 'questions' && part === undefined) return this.#question(method, key, asked);
    if (kind === 'questions') return this.#part(`${method} ${part}`, key, number, asked);
    return kind === 'tasks' && part === undefined ? this.#task(method, key, asked) : problem(404);
  }

  #signIn({ body }: Asked): Reply {
    if (!fits('/session', 'post', body)) return problem(400);
    const { user, password } = body;
    const isStart = this.#on('start-of-password') && String(password).startsWith('green-door-7');
    const isRight = password === 'green-door-7' || this.#on('any-password') || isStart;
    const isKnown = user === 'mara' || this.#on('any-user');
    return isRight && isKnown ? { status: 200, body: { user } } : problem(401);
  }

  #question(method: string, key: string, { body, query }: Asked): Reply {
    if (key === '' && method === 'GET') return this.#search(query);
    if (key === '' && method === 'POST') {
      if (!fits('/questions', 'post', body)) return problem(400);
      const labels = body.choices as readonly string[];
      const choices = labels.map((label, index) => ({ id: `${this.#newId('c')}-${index}`, label }));
      const question = { id: this.#newId('q'), title: body.title, choices };
      this.#questions.set(question.id, question);
      return { status: 201, body: question };
    }
    const question = this.#questions.get(key);
    if (key === '') return problem(405);
    if (!question) return problem(404);
    if (method === 'GET') return { status: 200, body: question };
    if (method === 'DELETE') this.#questions.delete(key);
    return method === 'DELETE' ? { status: 204 } : problem(405);
  }

  #search(query: URLSearchParams): Reply {
    const text = query.get('q');
    if (text !== null && (text === '' || [...text].length > 40)) return problem(400);
    if (this.#on('pattern-crashes') && /[*([{?+\\]/.test(text ?? '')) return problem(500);
    const found = [...this.#questions.values()].filter(({ title }) => String(title).includes(text ?? ''));
    return { status: 200, body: found };
  }

  #part(what: string, key: string, number: string | undefined, { body }: Asked): Reply {
    const question = this.#questions.get(key);
    if (!question) return problem(404);
    if (what === 'GET drafts' && number === '1')
      return { status: 200, body: { number: 1, title: question.title } };
    if (what === 'GET drafts') return this.#on('bare-missing') ? { status: 404, body: {} } : problem(404);
    if (what !== 'POST votes' || number !== undefined) return problem(what === 'GET votes' ? 405 : 404);
    const choices = question.choices as readonly { readonly id: string }[];
    if (!fits('/questions/{questionId}/votes', 'post', body)) return problem(400);
    if (!choices.some(({ id }) => id === body.choice_id)) return problem(400);
    if (this.#on('emoji-crashes') && /\p{Extended_Pictographic}/u.test(String(body.comment)))
      return problem(500);
    const at = this.#on('vote-without-zone') ? '2025-05-06T07:08:09' : '2025-05-06T07:08:09Z';
    return { status: 201, body: { id: this.#newId('v'), ...body, at } };
  }

  #task(method: string, key: string, { body, key: own }: Asked): Reply {
    if (key === '' && method === 'POST') return this.#addTask(body, own);
    const task = this.#tasks.get(key);
    if (key === '') return problem(405);
    if (!task) return problem(404);
    if (method === 'GET') return { status: 200, body: this.#shown(task) };
    if (method === 'DELETE') this.#tasks.delete(key);
    if (method === 'DELETE') return { status: 204 };
    return method === 'PATCH' ? this.#patch(task, body) : problem(405);
  }

  #addTask(body: unknown, key: string): Reply {
    const isKey = /^[A-Za-z0-9-]{8,48}$/.test(key) && !(this.#on('longest-key-refused') && key.length > 40);
    if (!isKey || !fits('/tasks', 'post', body)) return problem(400);
    if (this.#on('longest-key-crashes') && key.length === 48) return problem(500);
    const known = this.#keys.get(key);
    const sent = JSON.stringify(body);
    if (known) return known.sent === sent ? known.reply : problem(400);
    const id = this.#newId('t');
    const task = { id, ...withDefaults(body) };
    const kept = this.#on('call-loses-title') && body.kind === 'call' ? { ...task, title: 'Call' } : task;
    this.#tasks.set(id, kept);
    const reply = { status: 201, body: task };
    this.#keys.set(key, { sent, reply });
    return reply;
  }

  #shown(task: Body): Body {
    const { phone: _, ...rest } = task;
    return this.#on('call-without-phone') ? rest : task;
  }

  #patch(task: Body, body: unknown): Reply {
    if (!fits('/tasks/{taskId}', 'patch', body)) return problem(400);
    const { id, ...fields } = task;
    const values = new Map(Object.entries(fields));
    for (const { op, path, value } of body as unknown as readonly {
      op: string;
      path: string;
      value: unknown;
    }[]) {
      const name = path.slice(1);
      if (!values.has(name) || (op === 'test' && values.get(name) !== value)) return problem(400);
      if (op === 'replace') values.set(name, value);
      if (op === 'remove' && !this.#on('note-not-removed')) values.delete(name);
    }
    const written = Object.fromEntries(values);
    if (!fits('/tasks', 'post', written)) return problem(400);
    const changed = { id, ...withDefaults(written, this.#on('note-without-default') ? 'gone' : undefined) };
    this.#tasks.set(String(id), this.#on('title-not-kept') ? { ...changed, title: task.title } : changed);
    return { status: 200, body: changed };
  }

  #newId(start: string): string {
    this.#last += 1;
    return `${start}${this.#last}`;
  }
}

function withDefaults(task: Body, note = 'none'): Body {
  return task.kind === 'visit' ? { note, ...task } : task;
}

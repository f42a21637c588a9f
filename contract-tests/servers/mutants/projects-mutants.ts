import type { Caller } from '../projects/authenticate.ts';
import type { ProjectHandlers } from '../projects/types.ts';
import { type Answer, Refusal } from '../shared/answer.ts';
import { type Edit, editBody, editOn, withHeader, withoutHeader } from './edit-answer.ts';
import type { ServerMutant } from './server-mutant.ts';

type ProjectMutant = ServerMutant<ProjectHandlers, Caller>;

const on = (operation: keyof ProjectHandlers, status: number, edit: Edit) => editOn(operation, status, edit);

/** The body of an answer that holds a project. */
function projectIn({ body }: Answer): Readonly<Record<string, unknown>> {
  return body as Readonly<Record<string, unknown>>;
}

const stranger: Caller = { id: 'stranger', user: 'stranger', scopes: ['projects:read'] };

const answers: readonly ProjectMutant[] = [
  {
    id: 'created-at-in-seconds',
    class: 'response-shape',
    operations: ['GET /projects/{id}'],
    summary: 'A project says when it was created in seconds since 1970.',
    answer: on('getProject', 200, (answer) =>
      editBody(answer, ['created_at'], (time) => Date.parse(String(time)) / 1000),
    ),
  },
  {
    id: 'list-without-total',
    class: 'response-shape',
    operations: ['GET /projects'],
    summary: 'The list does not say how many there are.',
    answer: on('listProjects', 200, (answer) => editBody(answer, ['pagination', 'total'], () => undefined)),
  },
  {
    id: 'owner-null',
    class: 'response-shape',
    operations: ['POST /projects'],
    summary: 'A new project without an owner has one that is null.',
    answer: on('createProject', 201, (answer) => ({
      ...answer,
      body: { owner: null, ...projectIn(answer) },
    })),
  },
  {
    id: 'delete-answers-200',
    class: 'status',
    operations: ['DELETE /projects/{id}'],
    summary: 'A deletion is answered with 200.',
    answer: on('deleteProject', 204, () => ({ status: 200, body: {} })),
  },
  {
    id: 'invalid-id-answers-400',
    class: 'status',
    operations: ['GET /projects/{id}'],
    summary: 'An id that is no UUID is a 400, which a read does not document.',
    answer: on('getProject', 422, (answer) => ({ ...answer, status: 400 })),
  },
  {
    id: 'project-without-etag',
    class: 'headers-media',
    operations: ['GET /projects/{id}'],
    summary: 'A project comes without its ETag.',
    answer: on('getProject', 200, (answer) => withoutHeader(answer, 'ETag')),
  },
  {
    id: 'created-without-location',
    class: 'headers-media',
    operations: ['POST /projects'],
    summary: 'A new project comes without its Location.',
    answer: on('createProject', 201, (answer) => withoutHeader(answer, 'Location')),
  },
  {
    id: 'problem-as-json',
    class: 'headers-media',
    operations: ['PATCH /projects/{id}'],
    summary: 'The refusal of a change is plain application/json.',
    answer: on('updateProject', 422, (answer) => withHeader(answer, 'Content-Type', 'application/json')),
  },
];

const inputs: readonly ProjectMutant[] = [
  {
    id: 'name-of-any-length',
    class: 'input-acceptance',
    operations: ['POST /projects'],
    summary: 'A name may be of any length.',
    forgives: ({ name }, { field, keyword }) =>
      name === 'createProject' && field === 'name' && /Length$/.test(keyword),
  },
  {
    id: 'unknown-field-accepted',
    class: 'input-acceptance',
    operations: ['PATCH /projects/{id}'],
    summary: 'A change may have fields that nobody knows.',
    forgives: ({ name }, { keyword }) => name === 'updateProject' && keyword === 'additionalProperties',
    // What the database has no column for is dropped there.
    handlers: (own) => ({
      updateProject: ({ body, ...input }, caller) => {
        const known = ['name', 'description', 'owner', 'status', 'tags'];
        const kept = Object.fromEntries(Object.entries(body).filter(([field]) => known.includes(field)));
        return own.updateProject({ ...input, body: kept }, caller);
      },
    }),
  },
  {
    id: 'tags-twice',
    class: 'input-acceptance',
    operations: ['PUT /projects/{id}'],
    summary: 'A project may have a tag twice.',
    forgives: ({ name }, { keyword }) => name === 'replaceProject' && keyword === 'uniqueItems',
  },
  {
    id: 'page-from-zero',
    class: 'input-acceptance',
    operations: ['GET /projects'],
    summary: 'Page 0 is taken for the first one.',
    forgives: ({ name }, { field, keyword }) =>
      name === 'listProjects' && field === 'page' && keyword === 'minimum',
    handlers: (own) => ({
      listProjects: ({ query, ...input }, caller) =>
        own.listProjects({ ...input, query: { ...query, page: Math.max(1, query.page ?? 1) } }, caller),
    }),
  },
  {
    id: 'unknown-project-answers-500',
    class: 'robustness',
    operations: ['DELETE /projects/{id}'],
    summary: 'To delete a project that is not there is a fault of the service.',
    answer: on('deleteProject', 404, (answer) => ({
      ...answer,
      status: 500,
      body: { ...projectIn(answer), status: 500, code: 'internal_error', title: 'Internal error' },
    })),
  },
  {
    id: 'status-filter-answers-500',
    class: 'robustness',
    operations: ['GET /projects'],
    summary: 'A list of a status that there is not is a fault of the service.',
    forgives: ({ name }, { field }) => name === 'listProjects' && field === 'status',
    handlers: (own) => ({
      listProjects: (input, caller) => {
        const { status = 'active' } = input.query;
        if (!['active', 'archived'].includes(status)) throw new Error('no such status');
        return own.listProjects(input, caller);
      },
    }),
  },
];

const states: readonly ProjectMutant[] = [
  {
    id: 'patch-not-written',
    class: 'state',
    operations: ['PATCH /projects/{id}'],
    summary: 'A change is answered, and not made.',
    handlers: (own) => ({
      updateProject: async (input, caller) => {
        const read = await own.getProject({ ...input, header: {}, body: undefined }, caller);
        const wanted = Object.entries({ ...projectIn(read), ...input.body }).filter(
          ([, value]) => value !== null,
        );
        return { ...read, body: Object.fromEntries(wanted) };
      },
    }),
  },
  {
    id: 'put-keeps-what-is-left-out',
    class: 'state',
    operations: ['PUT /projects/{id}'],
    summary: 'A replaced project keeps the description that was left out.',
    handlers: (own) => ({
      replaceProject: async (input, caller) => {
        const read = await own.getProject({ ...input, header: {}, body: undefined }, caller);
        const { description } = projectIn(read);
        const kept = typeof description === 'string' && { description };
        return own.replaceProject({ ...input, body: { ...kept, ...input.body } }, caller);
      },
    }),
  },
  {
    id: 'delete-keeps',
    class: 'state',
    operations: ['DELETE /projects/{id}'],
    summary: 'A deleted project is still there.',
    handlers: (own) => ({
      deleteProject: async (input, caller) => {
        await own.getProject({ ...input, header: {} }, caller);
        return { status: 204 };
      },
    }),
  },
  {
    id: 'if-match-ignored',
    class: 'state',
    operations: ['PUT /projects/{id}'],
    summary: 'A project is replaced whatever version If-Match names.',
    handlers: (own) => ({
      replaceProject: (input, caller) => own.replaceProject({ ...input, header: {} }, caller),
    }),
  },
  {
    id: 'if-none-match-ignored',
    class: 'state',
    operations: ['GET /projects/{id}'],
    summary: 'An unchanged project is sent again.',
    handlers: (own) => ({ getProject: (input, caller) => own.getProject({ ...input, header: {} }, caller) }),
  },
  {
    id: 'idempotency-key-ignored',
    class: 'state',
    operations: ['POST /projects'],
    summary: 'A repeated creation is a new one, whatever its key.',
    handlers: (own) => ({
      createProject: (input, caller) => own.createProject({ ...input, header: {} }, caller),
    }),
  },
  {
    id: 'name-taken-twice',
    class: 'state',
    operations: ['POST /projects'],
    summary: 'A name that is taken is given once more.',
    handlers: (own) => ({
      createProject: async (input, caller) => {
        try {
          return await own.createProject(input, caller);
        } catch (error) {
          if (!(error instanceof Refusal) || error.answer.status !== 409) throw error;
          const body = { ...input.body, name: crypto.randomUUID() };
          const made = await own.createProject({ ...input, header: {}, body }, caller);
          return editBody(made, ['name'], () => input.body.name);
        }
      },
    }),
  },
];

const ways: readonly ProjectMutant[] = [
  {
    id: 'read-by-strangers',
    class: 'auth',
    operations: ['GET /projects/{id}'],
    summary: 'A project is read without a credential.',
    admit: ({ name }, _request, { status }) =>
      name === 'getProject' && status === 401 ? stranger : undefined,
  },
  {
    id: 'any-api-key',
    class: 'auth',
    operations: ['GET /projects'],
    summary: 'Any API key lists the projects.',
    admit: ({ name }, { headers }, { status }) =>
      name === 'listProjects' && status === 401 && headers['x-api-key'] !== undefined ? stranger : undefined,
  },
  {
    id: 'put-of-all-answered',
    class: 'methods-routes',
    operations: ['PUT /projects'],
    summary: 'PUT of the whole list is answered, though there is no such operation.',
    answer: (answer, { method, route }) =>
      method === 'PUT' && route?.endsWith('/projects') ? { status: 204 } : answer,
  },
  {
    id: 'allow-incomplete',
    class: 'methods-routes',
    operations: ['GET /projects/{id}', 'PUT /projects/{id}', 'PATCH /projects/{id}', 'DELETE /projects/{id}'],
    summary: 'Allow of a project leaves PATCH out.',
    answer: (answer, { route }) =>
      answer.status === 405 && route?.endsWith('/projects/:id')
        ? withHeader(answer, 'Allow', 'GET, PUT, DELETE')
        : answer,
  },
];

const lists: readonly ProjectMutant[] = [
  {
    id: 'page-size-ignored',
    class: 'collection',
    operations: ['GET /projects'],
    summary: 'Every page holds as many projects as by default.',
    handlers: (own) => ({
      listProjects: (input, caller) =>
        own.listProjects({ ...input, query: { ...input.query, page_size: 20 } }, caller),
    }),
  },
  {
    id: 'page-ignored',
    class: 'collection',
    operations: ['GET /projects'],
    summary: 'Every page is the first one.',
    handlers: (own) => ({
      listProjects: async (input, caller) => {
        const first = await own.listProjects({ ...input, query: { ...input.query, page: 1 } }, caller);
        return editBody(first, ['pagination', 'page'], () => input.query.page);
      },
    }),
  },
  {
    id: 'status-ignored',
    class: 'collection',
    operations: ['GET /projects'],
    summary: 'Projects of every status are listed, whichever is asked for.',
    handlers: (own) => ({
      listProjects: ({ query: { status: _, ...query }, ...input }, caller) =>
        own.listProjects({ ...input, query }, caller),
    }),
  },
  {
    id: 'total-too-high',
    class: 'collection',
    operations: ['GET /projects'],
    summary: 'The total counts one project too many.',
    answer: on('listProjects', 200, (answer) =>
      editBody(answer, ['pagination', 'total'], (total) => Number(total) + 1),
    ),
  },
];

/** The ways to break the projects server. */
export const projectsMutants: readonly ProjectMutant[] = [
  ...answers,
  ...inputs,
  ...states,
  ...ways,
  ...lists,
];

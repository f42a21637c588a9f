import type { DatabaseSync } from 'node:sqlite';
import { type Answer, Refusal } from '../shared/answer.ts';
import { inTransaction, isUniqueViolation } from '../shared/database.ts';
import { filledQuery, pageInfo } from '../shared/page.ts';
import type { Caller } from './authenticate.ts';
import { etagOf, hasEtag } from './etag.ts';
import type { IdempotencyKeys } from './idempotency.ts';
import { problem } from './problems.ts';
import type { ProjectStore, StoredProject } from './project-store.ts';
import type { ProjectCreate, ProjectFields, ProjectHandlers, ProjectPatch } from './types.ts';

/** What the operations on one project read. */
interface OneProject {
  readonly path: { readonly id: string };
  readonly header: { readonly 'If-Match'?: string };
}

/** What the operations work on. */
export interface ProjectContext {
  readonly database: DatabaseSync;
  readonly store: ProjectStore;
  readonly keys: IdempotencyKeys;
  readonly basePath: string;
  /** Awaited before a project is created. */
  readonly beforeCreate: () => Promise<void>;
}

/** The operations on projects. */
export function createProjectHandlers(
  context: ProjectContext,
): Omit<ProjectHandlers, 'issueToken' | 'authorize'> {
  const { database, store } = context;
  return {
    listProjects: (input) => {
      const query = filledQuery(input.query);
      const { projects, total } = store.list(query);
      return { status: 200, body: { data: projects, pagination: pageInfo(query, total) } };
    },
    createProject: ({ header, body }, caller) =>
      createProject(context, header['Idempotency-Key'], body, caller),
    getProject: ({ path, header }) => {
      const stored = find(store, path);
      const known = header['If-None-Match'];
      const etag = etagOf(stored.version);
      if (known !== undefined && hasEtag(known, etag, true)) return { status: 304, headers: { ETag: etag } };
      return found(stored);
    },
    replaceProject: (input) => inTransaction(database, () => change(store, input, () => input.body)),
    updateProject: (input) =>
      inTransaction(database, () => change(store, input, (fields) => merge(fields, input.body))),
    deleteProject: (input) =>
      inTransaction(database, () => {
        store.delete(findToChange(store, input).project.id);
        return { status: 204 };
      }),
  };
}

async function createProject(
  { store, keys, basePath, beforeCreate }: ProjectContext,
  key: string | undefined,
  body: ProjectCreate,
  caller: Caller,
): Promise<Answer> {
  const create = (): Answer => {
    const stored = keepingNamesUnique(body.name, () => store.create({ status: 'active', tags: [], ...body }));
    const answer = found(stored);
    const Location = `${basePath}/projects/${stored.project.id}`;
    return { ...answer, status: 201, headers: { ...answer.headers, Location } };
  };
  if (key !== undefined) return keys.once({ caller: caller.id, key, body }, beforeCreate, create);
  await beforeCreate();
  return create();
}

/** Writes what a project becomes; one that stays as it is keeps its version. */
function change(
  store: ProjectStore,
  input: OneProject,
  next: (fields: ProjectFields) => ProjectFields,
): Answer {
  const stored = findToChange(store, input);
  const before = fieldsOf(stored.project);
  const after = fieldsOf(next(before));
  if (JSON.stringify(after) === JSON.stringify(before)) return found(stored);
  return found(keepingNamesUnique(after.name, () => store.update(stored, after)));
}

/** @throws Refusal 404, 412 */
function findToChange(store: ProjectStore, { path, header }: OneProject): StoredProject {
  const stored = find(store, path);
  const wanted = header['If-Match'];
  if (wanted === undefined || hasEtag(wanted, etagOf(stored.version), false)) return stored;
  throw new Refusal(
    problem('precondition_failed', 'The project has changed since the version in If-Match. Read it again.'),
  );
}

/** @throws Refusal 404 */
function find(store: ProjectStore, { id }: OneProject['path']): StoredProject {
  // UUIDs are the same in either case (RFC 9562).
  const stored = store.find(id.toLowerCase());
  if (!stored) throw new Refusal(problem('not_found', `There is no project ${id}.`));
  return stored;
}

function found({ project, version }: StoredProject): Answer {
  return { status: 200, headers: { ETag: etagOf(version) }, body: project };
}

/** Applies a merge patch: the fields hold no objects, so no patch goes deeper. @see https://www.rfc-editor.org/rfc/rfc7396 */
function merge(fields: ProjectFields, patch: ProjectPatch): ProjectFields {
  const { description, owner, ...rest } = { ...fields, ...patch };
  return {
    ...rest,
    ...(typeof description === 'string' && { description }),
    ...(typeof owner === 'string' && { owner }),
  };
}

/** In one order, so that equal fields are equal JSON. */
function fieldsOf({ name, description, owner, status, tags }: ProjectFields): ProjectFields {
  return {
    name,
    ...(description !== undefined && { description }),
    ...(owner !== undefined && { owner }),
    status,
    tags,
  };
}

/** @throws Refusal 409 when the database knows the name */
function keepingNamesUnique<T>(name: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new Refusal(problem('name_taken', `A project named '${name}' exists.`));
  }
}

import type { Call, Reply } from '../serve.ts';
import { etagOf, isStale, isUnchanged } from './conditions.ts';
import { findFlag, findProject, readFlag } from './find.ts';
import { fail, json } from './replies.ts';
import { defaults, type Flag, type Project, type Store } from './store.ts';

/** GET /projects/{project}/flags/{key} */
export function getFlag(store: Store, call: Call): Reply {
  const found = findFlag(store, call);
  if (!found.ok) return found.reply;
  const { project, flag } = found.value;
  if (isUnchanged(store, call, flag)) return { status: 304, headers: { ETag: etagOf(store, flag) } };
  const isBare = store.on('rules-without-type');
  const rules = isBare ? flag.rules.map(({ type: _, ...rest }) => rest) : flag.rules;
  return show(store, project, flag, { ...flag, rules });
}

/** PUT /projects/{project}/flags/{key} */
export function putFlag(store: Store, call: Call): Reply {
  const { on } = store;
  const found = findProject(store, call);
  if (!found.ok) return found.reply;
  const { project } = found.value;
  const key = call.params.key ?? '';
  const before = project.flags.get(key);
  if (!(on('stale-replaced') && before) && isStale(store, call, before)) return fail(412);
  const read = readFlag(store, call);
  if (!read.ok) return read.reply;
  if (before?.archived) return fail(409);
  if (on('accents-crash') && /\P{ASCII}/u.test(String(read.value.name))) return fail(500);
  const kept = on('description-kept') && before ? { description: before.description } : {};
  const enabled = on('enabled-by-default') ? { enabled: true } : {};
  const at = store.now();
  const flag = {
    ...{ key, ...defaults, ...enabled, ...kept, ...read.value },
    archived: false,
    version: (before?.version ?? 0) + 1,
    created_at: before?.created_at ?? at,
    updated_at: at,
    // The document requires name and fallback.
  } as Flag;
  project.flags.set(key, flag);
  if (before) return withoutTag(store, show(store, project, flag));
  const headers = { Location: `/api/projects/${project.id}/flags/${encodeURIComponent(key)}` };
  return withoutTag(store, show(store, project, flag, flag, on('created-is-200') ? 200 : 201, headers));
}

/** DELETE /projects/{project}/flags/{key} */
export function deleteFlag(store: Store, call: Call): Reply {
  const found = findFlag(store, call);
  if (!found.ok) return found.reply;
  const { project, flag } = found.value;
  if (isStale(store, call, flag)) return fail(412);
  project.flags.delete(flag.key);
  return { status: 204 };
}

/** POST /projects/{project}/flags/{key}/archive */
export function archiveFlag(store: Store, call: Call): Reply {
  const { on } = store;
  const found = findFlag(store, call);
  if (!found.ok) return found.reply;
  const { project, flag } = found.value;
  if (isStale(store, call, flag)) return fail(412);
  if (flag.archived) return on('archived-again') ? show(store, project, flag) : fail(409);
  const archived = { ...flag, archived: true, version: flag.version + 1, updated_at: store.now() };
  if (!on('archiving-not-kept')) project.flags.set(flag.key, archived);
  return show(store, project, archived, archived, on('archiving-is-202') ? 202 : 200);
}

/** The violation: a method that the document does not have. */
export function addFlag(store: Store, call: Call): Reply {
  const found = findProject(store, call);
  if (!found.ok) return found.reply;
  const read = readFlag(store, call);
  return read.ok ? json(201, { data: read.value, meta: { project: found.value.project.id } }) : read.reply;
}

function show(
  store: Store,
  { id }: Project,
  flag: Flag,
  data: object = flag,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return json(status, { data, meta: { project: id } }, { ETag: etagOf(store, flag), ...headers });
}

function withoutTag({ on }: Store, reply: Reply): Reply {
  if (!on('put-without-etag')) return reply;
  const { ETag: _, ...headers } = reply.headers ?? {};
  return { ...reply, headers };
}

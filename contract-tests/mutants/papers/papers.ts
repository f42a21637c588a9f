import { checkJsonBody, checkParameters } from '../check-call.ts';
import type { Or } from '../or.ts';
import type { Call, Reply } from '../serve.ts';
import { type Archive, defaults, findPaper, type Paper, type PaperFields } from './archive.ts';
import { etagOf, httpDate, isUnchanged, refuseChange } from './conditions.ts';
import { fail, json } from './replies.ts';

/** GET /papers */
export function listPapers(archive: Archive, call: Call): Reply {
  const { on, papers } = archive;
  const { values, violations } = checkParameters(archive, call);
  if (violations.length > 0)
    return fail(
      400,
      violations.map(({ name }) => name),
    );
  const { year, status } = values;
  // The document has made sure of the types.
  const { limit, offset } = values as { limit: number; offset: number };
  if (on('widest-list-crashes') && limit === 50) return fail(500);
  const found = [...papers.values()]
    .filter((paper) => year === undefined || paper.year === year)
    .filter((paper) => status === undefined || paper.status === status || on('status-ignored'));
  const start = Math.max(0, offset - (on('offset-from-one') && offset > 0 ? 1 : 0));
  const page = found.slice(start, start + limit);
  const total = on('count-of-page') ? page.length : found.length;
  const entries = page.map((paper) => {
    const { abstract, ...rest } = viewOf(paper);
    return on('listed-without-abstract') ? rest : { ...rest, abstract };
  });
  return json(200, entries, { 'X-Total-Count': String(total) });
}

/** POST /papers */
export function addPaper(archive: Archive, call: Call): Reply {
  const sent = read(archive, call, 'application/json');
  if (!sent.ok) return sent.reply;
  const fields = { ...defaults, ...sent.value };
  // The document has made sure of the types.
  const paper = {
    ...fields,
    id: archive.nextId(),
    updated_at: archive.now(),
    version: 1,
  } as unknown as Paper;
  archive.papers.set(paper.id, paper);
  const reply = show(archive, paper, 201);
  const { ETag, ...rest } = reply.headers as Readonly<Record<string, string>>;
  const headers = archive.on('added-without-etag') ? rest : { ...rest, ETag: String(ETag) };
  return { ...reply, headers: { ...headers, Location: `/papers/${paper.id}` } };
}

/** GET and HEAD /papers/{paperId} */
export function getPaper(archive: Archive, call: Call): Reply {
  const { on } = archive;
  const paper = findPaper(archive, call);
  if (!paper) return fail(404);
  if (isUnchanged(archive, call, paper)) {
    return { status: 304, headers: { ETag: etagOf(archive, paper), ...dateOf(archive, paper) } };
  }
  const reply = show(archive, paper);
  if (call.method !== 'HEAD') return reply;
  if (on('head-without-etag')) return { ...reply, headers: { 'Content-Type': 'application/json' } };
  return on('head-without-length') ? { ...reply, chunked: true } : reply;
}

/** PUT /papers/{paperId} */
export function replacePaper(archive: Archive, call: Call): Reply {
  const found = findToChange(archive, call, 'application/json');
  if (!found.ok) return found.reply;
  const { paper, sent } = found.value;
  const kept = archive.on('put-keeps-abstract') ? { abstract: paper.abstract } : {};
  return keep(archive, paper, { ...defaults, ...kept, ...sent });
}

/** PATCH /papers/{paperId} */
export function changePaper(archive: Archive, call: Call): Reply {
  const { on } = archive;
  const found = findToChange(archive, call, 'application/merge-patch+json');
  if (!found.ok) return found.reply;
  const { paper, sent } = found.value;
  const given = Object.entries(sent).filter(([name, value]) => {
    return !(on('null-ignored') && name === 'doi' && value === null);
  });
  const fields = given.map(([name, value]) => [name, value ?? defaults[name as keyof typeof defaults]]);
  const reply = keep(archive, paper, Object.fromEntries(fields));
  if (!on('year-as-text')) return reply;
  const shown = JSON.parse(String(reply.body));
  return { ...reply, body: JSON.stringify({ ...shown, year: String(shown.year) }) };
}

/** DELETE /papers/{paperId} */
export function deletePaper(archive: Archive, call: Call): Reply {
  const { on, papers } = archive;
  const paper = findPaper(archive, call);
  if (!paper) return fail(404);
  const refused = refuseChange(archive, call, paper);
  if (refused) return refused;
  papers.delete(paper.id);
  return on('deleted-with-202') ? { status: 202 } : { status: 204 };
}

/** The violation: a method that the document does not have. */
export function deleteAll(): Reply {
  return { status: 204 };
}

function keep(archive: Archive, before: Paper, fields: Partial<PaperFields>): Reply {
  const isStuck = archive.on('etag-never-changes');
  const version = isStuck ? before.version : before.version + 1;
  const paper = { ...before, ...fields, updated_at: archive.now(), version };
  archive.papers.set(paper.id, paper);
  return show(archive, paper);
}

function show(archive: Archive, paper: Paper, status = 200): Reply {
  const headers = { ETag: etagOf(archive, paper), ...dateOf(archive, paper) };
  return json(status, viewOf(paper), headers);
}

function dateOf({ on }: Archive, { updated_at: time }: Paper): Readonly<Record<string, string>> {
  return { 'Last-Modified': on('date-in-iso') ? time : httpDate(time) };
}

function viewOf({ version: _, ...paper }: Paper): Omit<Paper, 'version'> {
  return paper;
}

function findToChange(
  archive: Archive,
  call: Call,
  mediaType: string,
): Or<{ readonly paper: Paper; readonly sent: Readonly<Record<string, unknown>> }> {
  const paper = findPaper(archive, call);
  if (!paper) return { ok: false, reply: fail(404) };
  const refused = refuseChange(archive, call, paper);
  if (refused) return { ok: false, reply: refused };
  const sent = read(archive, call, mediaType);
  return sent.ok ? { ok: true, value: { paper, sent: sent.value } } : sent;
}

function read(archive: Archive, call: Call, mediaType: string): Or<Readonly<Record<string, unknown>>> {
  const { on } = archive;
  if (on('list-for-patch-crashes') && call.method === 'PATCH' && call.body.toString().startsWith('[')) {
    return { ok: false, reply: fail(500) };
  }
  const accepted = on('patch-as-plain-json') ? ['application/json'] : [];
  const checked = checkJsonBody(archive, call, mediaType, accepted);
  if (checked.ok) return { ok: true, value: checked.body };
  const status = { 'media-type': 415, malformed: 400, invalid: 422 }[checked.kind];
  return {
    ok: false,
    reply: fail(
      status,
      checked.violations.map(({ name }) => name),
    ),
  };
}

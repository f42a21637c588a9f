import { isObject } from '../rules/rule.ts';
import type { Call, Reply } from '../serve.ts';
import { type Attributes, addIssue, type Board, type Issue } from './board.ts';
import { issueChangeRule, labelReferencesRule, newIssueRule } from './issue-rules.ts';
import { fail, json, read } from './replies.ts';

/** What an issue has where nothing is said. */
const defaults = { body: null, priority: 3, dueOn: null, state: 'open' };

/** POST /issues */
export function createIssue(board: Board, call: Call, author: string): Reply {
  const sent = read(board, call, newIssueRule(board));
  if ('reply' in sent) return sent.reply;
  const priority = board.on('default-priority-one') ? { priority: 1 } : {};
  // The rule has made sure of the types.
  const attributes = { ...defaults, ...priority, ...attributesIn(sent.value) } as Attributes;
  const issue = addIssue(board, author, attributes);
  if (board.on('body-not-kept')) {
    board.issues.set(issue.id, { ...issue, attributes: { ...issue.attributes, body: null } });
  }
  return shown(board, 201, issue, { Location: `/api/issues/${issue.id}` });
}

/** GET /issues/{issueId} */
export function getIssue(board: Board, call: Call, user: string): Reply {
  const found = findIssue(board, call, user);
  if ('reply' in found) return found.reply;
  const { issue } = found;
  const condition = call.headers['if-none-match'];
  const etag = etagOf(board, issue);
  if (condition !== undefined && matches(condition, etag)) return { status: 304, headers: { ETag: etag } };
  if (board.on('etag-missing-after-change') && issue.version > 1) {
    return json(board, 200, { data: view(issue) });
  }
  if (!board.on('null-body-left-out') || issue.attributes.body !== null) return shown(board, 200, issue);
  const { body: _, ...attributes } = issue.attributes;
  return json(board, 200, { data: { ...view(issue), attributes } }, { ETag: etag });
}

/** PATCH /issues/{issueId} */
export function changeIssue(board: Board, call: Call, user: string): Reply {
  const { on, issues } = board;
  const found = findIssue(board, call, on('foreign-issue-changeable') ? undefined : user);
  if ('reply' in found) return found.reply;
  if (on('emoji-crashes') && /\p{Extended_Pictographic}/u.test(call.body.toString())) return fail(board, 500);
  const sent = read(board, call, issueChangeRule(board));
  if ('reply' in sent) return sent.reply;
  const { issue } = found;
  const { data } = sent.value;
  if (isObject(data) && data.id !== undefined && data.id !== issue.id) return fail(board, 409);
  const condition = call.headers['if-match'];
  if (condition !== undefined && !matches(condition, etagOf(board, issue)) && !on('if-match-ignored')) {
    return fail(board, 412);
  }
  const change = attributesIn(sent.value);
  const reset = on('patch-resets-priority') && !('priority' in change) ? { priority: 3 } : {};
  // The rule has made sure of the types.
  const attributes = { ...issue.attributes, ...reset, ...change } as Attributes;
  const changed = { ...issue, attributes, version: issue.version + 1 };
  const state = on('closing-not-kept') ? issue.attributes.state : attributes.state;
  issues.set(issue.id, { ...changed, attributes: { ...attributes, state } });
  return on('change-answers-204') ? { status: 204, headers: {} } : shown(board, 200, changed);
}

/** DELETE /issues/{issueId} */
export function deleteIssue(board: Board, call: Call, user: string): Reply {
  const found = findIssue(board, call, board.on('foreign-issue-deletable') ? undefined : user);
  if ('reply' in found) return found.reply;
  const { issue } = found;
  if (board.on('deleted-issue-listed')) board.issues.set(issue.id, { ...issue, isGhost: true });
  else board.issues.delete(issue.id);
  return { status: 204 };
}

/** POST /issues/{issueId}/labels */
export function addLabels(board: Board, call: Call, user: string): Reply {
  const { on, issues, labels } = board;
  const found = findIssue(board, call, user);
  if ('reply' in found) return found.reply;
  const sent = read(board, call, labelReferencesRule);
  if ('reply' in sent) return sent.reply;
  const { issue } = found;
  // The rule has made sure of the types.
  const ids = (sent.value.data as readonly { readonly id: string }[]).map(({ id }) => id);
  if (!ids.every((id) => labels.has(id))) return fail(board, on('unknown-label-crashes') ? 500 : 404);
  const all = [...new Set([...issue.labels, ...ids])];
  if (!on('labels-not-kept')) issues.set(issue.id, { ...issue, labels: all, version: issue.version + 1 });
  const reply = json(board, 200, { data: all.map((id) => ({ type: 'labels', id })) });
  return on('labels-as-plain-json') ? { ...reply, headers: { 'Content-Type': 'application/json' } } : reply;
}

/** The violation: a method that the document does not have. */
export function putIssue(board: Board, call: Call, user: string): Reply {
  const found = findIssue(board, call, user);
  return 'reply' in found ? found.reply : shown(board, 200, found.issue);
}

/** An issue as it is shown. */
export function view({ id, attributes, labels }: Issue) {
  const data = labels.map((label) => ({ type: 'labels', id: label }));
  return { type: 'issues', id, attributes, relationships: { labels: { data } } };
}

/** @param user undefined: whosever it is */
function findIssue(
  board: Board,
  call: Call,
  user: string | undefined,
): { readonly issue: Issue } | { readonly reply: Reply } {
  const issue = board.issues.get(call.params.issueId ?? '');
  if (!issue || issue.isGhost) return { reply: fail(board, 404) };
  if (user === undefined || issue.author === user) return { issue };
  return { reply: fail(board, board.on('foreign-is-403') ? 403 : 404) };
}

function shown(
  board: Board,
  status: number,
  issue: Issue,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return json(board, status, { data: view(issue) }, { ...headers, ETag: etagOf(board, issue) });
}

function etagOf({ on }: Board, { id, version }: Issue): string {
  return `${on('weak-etags') ? 'W/' : ''}"${id}-${on('etag-never-changes') ? 1 : version}"`;
}

/** Weakly compared. */
function matches(condition: string, etag: string): boolean {
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return condition.trim() === '*' || condition.split(',').some((tag) => opaque(tag) === opaque(etag));
}

function attributesIn({ data }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return isObject(data) && isObject(data.attributes) ? data.attributes : {};
}

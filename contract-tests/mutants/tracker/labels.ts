import { readParameters } from '../rules/read-parameters.ts';
import { list, text } from '../rules/rule.ts';
import type { Call, Reply } from '../serve.ts';
import type { Board, Label } from './board.ts';
import { idPattern, newLabelRule } from './issue-rules.ts';
import { listed } from './list-issues.ts';
import { fail, json, mediaType, read } from './replies.ts';

/** GET /labels */
export function listLabels(board: Board): Reply {
  const reply = json(board, 200, { data: [...board.labels.values()].map(view) });
  const isOther = board.on('labels-in-latin-1');
  return isOther ? { ...reply, headers: { 'Content-Type': `${mediaType}; charset=iso-8859-1` } } : reply;
}

/** POST /labels */
export function createLabel(board: Board, call: Call): Reply {
  const { on, labels } = board;
  if (on('null-data-crashes') && /^\s*\{\s*"data"\s*:\s*null/.test(call.body.toString()))
    return fail(board, 500);
  const sent = read(board, call, newLabelRule(board));
  if ('reply' in sent) return sent.reply;
  // The rule has made sure of the types.
  const { attributes } = sent.value.data as { readonly attributes: Omit<Label, 'id'> };
  const label = { id: board.nextId(), name: attributes.name, color: attributes.color };
  labels.set(label.id, label);
  const status = on('label-created-200') ? 200 : 201;
  return json(board, status, { data: view(label) }, { Location: `/api/labels/${label.id}` });
}

/** GET /labels/{labelId} */
export function getLabel(board: Board, call: Call): Reply {
  const found = board.labels.get(call.params.labelId ?? '');
  if (found) return json(board, 200, { data: view(found) });
  if (!board.on('missing-label-as-html')) return fail(board, 404);
  return { status: 404, headers: { 'Content-Type': 'text/html' }, body: '<h1>Not Found</h1>' };
}

/** DELETE /labels */
export function deleteLabels(board: Board, call: Call): Reply {
  const { on, labels, issues } = board;
  const { values, faults } = readParameters((name) => call.query.getAll(name), {
    ids: {
      as: 'text',
      required: !on('ids-optional'),
      rule: listed(list(text({ pattern: idPattern }), { min: 1, max: 20, unique: true })),
    },
  });
  if (faults.length > 0) return fail(board, 400, faults, 'parameter');
  if (values.ids === undefined) return { status: 204 };
  const ids = String(values.ids).split(',');
  if (!ids.every((id) => labels.has(id))) return fail(board, 404);
  const gone = on('only-first-deleted') ? ids.slice(0, 1) : ids;
  for (const id of gone) labels.delete(id);
  for (const issue of issues.values()) {
    const left = issue.labels.filter((id) => labels.has(id));
    if (left.length < issue.labels.length) {
      issues.set(issue.id, { ...issue, labels: left, version: issue.version + 1 });
    }
  }
  return { status: 204 };
}

function view({ id, name, color }: Label) {
  return { type: 'labels', id, attributes: { name, color } };
}

import { type Parameter, readParameters } from '../rules/read-parameters.ts';
import { list, numeric, oneOf, type Rule, text } from '../rules/rule.ts';
import type { Call, Reply } from '../serve.ts';
import type { Board, Issue } from './board.ts';
import { idPattern } from './issue-rules.ts';
import { view } from './issues.ts';
import { fail, json } from './replies.ts';

const sortKeys = ['createdAt', '-createdAt', 'title', '-title', 'priority', '-priority'];

/** A text with commas, judged as a list. */
export function listed(rule: Rule): Rule {
  return (value, field) => rule(String(value).split(','), field);
}

const parametersOf = ({ on }: Board): Readonly<Record<string, Parameter>> => ({
  'page[number]': { as: 'integer', rule: numeric({ min: 1, max: 1_000_000 }), fallback: 1 },
  'page[size]': {
    as: 'integer',
    rule: numeric({ min: 1, max: on('size-51-accepted') ? 51 : 50 }),
    fallback: 10,
  },
  sort: {
    as: 'text',
    rule: listed(list(on('any-sort-accepted') ? text() : oneOf(sortKeys), { min: 1, max: 3 })),
    fallback: '-createdAt',
  },
  'filter[state]': { as: 'text', rule: oneOf(['open', 'closed']) },
  'filter[label]': { as: 'text', rule: text({ pattern: idPattern }) },
});

/** GET /issues */
export function listIssues(board: Board, call: Call, user: string): Reply {
  const { on } = board;
  const { values, faults } = readParameters((name) => call.query.getAll(name), parametersOf(board));
  if (faults.length > 0) return fail(board, 400, faults, 'parameter');
  // The rules have made sure of the types.
  const [number, size] = [values['page[number]'] as number, values['page[size]'] as number];
  if (on('far-page-crashes') && number > 900_000) return fail(board, 500);
  const [state, label] = [values['filter[state]'], values['filter[label]']];
  const found = [...board.issues.values()]
    .filter(({ author }) => author === user || on('foreign-issues-listed'))
    .filter(({ attributes }) => state === undefined || (attributes.state === state) !== on('state-inverted'))
    .filter(({ labels }) => label === undefined || on('label-ignored') || labels.includes(String(label)))
    .sort(comparison(board, String(values.sort).split(',')));
  const start = (number - 1) * size;
  const page = found.slice(start, start + size);
  const isLast = start + size >= found.length;
  if (on('last-page-loses-one') && isLast && number > 1) page.pop();
  const total = on('total-of-page') ? page.length : found.length;
  const links =
    isLast && on('no-next-on-last-page') ? {} : { next: isLast ? null : nextOf(board, call, number) };
  const data = page.map((issue) => {
    const shown = view(issue);
    if (!on('listed-priority-as-text')) return shown;
    return { ...shown, attributes: { ...shown.attributes, priority: `${shown.attributes.priority}` } };
  });
  return json(board, 200, { data, links, meta: on('total-left-out') ? {} : { total } });
}

function nextOf({ on }: Board, call: Call, number: number): string {
  const query = new URLSearchParams(call.queryText);
  query.set('page[number]', `${on('next-is-this-page') ? number : number + 1}`);
  return `/api/issues?${query}`;
}

/** Orders issues by keys; those that tie by their ids, in the variant the other way round. */
function comparison({ on }: Board, keys: readonly string[]): (one: Issue, other: Issue) => number {
  const used = on('second-key-ignored') ? keys.slice(0, 1) : keys;
  return (one, other) => {
    for (const key of used) {
      const name = key.replace('-', '') as 'title' | 'priority' | 'createdAt';
      const [left, right] = [one.attributes[name], other.attributes[name]];
      const isTurned = key.startsWith('-') && !(on('descending-priority-ignored') && name === 'priority');
      if (left !== right) return left < right === isTurned ? 1 : -1;
    }
    return (Number(one.id) - Number(other.id)) * (on('ties-turned-round') ? -1 : 1);
  };
}

import { date } from '../rules/formats.ts';
import { isObject, list, nullable, numeric, oneOf, type Rule, record, text } from '../rules/rule.ts';
import type { Board } from './board.ts';

/** What an id looks like. */
export const idPattern = /^[1-9][0-9]{0,8}$/;

/** The body that opens an issue. */
export function newIssueRule({ on }: Board): Rule {
  const attributes = record({
    title: text({ min: on('empty-title-accepted') ? 0 : 1, max: 120 }),
    'body?': nullable(text({ max: 2000 })),
    'priority?': numeric({ min: 1, max: 5, whole: true }),
    'dueOn?': nullable(on('any-due-date') ? text() : text({ format: date })),
  });
  return enveloped('issues', { attributes });
}

/** The body that changes one. */
export function issueChangeRule({ on }: Board): Rule {
  const attributes = record({
    'title?': text({ min: 1, max: on('long-title-refused') ? 119 : 120 }),
    'body?': nullable(text({ max: 2000 })),
    'priority?': numeric({ min: 1, max: on('priority-six-accepted') ? 6 : 5, whole: true }),
    'dueOn?': nullable(text({ format: date })),
    'state?': oneOf(['open', 'closed']),
  });
  const some: Rule = (value, field) => {
    const isNone = isObject(value) && Object.keys(value).length === 0;
    return isNone ? [{ field, reason: 'must change something' }] : attributes(value, field);
  };
  return enveloped('issues', { attributes: some, 'id?': text() });
}

/** The body that puts labels on an issue. */
export const labelReferencesRule: Rule = record(
  {
    data: list(record({ type: oneOf(['labels']), id: text({ pattern: idPattern }) }, { open: true }), {
      min: 1,
      max: 20,
    }),
  },
  { open: true },
);

/** The body that adds a label. */
export function newLabelRule({ on }: Board): Rule {
  const color = on('capital-color-refused') ? /^#[0-9a-f]{6}$/ : /^#[0-9a-fA-F]{6}$/;
  const fields = { name: text({ min: 1, max: 30 }), color: text({ pattern: color }) };
  return enveloped(on('any-type-accepted') ? undefined : 'labels', {
    attributes: record(fields, { open: true }),
  });
}

function enveloped(type: string | undefined, fields: Readonly<Record<string, Rule>>): Rule {
  const data = record({ type: type === undefined ? text() : oneOf([type]), ...fields }, { open: true });
  return record({ data }, { open: true });
}

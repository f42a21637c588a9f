import { expect, test } from 'vitest';
import { SchemaFacts } from '../../resources/schema-facts.ts';
import { modelOf } from '../items-server.fixture.ts';
import { findSpans } from './find-span.ts';

const day = { type: 'string', format: 'date' };

function found(
  name: string,
  description: string,
  properties = ['valid_from', 'valid_until'],
  format = 'date',
) {
  const item = { type: 'object', properties: Object.fromEntries(properties.map((one) => [one, day])) };
  const content = { 'application/json': { schema: item } };
  const model = modelOf({
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    paths: {
      '/things': {
        get: {
          parameters: [{ name, in: 'query', description, schema: { type: 'string', format } }],
          responses: { 200: { description: 'Things.', content } },
        },
      },
    },
  });
  const [operation] = model.operations;
  const shown = operation?.responses[0]?.content[0]?.schema;
  if (!operation || !shown) throw new Error('the document has an operation');
  return findSpans(new SchemaFacts(model), operation, shown, new Set()).map(
    ({ from, until, isInclusive }) => `${from} ${until} ${isInclusive ? 'with both' : 'open'}`,
  );
}

const valid = 'Valid on this day';

test.each<[string, readonly string[], Parameters<typeof found>]>([
  ['said to be open', ['valid_from valid_until open'], ['valid_on', `${valid}.`]],
  [
    'first and last',
    ['valid_from valid_until with both'],
    ['valid_on', `${valid}, first and last day included.`],
  ],
  ['inclusive', ['valid_from valid_until with both'], ['on', `${valid} (inclusive).`]],
  ['camel case', ['startDate endDate open'], ['activeOn', 'Active on that date.', ['startDate', 'endDate']]],
  ['of other names', [], ['created_on', `${valid}.`]],
  ['a bound', [], ['valid_from', `${valid} or later.`]],
  ['two spans', [], ['valid_on', valid, ['valid_from', 'valid_until', 'start_date', 'end_date']]],
  ['no span', [], ['valid_on', valid, ['valid_from', 'paid_until']]],
  ['a moment', [], ['valid_on', valid, ['valid_from', 'valid_until'], 'date-time']],
  ['what is not said', [], ['valid_on', 'A day.']],
])('%s', (_name, want, args) => {
  expect(found(...args)).toEqual(want);
});

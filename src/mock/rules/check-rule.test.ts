import { expect, test } from 'vitest';
import { modelOf } from '../model.fixture.ts';
import { answerPickerOf } from './pick-answer.ts';
import { pickerOf, pickFor } from './rules.fixture.ts';

const when = { query: { a: 1 } };
const ok = { code: 404 };

test.each<[string, unknown, string, string]>([
  ['no list', { when, answer: ok }, '"x-mock" must be a list of rules, not an object', ''],
  ['no object', ['404'], '"x-mock/0" must be an object, not "404"', '/0'],
  ['an unknown key', [{ whem: when, answer: ok }], 'unknown key "whem"', '/0/whem'],
  ['no answer', [{ when }], 'this rule picks no answer', '/0'],
  ['an empty answer', [{ when, answer: {} }], 'this answer says nothing', '/0/answer'],
  [
    'a status as text',
    [{ answer: { code: '404' } }],
    '"code" must be a status from 200 to 599, not "404"',
    '/0/answer/code',
  ],
  [
    'no status',
    [{ answer: { code: 100 } }],
    '"code" must be a status from 200 to 599, not 100',
    '/0/answer/code',
  ],
  [
    'no name',
    [{ answer: { example: 1 } }],
    '"example" must be the name of an example, not 1',
    '/0/answer/example',
  ],
  [
    'no boolean',
    [{ answer: { dynamic: 'yes' } }],
    '"dynamic" must be true or false, not "yes"',
    '/0/answer/dynamic',
  ],
  [
    'both',
    [{ answer: { example: 'done', dynamic: true } }],
    'an answer is either an example or generated',
    '/0/answer',
  ],
  [
    'a status that is not documented',
    [{ answer: { code: 418 } }],
    'PUT /jobs/{id}.{kind} has no response 418',
    '/0/answer/code',
  ],
  [
    'an example of no response',
    [{ answer: { example: 'fialed' } }],
    'the response 200 of PUT /jobs/{id}.{kind} has no example "fialed"',
    '/0/answer/example',
  ],
  [
    'an example of another response',
    [{ answer: { example: 'notFound' } }],
    'the response 200 of PUT /jobs/{id}.{kind} has no example "notFound"',
    '/0/answer/example',
  ],
  [
    'an example of another range',
    [{ answer: { code: 500, example: 'done' } }],
    'the response 5XX of PUT /jobs/{id}.{kind} has no example "done"',
    '/0/answer/example',
  ],
  [
    'a place that is none',
    [{ when: { headers: {} }, answer: ok }],
    'unknown key "headers"',
    '/0/when/headers',
  ],
  ['nothing asked', [{ when: { query: {} }, answer: ok }], 'this "when" asks for nothing', '/0/when'],
  [
    'no parameters',
    [{ when: { query: 'a=1' }, answer: ok }],
    '"query" must be an object of parameters, not "a=1"',
    '/0/when/query',
  ],
  [
    'no pointers',
    [{ when: { body: 'a' }, answer: ok }],
    '"body" must be an object of JSON pointers, not "a"',
    '/0/when/body',
  ],
  [
    'no pointer',
    [{ when: { body: { name: 1 } }, answer: ok }],
    '"name" is no JSON pointer',
    '/0/when/body/name',
  ],
  [
    'a wrong escape',
    [{ when: { body: { '/~2': 1 } }, answer: ok }],
    '"/~2" is no JSON pointer',
    '/0/when/body/~1~02',
  ],
  [
    'no path parameter',
    [{ when: { path: { di: 1 } }, answer: ok }],
    'the path /jobs/{id}.{kind} has no parameter "di"',
    '/0/when/path/di',
  ],
  [
    'a header twice',
    [{ when: { header: { A: 1, a: 2 } }, answer: ok }],
    'the header "a" is asked for twice',
    '/0/when/header/a',
  ],
  [
    'nothing',
    [{ when: { query: { a: null } }, answer: ok }],
    'there is no value here, and a parameter is never nothing',
    '/0/when/query/a',
  ],
  [
    'an empty list',
    [{ when: { query: { a: [] } }, answer: ok }],
    'this list is empty, so that nothing matches it',
    '/0/when/query/a',
  ],
  [
    'a list in a list',
    [{ when: { query: { a: [[1]] } }, answer: ok }],
    'a list in a list is no condition',
    '/0/when/query/a/0',
  ],
  [
    'an empty condition',
    [{ when: { query: { a: {} } }, answer: ok }],
    'this condition is empty',
    '/0/when/query/a',
  ],
  [
    'an unknown operator',
    [{ when: { query: { a: { match: 'x' } } }, answer: ok }],
    'unknown key "match"',
    '/0/when/query/a/match',
  ],
  [
    'no pattern',
    [{ when: { query: { a: { matches: 1 } } }, answer: ok }],
    '"matches" must be a regular expression in quotes, not 1',
    '/0/when/query/a/matches',
  ],
  [
    'a pattern that is none',
    [{ when: { query: { a: { matches: '(' } } }, answer: ok }],
    'the pattern "(" cannot be used: it has a "(" that is not closed',
    '/0/when/query/a/matches',
  ],
  [
    'neither true nor false',
    [{ when: { query: { a: { exists: 1 } } }, answer: ok }],
    '"exists" must be true or false, not 1',
    '/0/when/query/a/exists',
  ],
  [
    'a number too long',
    [{ when: { path: { id: 1e21 } }, answer: ok }],
    'this number has more digits than are kept: it is read as 1e+21',
    '/0/when/path/id',
  ],
  [
    'too deep',
    [{ when: { body: { '': { equals: JSON.parse('['.repeat(101) + ']'.repeat(101)) } } }, answer: ok }],
    'this has more than 100 levels, too many to be read as rules',
    '',
  ],
  [
    'too much',
    [{ when: { query: { a: Array.from({ length: 100_000 }, () => 1) } }, answer: ok }],
    'this has more than 100000 values, too many to be read as rules',
    '',
  ],
])('leaves out what cannot be used, and says so: %s', (_name, rules, message, pointer) => {
  const picker = pickerOf(rules);
  const outcome = pointer === '' ? 'none of its rules is used' : 'the rule is left out';
  expect(picker?.problems.map((problem) => [problem.severity, problem.message, problem.at?.pointer])).toEqual(
    [['warning', `${message}; ${outcome}`, `/paths/~1jobs~1{id}.{kind}/put/x-mock${pointer}`]],
  );
  expect(pickFor({ query: 'a=1' }, rules)).toBeUndefined();
});

test.each<[string, unknown, string]>([
  [
    'an example of another response',
    [{ answer: { example: 'notFound' } }],
    'It is one of the response 404: add "code: 404".',
  ],
  ['an example', [{ answer: { example: 'fialed' } }], 'Did you mean "failed"?'],
  ['a status', [{ answer: { code: 201 } }], 'Documented: 200, 404, 5XX.'],
  ['a key', [{ when, anwser: ok }], 'Did you mean "answer"?'],
])('tells what to do: %s', (_name, rules, hint) => {
  expect(pickerOf(rules)?.problems.map((problem) => problem.hint)).toEqual([hint]);
});

test('a rule that cannot be used leaves the others alone', () => {
  const rules = [
    { when, answer: { code: 418 } },
    { when, answer: ok },
  ];
  expect(pickFor({ query: 'a=1' }, rules)?.code).toBe(404);
});

test('what is odd is told and used', () => {
  const rules = [{ when: { query: { stauts: 'a' } }, answer: ok }, { answer: ok }, { answer: ok }];
  expect(pickerOf(rules)?.problems.map(({ message }) => message)).toEqual([
    'this rule always matches, so that those behind it never count',
    'PUT /jobs/{id}.{kind} documents no query parameter "stauts"; what is sent under that name is compared',
  ]);
  expect(pickFor({ query: 'stauts=a' }, rules)?.code).toBe(404);
});

test('a body where the operation documents none', () => {
  const rules = [{ when: { body: { '/a': 1 } }, answer: { code: 200 } }];
  const model = modelOf({
    paths: { '/a': { get: { 'x-mock': rules, responses: { 200: { description: 'ok' } } } } },
  });
  const problems = model.operations.flatMap((one) => answerPickerOf(model, one, undefined)?.problems ?? []);
  expect(problems.map(({ message }) => message)).toEqual([
    'GET /a documents no body, so that none is read; the rule is left out',
  ]);
});

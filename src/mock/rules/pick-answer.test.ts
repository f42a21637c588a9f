import { expect, test } from 'vitest';
import { createRandom } from '../../schema/sample/random.ts';
import { readRulesSection } from '../mock-file/rules-section.ts';
import { type Defect, WrittenValue } from '../mock-file/written-value.ts';
import { modelOf } from '../model.fixture.ts';
import { answerPickerOf } from './pick-answer.ts';
import { jobsModel, pickFor } from './rules.fixture.ts';

test('the first rule that matches counts', () => {
  const rules = [
    { when: { query: { a: 1 } }, answer: { code: 404, example: 'notFound' } },
    { when: { query: { b: 1 } }, answer: { code: 503, dynamic: true } },
    { answer: { example: 'failed' } },
  ];
  const at = (index: number) => ({
    source: '/t.json',
    pointer: `/paths/~1jobs~1{id}.{kind}/put/x-mock/${index}`,
  });
  expect(pickFor({ query: 'a=1&b=1' }, rules)).toEqual({ at: at(0), code: 404, example: 'notFound' });
  expect(pickFor({ query: 'b=1' }, rules)).toEqual({ at: at(1), code: 503, dynamic: true });
  expect(pickFor({}, rules)).toEqual({ at: at(2), example: 'failed' });
});

test('an operation without rules has no picker', () => {
  const model = modelOf({ paths: { '/a': { get: { responses: { 200: { description: 'ok' } } } } } });
  expect(model.operations.map((operation) => answerPickerOf(model, operation, undefined))).toEqual([
    undefined,
  ]);
});

test('nothing that is written makes it fail', () => {
  const model = jobsModel([]);
  const [operation] = model.operations;
  if (!operation) throw new Error('the fixture has no operation');
  const random = createRandom('rules');
  const words = [
    'when',
    'answer',
    'query',
    'body',
    'path',
    'id',
    '/a',
    'matches',
    'not',
    '__proto__',
    'equals',
  ];
  const leaves = [null, -1, 404, true, '(', '^a', ...words];
  const written = (depth: number): unknown => {
    const kind = depth > 6 ? 2 : random.integer(0, 3);
    if (kind >= 2) return random.pick(leaves);
    const size = random.integer(0, 3);
    if (kind === 1) return Array.from({ length: size }, () => written(depth + 1));
    const members = Array.from({ length: size }, () => [random.pick(words), written(depth + 1)]);
    return Object.fromEntries(members);
  };
  const request = { path: '/jobs/7.json', query: 'a=1', headers: {} };
  const content = {
    parameters: { path: { id: 7 }, query: {}, header: {}, cookie: {} },
    body: { a: [{ id: 1 }] },
  };
  const source = { uri: '/m.yaml', text: '', format: 'yaml', value: {} } as const;
  const defects: Defect[] = [];
  let picked = 0;
  for (let round = 0; round < 5000; round += 1) {
    const answer = { code: 404 };
    const [query, body] = [{ a: written(0) }, { '/a/0/id': written(3) }];
    const value = { putJob: [{ when: { query }, answer }, { when: { body }, answer }, written(0)] };
    const place = { source: '/m.yaml', pointer: '' };
    const tell = (defect: Defect) => void defects.push(defect);
    const rules = readRulesSection(new WrittenValue(value, place, 'rules', tell));
    if (answerPickerOf(model, operation, { source, rules })?.pick(request, content)) picked += 1;
  }
  expect(defects.length).toBeGreaterThan(5000);
  expect(picked).toBeGreaterThan(10);
});

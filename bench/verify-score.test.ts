import { expect, test } from 'vitest';
import type { Subject } from '../contract-tests/mutants/subject.ts';
import { sampleTrials } from './verify-sample.ts';
import { renderScores } from './verify-score.ts';
import { judgeTrial, type ToldFinding, type ToolResult, type Trial } from './verify-trial.ts';

const subject: Subject = {
  name: 'shop',
  document: 'openapi.yaml',
  basePath: '',
  verifyArgs: [],
  mutants: [
    mutant('list-crashes', 'robustness', ['GET /items'], ['status']),
    mutant('no-etag', 'headers-media', ['GET /items/{id}', 'HEAD /items/{id}']),
  ],
  variants: [{ id: 'chunked', summary: '', witness: async () => true }],
  start: async () => ({ url: '', close: async () => {} }),
};

function mutant(
  id: string,
  kind: Subject['mutants'][number]['class'],
  operations: readonly string[],
  alsoClass: Subject['mutants'][number]['class'][] = [],
): Subject['mutants'][number] {
  return { id, class: kind, operations, alsoClass, summary: '', witness: async () => true };
}

function told(kind: ToldFinding['classes'][number], operation: string, after?: number): ToldFinding {
  return { classes: [kind], operations: [operation], code: `${kind}-code`, message: 'it is wrong', after };
}

function resultOf(findings: readonly ToldFinding[], other: Partial<ToolResult> = {}): ToolResult {
  return { findings, requests: 100, elapsedMs: 2000, isCutOff: false, failure: undefined, ...other };
}

function trial(switched: string | undefined, tool = 'concordat'): Trial {
  return { tool, subject: 'shop', switched, seed: 1, maxRequests: 2000 };
}

const judged: readonly [
  name: string,
  switched: string,
  findings: readonly ToldFinding[],
  isDetected: boolean,
][] = [
  ['its class and operation', 'list-crashes', [told('robustness', 'GET /items')], true],
  ['another class that is as true', 'list-crashes', [told('status', 'GET /items')], true],
  ['another class', 'list-crashes', [told('state', 'GET /items')], false],
  ['another operation', 'list-crashes', [told('robustness', 'POST /items')], false],
  ['one of several operations', 'no-etag', [told('headers-media', 'HEAD /items/{id}')], true],
  ['nothing', 'no-etag', [], false],
];

test.each(judged)('%s is judged', (_name, switched, findings, isDetected) => {
  const outcome = judgeTrial(subject, trial(switched), resultOf(findings));
  expect(outcome).toMatchObject({ isDetected, isSuspected: findings.length > 0, kind: 'mutant' });
});

test('a finding with several classes and operations counts for each', () => {
  const wide = {
    ...told('state', 'GET /me', 7),
    classes: ['state', 'status'],
    operations: ['GET /me', 'GET /items'],
  };
  const outcome = judgeTrial(subject, trial('list-crashes'), resultOf([wide as ToldFinding]));
  expect(outcome).toMatchObject({ isDetected: true, after: 7, right: ['state-code GET /me, GET /items'] });
});

test('what is told of the clean server as well says nothing of the mutant', () => {
  const always = told('robustness', 'GET /items');
  const outcomes = [undefined, 'list-crashes'].map((switched) =>
    judgeTrial(subject, trial(switched, 'peer'), resultOf([always])),
  );
  const { text } = renderScores(outcomes);
  expect(rowOf(text, 'all, strictly')).toBe('1 of 1 (100.0 %)');
  expect(rowOf(text, 'of these not told of the clean server')).toBe('0 of 1 (0.0 %)');
  expect(rowOf(text, 'clean servers suspected')).toBe('1 of 1');
});

test('a tool that came to no result suspects nothing, and that is said', () => {
  const failed = judgeTrial(
    subject,
    trial(undefined, 'peer'),
    resultOf([], { failure: 'Error: no 3.1\n at x' }),
  );
  const { text } = renderScores([failed]);
  expect(rowOf(text, 'clean servers suspected')).toBe('-');
  expect(text).toContain('peer came to no result 1 times: Error: no 3.1\n');
});

test('the bars are of Concordat: what it finds, and silence where all is right', () => {
  const found = judgeTrial(subject, trial('list-crashes'), resultOf([told('robustness', 'GET /items', 40)]));
  const silent = judgeTrial(subject, trial('chunked'), resultOf([]));
  expect(renderScores([found, silent]).isMet).toBe(true);
  const missed = judgeTrial(subject, trial('no-etag'), resultOf([]));
  const withMiss = renderScores([found, silent, missed]);
  expect(withMiss.isMet).toBe(false);
  expect(withMiss.text).toContain('missed shop/no-etag, seed 1 (headers-media)');
  const wrong = judgeTrial(subject, trial('chunked'), resultOf([told('state', 'GET /items')]));
  const withWrong = renderScores([found, wrong]);
  expect(withWrong.isMet).toBe(false);
  expect(withWrong.text).toContain('WRONG  shop/chunked (variant), seed 1');
});

test('a mutant that only some seeds find is named', () => {
  const seeds = [1, 2, 3].map((seed) =>
    judgeTrial(
      subject,
      { ...trial('no-etag'), seed },
      resultOf(seed === 2 ? [] : [told('headers-media', 'GET /items/{id}')]),
    ),
  );
  expect(renderScores(seeds).text).toContain('unsteady shop/no-etag: found with 2 of 3 seeds\n');
  expect(renderScores(seeds.slice(0, 1)).text).not.toContain('unsteady');
});

test('a sample has the clean server and its share of the rest, for each tool and seed', () => {
  const sample = { tools: ['a', 'b'], seeds: [1, 2], maxRequests: 5, every: 2 };
  const trials = sampleTrials([subject], sample);
  expect(trials.map(({ tool, seed, switched }) => `${tool}${seed} ${switched}`)).toEqual([
    'a1 undefined',
    'a1 no-etag',
    'a2 undefined',
    'a2 no-etag',
    'b1 undefined',
    'b1 no-etag',
    'b2 undefined',
    'b2 no-etag',
  ]);
  const only = sampleTrials([subject], {
    ...sample,
    tools: ['a'],
    seeds: [1],
    every: 1,
    only: ['chunked', 'clean'],
  });
  expect(only.map(({ switched }) => switched)).toEqual([undefined, 'chunked']);
});

/** The first tool's cell of a row. */
function rowOf(text: string, name: string): string | undefined {
  const row = text.split('\n').find((line) => line.startsWith(`| ${name} `));
  return row?.split('|')[2]?.trim();
}

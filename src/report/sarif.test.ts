import { expect, test } from 'vitest';
import { cleanReport, reportWith, sampleReport } from './sample-report.fixture.ts';
import { renderSarif } from './sarif.ts';

test('tool, rules and results', () => {
  const log = JSON.parse(renderSarif(sampleReport));
  expect(log).toMatchObject({ version: '2.1.0', $schema: 'https://json.schemastore.org/sarif-2.1.0.json' });
  expect(log.runs).toHaveLength(1);
  expect(log.runs[0].tool).toEqual({
    driver: {
      name: 'concordat',
      semanticVersion: '1.2.3',
      rules: [
        {
          id: 'concordat/example-valid',
          shortDescription: { text: 'Every example is valid against its schema.' },
          fullDescription: { text: 'Readers copy examples.' },
        },
        { id: 'no-unused-components' },
        { id: 'status-unexpected' },
        { id: 'concordat/schema-compiles' },
      ],
    },
  });
  expect(log.runs[0].results[0]).toEqual({
    ruleId: 'concordat/example-valid',
    ruleIndex: 0,
    level: 'error',
    message: {
      text: `the example's "id" must be integer\nIn GET /jobs.\nExpected: integer\nCame: "12"\nCorrect the example, or its schema.`,
    },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'spec/jobs.yaml' },
          region: { startLine: 31, startColumn: 9 },
        },
        logicalLocations: [
          { fullyQualifiedName: '/paths/~1jobs/get/example/id', kind: 'member' },
          { fullyQualifiedName: 'GET /jobs', kind: 'function' },
        ],
      },
    ],
    partialFingerprints: { 'problem/v1': '657884d8eee0931ced8e035b4ab35d6f:1' },
  });
  expect(log.runs[0].results.map(({ level }: { level: string }) => level)).toEqual([
    'error',
    'warning',
    'error',
    'note',
  ]);
});

test('nothing found', () => {
  expect(JSON.parse(renderSarif(cleanReport)).runs[0].results).toEqual([]);
});

test.each([
  ['spec/my jobs#1.yaml', 'spec/my%20jobs%231.yaml'],
  ['/else/where.yaml', 'file:///else/where.yaml'],
  ['https://shop.test/openapi.json', 'https://shop.test/openapi.json'],
  ['<stdin>', '%3Cstdin%3E'],
])('the URI of %s', (file, want) => {
  const [result] = JSON.parse(renderSarif(reportWith({ file }))).runs[0].results;
  expect(result.locations[0].physicalLocation).toEqual({ artifactLocation: { uri: want } });
});

test('fingerprints hold when lines move, and tell problems apart', () => {
  const at = { source: '/a.yaml', pointer: '/info' };
  const variants = [
    { at, file: 'a.yaml', position: { line: 1, column: 1 } },
    { at, file: 'a.yaml', position: { line: 9, column: 3 } },
    { at: { ...at, pointer: '/tags' }, file: 'a.yaml' },
    { at, file: 'b.yaml' },
    { at, file: 'a.yaml', message: 'other' },
    { at, file: 'a.yaml', code: 'other' },
  ];
  const [first, ...others] = variants.map((variant) => fingerprints(reportWith(variant))[0]);
  expect(others.map((print) => print === first)).toEqual([true, false, false, false, false]);
});

test('the same problem twice has two fingerprints', () => {
  const report = reportWith({});
  const [first = '', second] = fingerprints({
    ...report,
    problems: [...report.problems, ...report.problems],
  });
  expect(second).toBe(first.replace(/:1$/, ':2'));
});

function fingerprints(report: typeof sampleReport): string[] {
  const { results } = JSON.parse(renderSarif(report)).runs[0];
  return results.map(
    (result: { partialFingerprints: Record<string, string> }) => result.partialFingerprints['problem/v1'],
  );
}

import { expect, test } from 'vitest';
import { renderJson } from './json.ts';
import { cleanReport, sampleReport } from './sample-report.fixture.ts';

test('the documented shape', () => {
  expect(JSON.parse(renderJson({ ...sampleReport, problems: sampleReport.problems.slice(0, 2) }))).toEqual({
    version: 1,
    command: 'lint',
    tool: { name: 'concordat', version: '1.2.3' },
    apis: ['jobs', 'shop'],
    checked: '12 operations',
    summary: { errors: 1, warnings: 1, notes: 0 },
    problems: [
      {
        code: 'concordat/example-valid',
        severity: 'error',
        message: `the example's "id" must be integer`,
        api: 'jobs',
        file: 'spec/jobs.yaml',
        line: 31,
        column: 9,
        pointer: '/paths/~1jobs/get/example/id',
        operation: 'GET /jobs',
        expected: 'integer',
        actual: '"12"',
        hint: 'Correct the example, or its schema.',
      },
      {
        code: 'no-unused-components',
        severity: 'warning',
        message: 'Component: "Old" is never used.',
        api: 'jobs',
        file: 'spec/jobs.yaml',
        line: 8,
        column: 5,
        pointer: '/components/schemas/Old',
      },
    ],
  });
});

test('nothing found', () => {
  const text = renderJson(cleanReport);
  expect(text.endsWith('}\n')).toBe(true);
  expect(JSON.parse(text)).toMatchObject({ summary: { errors: 0, warnings: 0, notes: 0 }, problems: [] });
});

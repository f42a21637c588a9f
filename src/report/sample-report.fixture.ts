import type { Report, ReportedProblem } from './report.ts';

/** For tests: a report with every kind of problem that a format has to lay out. */
export const sampleReport: Report = {
  command: 'lint',
  tool: { name: 'concordat', version: '1.2.3' },
  apis: ['jobs', 'shop'],
  checked: '12 operations',
  rules: [
    {
      code: 'concordat/example-valid',
      summary: 'Every example is valid against its schema.',
      why: 'Readers copy examples.',
    },
  ],
  problems: [
    {
      code: 'concordat/example-valid',
      severity: 'error',
      message: `the example's "id" must be integer`,
      api: 'jobs',
      at: { source: '/project/spec/jobs.yaml', pointer: '/paths/~1jobs/get/example/id' },
      file: 'spec/jobs.yaml',
      position: { line: 31, column: 9 },
      sourceLine: "        id: '12' ",
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
      at: { source: '/project/spec/jobs.yaml', pointer: '/components/schemas/Old' },
      file: 'spec/jobs.yaml',
      position: { line: 8, column: 5 },
    },
    {
      code: 'status-unexpected',
      severity: 'error',
      message: 'the server answered with a status that the document does not have',
      api: 'shop',
      operation: 'POST /orders',
      expected: '201, 400 or 422',
      actual: '500',
      hint: "Document it, or mend the server.\ncurl -X POST 'https://shop.test/orders' -H 'content-type: application/json' -d '{\"total\":1}'",
    },
    {
      code: 'concordat/schema-compiles',
      severity: 'note',
      message: 'the format "colour" is not known; it is not checked',
      api: 'shop',
      at: { source: 'https://shop.test/openapi.json', pointer: '' },
      file: 'https://shop.test/openapi.json',
      position: { line: 1, column: 1 },
    },
  ],
};

/** For tests: a report of one problem, which a format may have to escape. */
export function reportWith(problem: Partial<ReportedProblem>): Report {
  const base: ReportedProblem = { code: 'a-code', severity: 'error', message: 'm', api: 'jobs' };
  return { ...sampleReport, apis: ['jobs'], rules: [], problems: [{ ...base, ...problem }] };
}

/** For tests: a report of nothing wrong. */
export const cleanReport: Report = { ...sampleReport, problems: [], rules: [] };

import { expect, test } from 'vitest';
import { renderGithub } from './github.ts';
import { cleanReport, reportWith, sampleReport } from './sample-report.fixture.ts';

test('a workflow command a problem, and the summary', () => {
  expect(renderGithub(sampleReport).split('\n')).toEqual([
    `::error file=spec/jobs.yaml,line=31,col=9,title=concordat/example-valid::the example's "id" must be integer%0AIn GET /jobs.%0AExpected: integer%0ACame: "12"%0ACorrect the example, or its schema.`,
    '::warning file=spec/jobs.yaml,line=8,col=5,title=no-unused-components::Component: "Old" is never used.',
    `::error title=status-unexpected::the server answered with a status that the document does not have%0AIn POST /orders.%0AExpected: 201, 400 or 422%0ACame: 500%0ADocument it, or mend the server.%0Acurl -X POST 'https://shop.test/orders' -H 'content-type: application/json' -d '{"total":1}'`,
    '::notice title=concordat/schema-compiles::the format "colour" is not known; it is not checked',
    '2 errors, 1 warning, 1 note in jobs, shop (12 operations).',
    '',
  ]);
});

test('nothing found', () => {
  expect(renderGithub(cleanReport)).toBe('No problems in jobs, shop (12 operations).\n');
});

test('a message cannot start a command of its own', () => {
  const problem = { file: 'a,b:c.yaml', message: '100%\r\n::error::forged' };
  expect(renderGithub(reportWith(problem)).split('\n')[0]).toBe(
    '::error file=a%2Cb%3Ac.yaml,title=a-code::100%25%0D%0A::error::forged',
  );
});

import { expect, test } from 'vitest';
import { countedModel } from './coverage.fixture.ts';
import { coverageFile } from './coverage-file.ts';
import { TrafficCoverage } from './coverage-traffic.ts';

test.each([
  ['coverage/API.LCOV', /^TN:\nSF:/],
  ['lcov.info', /^TN:\nSF:/],
  ['coverage.json', /^\{\n {2}"total": 28,/],
  ['coverage.txt', /^jobs {2}0\.0 % \(0 of 28\)\n/],
  ['json', /^jobs {2}0\.0 %/],
])('%s', (name, want) => {
  const report = new TrafficCoverage(() => [{ name: 'jobs', model: countedModel }]).report();
  expect(coverageFile(name, report, new Map([['jobs', countedModel.document]]))).toMatch(want);
});

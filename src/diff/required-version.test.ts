import { expect, test } from 'vitest';
import type { Change, ChangeSeverity } from './change.ts';
import { requiredVersion } from './required-version.ts';

const change = (severity: ChangeSeverity, pointer = '/paths'): Change => ({
  code: 'diff/any',
  severity,
  message: '',
  operation: undefined,
  old: undefined,
  new: { source: '/a.yaml', pointer },
});

test.each<
  [
    old: string,
    next: string,
    severities: ChangeSeverity[],
    want: [string | undefined, string | undefined, boolean | undefined],
  ]
>([
  ['1.2.3', '1.2.3', [], [undefined, undefined, true]],
  ['1.2.3', '2.0.0', ['editorial', 'breaking', 'non-breaking'], ['major', '2.0.0', true]],
  ['1.2.3', '1.9.0', ['breaking'], ['major', '2.0.0', false]],
  ['1.2.3', '3.1.0', ['breaking'], ['major', '2.0.0', true]],
  ['1.2.3', '1.3.0', ['non-breaking', 'editorial'], ['minor', '1.3.0', true]],
  ['1.2.3', '1.2.4', ['non-breaking'], ['minor', '1.3.0', false]],
  ['1.2.3', '1.2.4', ['editorial'], ['patch', '1.2.4', true]],
  ['1.2.3', '1.2.3', ['editorial'], ['patch', '1.2.4', false]],
  ['0.4.1', '0.5.0', ['breaking'], ['major', '0.5.0', true]],
  ['0.4.1', '0.4.2', ['breaking'], ['major', '0.5.0', false]],
  ['1.2.3', '2.0.0-rc.1', ['breaking'], ['major', '2.0.0', true]],
  ['v1', 'v2', ['breaking'], ['major', '2.0.0', true]],
  ['1.4', '1.4', ['non-breaking'], ['minor', '1.5.0', false]],
  ['2024-05-01', '2024-06-01', ['breaking'], ['major', undefined, undefined]],
  ['1.2.3', 'next', ['breaking'], ['major', '2.0.0', undefined]],
  ['9.9.9', '10.0.0', ['breaking'], ['major', '10.0.0', true]],
])('%s to %s with %j', (old, next, severities, [bump, required, isSatisfied]) => {
  const changes = severities.map((severity) => change(severity));
  expect(requiredVersion(changes, { old, new: next })).toEqual({ bump, required, isSatisfied });
});

test('the version itself asks for nothing', () => {
  const changes = [change('editorial', '/info/version')];
  expect(requiredVersion(changes, { old: '1.0.0', new: '1.0.1' }).bump).toBeUndefined();
});

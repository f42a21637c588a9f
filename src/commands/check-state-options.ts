import { ToolkitError } from '../error.ts';
import { checkFaultWords } from '../mock/faults/world-faults.ts';
import type { Mock, MockOptions } from '../mock/mock.ts';
import type { ServedApi } from './load-served-api.ts';

/** @throws ToolkitError E_USAGE for a fault or a scenario that there is not, or a status that no document has */
export function checkStateOptions(
  mock: Mock,
  apis: readonly ServedApi[],
  options: Partial<MockOptions>,
): void {
  const checked = checkFaultWords(options.faults ?? [], apis);
  if (!checked.ok) {
    throw new ToolkitError('E_USAGE', checked.reason, {
      hint: `Correct --faults or --latency. ${checked.hint}`,
    });
  }
  const { scenario } = options;
  const names = mock.state?.scenarios.list().map(({ name }) => name) ?? [];
  if (scenario === undefined || names.includes(scenario)) return;
  throw new ToolkitError('E_USAGE', `there is no scenario "${scenario}"`, {
    hint:
      names.length === 0
        ? 'No file in mocks/ has the section "scenarios".'
        : `There are: ${names.join(', ')}.`,
  });
}

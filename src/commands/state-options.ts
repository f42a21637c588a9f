import type { MockOptions } from '../mock/mock.ts';

/** Flags of every command whose mock can remember. */
export const stateFlags = {
  scenario: {
    type: 'string',
    value: 'name',
    summary: 'the scenario of mocks/ that every session begins with',
  },
  empty: { type: 'boolean', summary: "begin without the items of the document's examples" },
  limits: {
    type: 'string',
    value: 'which',
    choices: ['off', 'documented'],
    summary: 'rate limits: none, or those that the document promises (default: as mocks/ says, else off)',
  },
  faults: {
    type: 'list',
    value: 'fault',
    summary:
      'a fault of every operation: reset@0.1, 503, truncated, or the name of one in mocks/; repeatable',
  },
  latency: { type: 'number', value: 'ms', summary: 'let every answer come so much later' },
} as const;

/** What the flags say. */
export interface StateFlags {
  readonly stateful: boolean | undefined;
  readonly scenario: string | undefined;
  readonly empty: boolean | undefined;
  readonly limits: string | undefined;
  readonly faults: readonly string[];
  readonly latency: number | undefined;
}

/** The options of a mock that the flags set. */
export function stateOptionsOf(flags: StateFlags): Partial<MockOptions> {
  const { stateful, scenario, empty, limits, faults, latency } = flags;
  const words = [...faults, ...(latency === undefined ? [] : [`latency:${latency}`])];
  return {
    ...(stateful && { stateful }),
    ...(scenario !== undefined && { scenario }),
    ...(empty && { empty }),
    ...((limits === 'off' || limits === 'documented') && { limits }),
    ...(words.length > 0 && { faults: words }),
  };
}

import type { MockOptions } from '../mock/mock.ts';
import type { StateKeeper } from '../mock/persist/state-keeper.ts';

/** Flags of every command whose mock can remember. */
export const stateFlags = {
  state: {
    type: 'string',
    value: 'where',
    summary:
      'remember beyond the end: sqlite:FILE, or redis://host:port/database that several mocks share (default: in memory)',
  },
  scenario: {
    type: 'string',
    value: 'name',
    summary: 'the scenario of mocks/ that every session begins with',
  },
  empty: { type: 'boolean', summary: "begin without the items of the document's examples" },
  identity: {
    type: 'boolean',
    summary:
      'issue tokens, at /_identity and at the operations of the document that do, and ask for them; clients and users are those of mocks/, else one of each',
  },
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
  readonly state: string | undefined;
  readonly scenario: string | undefined;
  readonly empty: boolean | undefined;
  readonly identity: boolean | undefined;
  readonly limits: string | undefined;
  readonly faults: readonly string[];
  readonly latency: number | undefined;
}

/** The options of a mock that the flags set. */
export function stateOptionsOf(flags: StateFlags): Partial<MockOptions> {
  const { stateful, state, scenario, empty, limits, faults, latency } = flags;
  const words = [...faults, ...(latency === undefined ? [] : [`latency:${latency}`])];
  return {
    ...((stateful || state !== undefined) && { stateful: true }),
    ...(scenario !== undefined && { scenario }),
    ...(empty && { empty }),
    ...((limits === 'off' || limits === 'documented') && { limits }),
    ...(words.length > 0 && { faults: words }),
  };
}

/** What `--identity` adds to a mock's options; it is loaded for those who ask for it. */
export async function identityOptionOf({
  identity,
}: Pick<StateFlags, 'identity'>): Promise<Pick<MockOptions, 'identity'>> {
  if (!identity) return {};
  const { createIdentity } = await import('../mock/identity/create-identity.ts');
  return { identity: createIdentity() };
}

/**
 * Opens what `--state` names; undefined without it. Whoever opens closes.
 *
 * @param cwd of relative files
 * @throws ToolkitError E_USAGE, E_STATE or E_MISSING_PEER where it cannot be used
 */
export async function openStateOf(
  { state }: Pick<StateFlags, 'state'>,
  cwd: string,
): Promise<StateKeeper | undefined> {
  if (state === undefined) return undefined;
  const { openState } = await import('../mock/persist/open-state.ts');
  return openState(state, { cwd });
}

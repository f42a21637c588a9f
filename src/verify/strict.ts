import { type ContractCode, contractCodes } from '../contract/codes.ts';
import type { FindingDraft } from './finding.ts';

/** How strict a run can be, beyond what the document says outright. */
export const strictLevels = ['fields', 'statuses', 'all'] as const;

/**
 * `fields`: a property that no schema names is an error. `statuses`: so is a status that only `default` covers. `all`: both,
 * and every finding that is otherwise a warning.
 */
export type StrictLevel = (typeof strictLevels)[number];

const raised: Readonly<Record<Exclude<StrictLevel, 'all'>, ContractCode>> = {
  fields: 'undocumented-field',
  statuses: 'default-only',
};

/** A finding as serious as the level makes it. */
export function strictly(draft: FindingDraft, level: StrictLevel): FindingDraft {
  const severity = draft.severity ?? contractCodes[draft.code].severity;
  const isRaised =
    level === 'all'
      ? severity === 'warning' || Object.values(raised).includes(draft.code)
      : raised[level] === draft.code;
  return isRaised ? { ...draft, severity: 'error' } : draft;
}

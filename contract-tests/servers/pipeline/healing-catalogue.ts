import type { HealingAction, HealingPattern, IssueType } from './types.ts';

/** A pattern without what is counted. */
export type KnownPattern = Omit<HealingPattern, 'occurrences' | 'last_seen_at'>;
/** An action without what is counted. */
export type KnownAction = Omit<HealingAction, 'success_rate'>;

/** A fault and what can be done against it. */
interface Entry {
  readonly pattern: Omit<KnownPattern, 'pattern_id' | 'issue_type'> & { readonly id: string };
  readonly action: Omit<KnownAction, 'action_id' | 'pattern_id'> & { readonly id: string };
}

/** By the type of issue. */
const catalogue: Readonly<Record<IssueType, Entry>> = {
  missing_values: {
    pattern: {
      id: '2b3c4d5e-6f70-4182-93a4-b5c6d7e8f901',
      pattern_name: 'Missing values',
      description: 'A column that a rule wants filled has empty values',
      confidence_threshold: 0.85,
    },
    action: {
      id: '8f7e6d5c-4b3a-4291-8076-f5e4d3c2b1a0',
      action_name: 'Complete from the system of record',
      action_type: 'impute_values',
      description:
        'Looks the values up in the system that the rows come from; numbers that it lacks become the median',
      is_automatic: false,
    },
  },
  duplicates: {
    pattern: {
      id: '3c4d5e6f-7081-4293-a4b5-c6d7e8f90112',
      pattern_name: 'Duplicates',
      description: 'Values that occur once have come twice',
      confidence_threshold: 0.9,
    },
    action: {
      id: '9a8f7e6d-5c4b-43a2-9180-76f5e4d3c2b1',
      action_name: 'Drop the later ones',
      action_type: 'drop_duplicates',
      description: 'Deletes all rows with the same value but the first; by itself where they are few',
      is_automatic: true,
    },
  },
  out_of_range: {
    pattern: {
      id: '4d5e6f70-8192-43a4-b5c6-d7e8f9011223',
      pattern_name: 'Values out of range',
      description: 'Numbers are smaller or larger than a rule allows',
      confidence_threshold: 0.9,
    },
    action: {
      id: 'ab9a8f7e-6d5c-4b3a-8291-8076f5e4d3c2',
      action_name: 'Replace by known values',
      action_type: 'impute_values',
      description:
        'Looks the values up in the system that the rows come from; else the median of the values in range',
      is_automatic: false,
    },
  },
  format: {
    pattern: {
      id: '5e6f7081-92a3-44b5-86d7-e8f901122334',
      pattern_name: 'Wrong format',
      description: 'Texts do not match the pattern of a rule',
      confidence_threshold: 0.9,
    },
    action: {
      id: 'bcab9a8f-7e6d-4c4b-93a2-918076f5e4d3',
      action_name: 'Correct the format',
      action_type: 'correct_format',
      description: 'Removes spaces and changes case where the text then matches',
      is_automatic: false,
    },
  },
  stale: {
    pattern: {
      id: '6f708192-a3b4-45c6-97e8-f90112233445',
      pattern_name: 'Stale tables',
      description: 'A table was not loaded for longer than a rule allows',
      confidence_threshold: 0.5,
    },
    action: {
      id: 'cdbcab9a-8f7e-4d5c-a4b3-a2918076f5e4',
      action_name: 'Reload the table',
      action_type: 'restore_partition',
      description: 'Loads the rows anew from the system that they come from',
      is_automatic: false,
    },
  },
  row_count: {
    pattern: {
      id: '708192a3-b4c5-46d7-a8f9-011223344556',
      pattern_name: 'Too few or too many rows',
      description: 'A table has not as many rows as a rule wants',
      confidence_threshold: 0.9,
    },
    action: {
      id: 'decdbcab-9a8f-4e6d-b5c4-b3a2918076f5',
      action_name: 'Restore the rows',
      action_type: 'restore_partition',
      description: 'Loads the rows anew from the system that they come from',
      is_automatic: false,
    },
  },
  schema_drift: {
    pattern: {
      id: '8192a3b4-c5d6-47e8-b901-122334455667',
      pattern_name: 'Missing columns',
      description: 'A table lacks a column that a rule is about',
      confidence_threshold: 0.95,
    },
    action: {
      id: 'efdecdba-b9a8-4f7e-86d5-c4b3a2918076',
      action_name: 'Restore the columns',
      action_type: 'restore_partition',
      description: 'Loads the rows anew from the system that they come from',
      is_automatic: false,
    },
  },
  execution_failure: {
    pattern: {
      id: '92a3b4c5-d6e7-48f9-8112-233445566778',
      pattern_name: 'Failed executions',
      description: 'A source could not be read',
      confidence_threshold: 0.5,
    },
    action: {
      id: 'f0efdecd-bab9-4a8f-97e6-d5c4b3a29180',
      action_name: 'Retry the execution',
      action_type: 'retry_execution',
      description: 'Asks the source again; by itself where the fault may pass',
      is_automatic: true,
    },
  },
};

/** By name. */
export const knownPatterns: readonly KnownPattern[] = Object.entries(catalogue)
  .map(
    ([
      type,
      {
        pattern: { id, ...pattern },
      },
    ]) => ({
      pattern_id: id,
      issue_type: type as IssueType,
      ...pattern,
    }),
  )
  .toSorted((one, other) => (one.pattern_name < other.pattern_name ? -1 : 1));

/** By name. */
export const knownActions: readonly KnownAction[] = Object.values(catalogue)
  .map(({ pattern, action: { id, ...action } }) => ({ action_id: id, pattern_id: pattern.id, ...action }))
  .toSorted((one, other) => (one.action_name < other.action_name ? -1 : 1));

/** The type of issue that an action is for. */
export function issueTypeOf({ pattern_id }: KnownAction): IssueType | undefined {
  return knownPatterns.find((pattern) => pattern.pattern_id === pattern_id)?.issue_type;
}

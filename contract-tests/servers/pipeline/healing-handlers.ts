import { Refusal } from '../shared/answer.ts';
import { filledQuery, pageInfo } from '../shared/page.ts';
import { issueTypeOf, type KnownAction, knownActions, knownPatterns } from './healing-catalogue.ts';
import { takeOnHealing } from './issues.ts';
import { rounded } from './metrics.ts';
import { pageOf } from './page-of.ts';
import type { PipelineStore, StoredHealing, StoredIssue } from './pipeline-store.ts';
import { inUse, notExecutable, notFound } from './refusals.ts';
import type { Healing, HealingAction, HealingPattern, PipelineHandlers } from './types.ts';

/** What the pipeline knows of faults, and what it did about them. */
export function createHealingHandlers(
  store: PipelineStore,
): Pick<
  PipelineHandlers,
  'listHealingPatterns' | 'listHealingActions' | 'listHealingExecutions' | 'executeHealing'
> {
  return {
    listHealingPatterns: ({ query }) => pageOf(query, counted(store)),
    listHealingActions: ({ query }) =>
      pageOf(
        query,
        knownActions.map((action) => withSuccessRate(store, action)),
      ),
    listHealingExecutions: (input) => {
      const query = filledQuery(input.query);
      const { items, total } = store.healings.page(query, { status: input.query.status });
      return { status: 200, body: { data: items.map(shownHealing), metadata: pageInfo(query, total) } };
    },
    executeHealing: ({ body: { action_id, issue_id, parameters = {}, dry_run = false } }) => {
      const action = knownActions.find((one) => one.action_id === action_id.toLowerCase());
      if (!action) throw new Refusal(notFound(`action ${action_id}`));
      const issue = store.issues.find(issue_id);
      if (!issue) throw new Refusal(notFound(`issue ${issue_id}`));
      assertIdle(store, issue);
      if (issueTypeOf(action) !== issue.issue_type) {
        const reason = `cannot heal an issue of the type ${issue.issue_type}`;
        throw new Refusal(notExecutable(`${action.action_type} ${reason}`));
      }
      const max_rows = Object.hasOwn(parameters, 'max_rows') ? parameters.max_rows : null;
      if (max_rows !== null && !(Number.isSafeInteger(max_rows) && Number(max_rows) > 0))
        throw new Refusal(notExecutable(`'parameters.max_rows' must be a whole number above 0`));
      const asked = { action_id: action.action_id, trigger: 'manual', dry_run } as const;
      const limit = max_rows === null ? null : Number(max_rows);
      const data = shownHealing(takeOnHealing(store, issue, { ...asked, max_rows: limit }));
      return { status: 202, body: { data } };
    },
  };
}

/** @throws Refusal 409 */
function assertIdle({ healings }: PipelineStore, { issue_id, status }: StoredIssue): void {
  if (status === 'resolved') throw new Refusal(inUse('The issue is resolved'));
  if (status !== 'healing') return;
  const [busy] = healings.newest({ issue_id, ended_at: null, dry_run: false }, 1);
  throw new Refusal(inUse(`Healing ${busy?.healing_id} has not ended`));
}

function counted({ issues }: PipelineStore): readonly HealingPattern[] {
  return knownPatterns.map((pattern) => {
    const { issue_type } = pattern;
    const [last] = issues.newest({ issue_type }, 1);
    return { ...pattern, occurrences: issues.count({ issue_type }), last_seen_at: last?.detected_at ?? null };
  });
}

function withSuccessRate({ healings }: PipelineStore, action: KnownAction): HealingAction {
  const { action_id } = action;
  const helped = healings.count({ action_id, dry_run: false, status: 'completed' });
  const failed = healings.count({ action_id, dry_run: false, status: 'failed' });
  const ended = helped + failed;
  return { ...action, success_rate: ended === 0 ? null : rounded((100 * helped) / ended) };
}

function shownHealing({ max_rows: _rows, ...healing }: StoredHealing): Healing {
  return healing;
}

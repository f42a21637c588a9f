import { Refusal } from '../shared/answer.ts';
import { inTransaction } from '../shared/database.ts';
import { filledQuery, pageInfo } from '../shared/page.ts';
import { type PipelineStore, type StoredIssue, timeOf } from './pipeline-store.ts';
import { notExecutable, notFound } from './refusals.ts';
import { readCheck } from './rule-parameters.ts';
import type { Issue, PipelineHandlers, Rule, RuleWrite } from './types.ts';
import { validateDataset } from './validate-dataset.ts';

/** Rules: what data has to keep. */
export function createRuleHandlers(
  store: PipelineStore,
  basePath: string,
): Pick<PipelineHandlers, 'listRules' | 'createRule' | 'getRule' | 'updateRule' | 'deleteRule'> {
  return {
    listRules: (input) => {
      const query = filledQuery(input.query);
      const { items, total } = store.rules.page(query, { dataset: input.query.dataset });
      return { status: 200, body: { data: items, metadata: pageInfo(query, total) } };
    },
    createRule: ({ body }) => {
      const now = timeOf(store);
      const kept = { rule_id: store.createId(), created_at: now, updated_at: now };
      const data = store.rules.insert({ ...fieldsOf(body), ...kept });
      const Location = `${basePath}/quality/rules/${data.rule_id}`;
      return { status: 201, headers: { Location }, body: { data } };
    },
    getRule: ({ path }) => ({ status: 200, body: { data: findRule(store, path.rule_id) } }),
    updateRule: ({ path, body }) => {
      const { rule_id, created_at } = findRule(store, path.rule_id);
      const kept = { rule_id, created_at, updated_at: timeOf(store) };
      return { status: 200, body: { data: store.rules.replace({ ...fieldsOf(body), ...kept }) } };
    },
    deleteRule: ({ path }) => {
      const { rule_id } = findRule(store, path.rule_id);
      store.rules.delete(rule_id);
      return { status: 200, body: { data: { id: rule_id, deleted: true } } };
    },
  };
}

/** Validations, and what they find. */
export function createQualityHandlers(
  store: PipelineStore,
): Pick<PipelineHandlers, 'validateDataset' | 'getQualityScore' | 'listIssues'> {
  return {
    validateDataset: ({ path: { dataset }, query: { table } }) => {
      assertDataset(store, dataset);
      if (table !== undefined && !store.tables.find({ dataset, table }))
        throw new Refusal(notFound(`table ${table} in ${dataset}`));
      const data = inTransaction(store.database, () => validateDataset(store, dataset, table ?? null));
      if (!data) {
        const what = table === undefined ? dataset : `${dataset}.${table}`;
        throw new Refusal(notExecutable(`No rule is enabled for ${what}`));
      }
      return { status: 200, body: { data } };
    },
    getQualityScore: ({ path: { dataset } }) => {
      assertDataset(store, dataset);
      const data = store.scores.newest({ dataset }, 1)[0];
      if (!data) throw new Refusal(notFound(`validation of ${dataset} yet`));
      return { status: 200, body: { data } };
    },
    listIssues: ({ path: { dataset }, ...input }) => {
      assertDataset(store, dataset);
      const query = filledQuery(input.query);
      const { status, severity } = input.query;
      const { items, total } = store.issues.page(query, { dataset, status, severity });
      return { status: 200, body: { data: items.map(shownIssue), metadata: pageInfo(query, total) } };
    },
  };
}

function findRule({ rules }: PipelineStore, id: string): Rule {
  const rule = rules.find(id);
  if (!rule) throw new Refusal(notFound(`rule ${id}`));
  return rule;
}

/** What a client says, with what it left out. @throws Refusal 422 where that cannot be checked */
function fieldsOf(body: RuleWrite) {
  const fields = { table: null, column: null, parameters: {}, is_enabled: true, ...body };
  const read = readCheck(fields);
  if (!read.ok) throw new Refusal(notExecutable(`The rule cannot be checked: ${read.reason}`));
  return fields;
}

/** A dataset is there when it has a table, or when loading its first one failed. @throws Refusal 404 */
function assertDataset(store: PipelineStore, dataset: string): void {
  if (store.tables.tables(dataset).length > 0 || store.issues.count({ dataset }) > 0) return;
  throw new Refusal(notFound(`dataset ${dataset}`));
}

function shownIssue({ execution_id: _execution, ...issue }: StoredIssue): Issue {
  return issue;
}

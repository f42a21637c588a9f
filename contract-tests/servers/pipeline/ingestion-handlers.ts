import { Refusal } from '../shared/answer.ts';
import { filledQuery, pageInfo } from '../shared/page.ts';
import { type PipelineStore, type StoredPipeline, timeOf } from './pipeline-store.ts';
import { inUse, notExecutable, notFound } from './refusals.ts';
import { forgetSchedule } from './run-schedules.ts';
import { shownExecution, takeOnExecution, unendedExecution } from './take-on-execution.ts';
import type { Pipeline, PipelineHandlers, PipelineWrite, Source } from './types.ts';

/** Sources: what pipelines read. */
export function createSourceHandlers(
  store: PipelineStore,
  basePath: string,
): Pick<PipelineHandlers, 'listSources' | 'createSource' | 'getSource' | 'updateSource' | 'deleteSource'> {
  return {
    listSources: (input) => {
      const query = filledQuery(input.query);
      const { items, total } = store.sources.page(query, { source_type: input.query.source_type });
      return { status: 200, body: { data: items, metadata: pageInfo(query, total) } };
    },
    createSource: ({ body }) => {
      const now = timeOf(store);
      const times = { created_at: now, updated_at: now };
      const data = store.sources.insert({
        source_id: store.createId(),
        description: null,
        ...body,
        ...times,
      });
      const Location = `${basePath}/ingestion/sources/${data.source_id}`;
      return { status: 201, headers: { Location }, body: { data } };
    },
    getSource: ({ path }) => ({ status: 200, body: { data: findSource(store, path.source_id) } }),
    updateSource: ({ path, body }) => {
      const source = findSource(store, path.source_id);
      const busy = store.executions.newest({ source_id: source.source_id, ended_at: null }, 1)[0];
      if (busy) throw new Refusal(inUse(`Execution ${busy.execution_id} has not ended`));
      const { source_id, created_at } = source;
      const kept = { source_id, created_at, updated_at: timeOf(store) };
      return { status: 200, body: { data: store.sources.replace({ description: null, ...body, ...kept }) } };
    },
    deleteSource: ({ path }) => {
      const { source_id } = findSource(store, path.source_id);
      const [reader] = store.pipelines.newest({ source_id }, 1);
      if (reader) throw new Refusal(inUse(`Pipeline ${reader.pipeline_id} reads this source`));
      store.sources.delete(source_id);
      return { status: 200, body: { data: { id: source_id, deleted: true } } };
    },
  };
}

/** Pipelines, and their executions. */
export function createPipelineHandlers(
  store: PipelineStore,
  basePath: string,
): Pick<
  PipelineHandlers,
  | 'listPipelines'
  | 'createPipeline'
  | 'getPipeline'
  | 'updatePipeline'
  | 'deletePipeline'
  | 'executePipeline'
  | 'getExecution'
> {
  return {
    listPipelines: (input) => {
      const query = filledQuery(input.query);
      const source_id = input.query.source_id?.toLowerCase();
      const { items, total } = store.pipelines.page(query, { source_id });
      const data = items.map((pipeline) => shownPipeline(store, pipeline));
      return { status: 200, body: { data, metadata: pageInfo(query, total) } };
    },
    createPipeline: ({ body }) => {
      const now = timeOf(store);
      const ids = { pipeline_id: store.createId(), created_at: now, updated_at: now };
      const pipeline = store.pipelines.insert({ ...fieldsOf(store, body), ...ids });
      const Location = `${basePath}/ingestion/pipelines/${pipeline.pipeline_id}`;
      return { status: 201, headers: { Location }, body: { data: shownPipeline(store, pipeline) } };
    },
    getPipeline: ({ path }) => {
      const data = shownPipeline(store, findPipeline(store, path.pipeline_id));
      return { status: 200, body: { data } };
    },
    updatePipeline: ({ path, body }) => {
      const { pipeline_id, created_at } = findPipeline(store, path.pipeline_id);
      const fields = fieldsOf(store, body);
      assertIdle(store, pipeline_id);
      const kept = { pipeline_id, created_at, updated_at: timeOf(store) };
      const pipeline = store.pipelines.replace({ ...fields, ...kept });
      forgetSchedule(store, pipeline_id);
      return { status: 200, body: { data: shownPipeline(store, pipeline) } };
    },
    deletePipeline: ({ path }) => {
      const { pipeline_id } = findPipeline(store, path.pipeline_id);
      assertIdle(store, pipeline_id);
      store.pipelines.delete(pipeline_id);
      forgetSchedule(store, pipeline_id);
      return { status: 200, body: { data: { id: pipeline_id, deleted: true } } };
    },
    executePipeline: ({ path, body }) => {
      const pipeline = findPipeline(store, path.pipeline_id);
      assertIdle(store, pipeline.pipeline_id);
      if (!pipeline.is_active) throw new Refusal(notExecutable('The pipeline is not active'));
      const { execution_params = {}, callback_url = null } = body;
      const { execution_id } = takeOnExecution(store, pipeline, execution_params, callback_url);
      const status_url = `${basePath}/ingestion/executions/${execution_id}`;
      return { status: 202, headers: { Location: status_url }, body: { data: { execution_id, status_url } } };
    },
    getExecution: ({ path }) => {
      const execution = store.executions.find(path.execution_id);
      if (!execution) throw new Refusal(notFound(`execution ${path.execution_id}`));
      return { status: 200, body: { data: shownExecution(execution) } };
    },
  };
}

function findSource({ sources }: PipelineStore, id: string): Source {
  const source = sources.find(id);
  if (!source) throw new Refusal(notFound(`source ${id}`));
  return source;
}

function findPipeline({ pipelines }: PipelineStore, id: string): StoredPipeline {
  const pipeline = pipelines.find(id);
  if (!pipeline) throw new Refusal(notFound(`pipeline ${id}`));
  return pipeline;
}

/** What a client says, with what it left out. @throws Refusal 404 where there is no such source */
function fieldsOf(store: PipelineStore, body: PipelineWrite) {
  const { source_id } = findSource(store, body.source_id);
  return { schedule: null, description: null, is_active: true, ...body, source_id };
}

/** @throws Refusal 409 */
function assertIdle(store: PipelineStore, pipelineId: string): void {
  const busy = unendedExecution(store, pipelineId);
  if (busy) throw new Refusal(inUse(`Execution ${busy.execution_id} has not ended`));
}

function shownPipeline(
  store: PipelineStore,
  { followed_ms: _followed, ...pipeline }: StoredPipeline,
): Pipeline {
  const [last] = store.executions.newest({ pipeline_id: pipeline.pipeline_id }, 1);
  return { ...pipeline, last_execution_id: last?.execution_id ?? null };
}

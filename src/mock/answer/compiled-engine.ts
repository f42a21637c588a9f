import type { Model, Operation } from '../../model/model.ts';
import type { Problem } from '../../problem.ts';
import type { Behaviour, Call } from '../behaviour.ts';
import type { Engine, EngineOptions } from '../engine.ts';
import type { MockFile } from '../mock-file/mock-file.ts';
import { loadPrism } from '../prism/prism-parts.ts';
import type { ApiReplay } from '../replay/replay.ts';
import { createAnswerMemory } from './answer-memory.ts';
import { CompiledOperation } from './compiled-operation.ts';
import type { OperationSettings } from './operation-settings.ts';
import { valueSettings } from './values.ts';

/** What an engine tells beside its answers. */
export interface EngineEvents {
  /** Told of defects of the document that show while answering, each once. */
  readonly warn: (problem: Problem) => void;
}

/** What an engine is made for. */
export interface EngineApi {
  readonly name: string;
  readonly model: Model;
  readonly file?: MockFile | undefined;
  readonly directs?: Behaviour | undefined;
  readonly behaves?: Behaviour | undefined;
  /** Told of each answer to a valid request. */
  readonly answered?: ((call: Call, status: number) => void) | undefined;
  readonly replay?: ApiReplay | undefined;
}

/** The engine of one document: each operation is compiled when it is first asked, and kept. */
export function createCompiledEngine(
  { name, model, file, directs, behaves, answered, replay }: EngineApi,
  options: EngineOptions,
  events: EngineEvents,
): Engine {
  const told = new Set<string>();
  const warn = (problem: Problem) => {
    const key = `${problem.code} ${problem.at?.source}#${problem.at?.pointer} ${problem.message}`;
    if (told.has(key)) return;
    told.add(key);
    events.warn(problem);
  };
  const settings: OperationSettings = {
    ...valueSettings(model, options, warn),
    dynamic: options.dynamic ?? false,
    seed: options.seed === undefined ? undefined : String(options.seed),
    randomSeed: options.randomSeed ?? '0',
    ignoreExamples: options.ignoreExamples ?? false,
    errors: options.errors ?? false,
    validate: options.validate ?? 'error',
    file,
    api: name,
    directs,
    behaves,
    answered,
    replay,
    memory: createAnswerMemory(),
    warn,
  };
  const ready = new Map<Operation, CompiledOperation>();
  const compiled = (operation: Operation): CompiledOperation => {
    let known = ready.get(operation);
    if (!known) {
      known = new CompiledOperation(model, operation, settings);
      ready.set(operation, known);
    }
    return known;
  };
  return {
    answer: (operation, request) => compiled(operation).answer(request),
    direct: (operation, request, directed) => compiled(operation).direct(request, directed),
    answerCall: (call, behaves) => compiled(call.operation).answerCall(call, behaves),
    answerWith: (operation, status) => compiled(operation).answerWith(status),
    warm: () => void loadPrism(),
    unenforceable: () => model.operations.flatMap((operation) => [...compiled(operation).problems()]),
  };
}

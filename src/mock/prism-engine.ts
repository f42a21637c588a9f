import { expandsWithin } from '../document/expands-within.ts';
import { sliceDocument } from '../document/slice.ts';
import type { Model, Operation } from '../model/model.ts';
import type { CallbackRequest } from './callbacks.ts';
import type { Engine, EngineOptions } from './engine.ts';
import { fakerOptions } from './faker-options.ts';
import { Lru } from './lru.ts';
import { loadPrism, type PrismSettings } from './prism.ts';
import type { PrismOperation } from './prism-compile.ts';

/** What an engine tells and asks for beside its answers. */
export interface EngineEvents {
  /** Told of defects of the document that show while answering. */
  readonly warn: (message: string) => void;
  readonly sendCallback: (callback: CallbackRequest) => void;
}

/**
 * How many operations are kept ready. Their number is bounded by the document, not by its callers; this bound is
 * for the memory of the largest (GitHub's 1,223 operations take some 250 MB).
 */
const operationLimit = 2000;

/** A schema that grows beyond this when its references are replaced keeps them: recursive ones grow without end. */
const expansionLimit = 300_000;

/** The engine that answers as `prism mock` does, for one document; it prepares each operation when it is first asked. */
export function createPrismEngine(model: Model, options: EngineOptions, events: EngineEvents): Engine {
  const ready = new Lru<Operation, Promise<PrismOperation>>(operationLimit);
  const settings: PrismSettings = {
    dynamic: options.dynamic ?? false,
    ignoreExamples: options.ignoreExamples ?? false,
    errors: options.errors ?? false,
    seed: options.seed === undefined ? undefined : String(options.seed),
    faker: fakerOptions(model.document.root.value, options.fillProperties, events.warn),
  };
  const prepared = (operation: Operation): Promise<PrismOperation> => {
    const known = ready.get(operation);
    if (known !== undefined) return known;
    const preparing = prepare(model, operation, events);
    ready.set(operation, preparing);
    preparing.catch(() => ready.delete(operation));
    return preparing;
  };
  return {
    async answer(operation, request) {
      const prism = loadPrism();
      const { callbacks, ...answer } = await prism.answer(await prepared(operation), request, settings);
      for (const callback of callbacks) events.sendCallback(callback);
      return answer;
    },
    async answerWith(operation, status) {
      const prism = loadPrism();
      const { callbacks: _, ...answer } = await prism.answerWith(await prepared(operation), status, settings);
      return answer;
    },
    async warm() {
      loadPrism();
    },
  };
}

async function prepare(model: Model, operation: Operation, { warn }: EngineEvents): Promise<PrismOperation> {
  const { path } = operation;
  // Prism knows no QUERY; but for the method it is answered as a POST.
  const method = operation.method === 'query' ? 'post' : operation.method;
  const slice = () => sliceDocument(model.document, { path, method: operation.method, as: method });
  const { document, unresolved } = slice();
  const messages = new Set(
    unresolved.map((ref) => `"$ref: ${ref}" leads to nothing; any value is allowed there`),
  );
  const target = { path, method, warn: (message: string) => void messages.add(message) };
  const prism = loadPrism();
  const expand = expandsWithin(document, document.paths, expansionLimit);
  const compiled =
    (await prism.compile(document, { ...target, expand })) ??
    (await prism.compile(slice().document, { ...target, expand: false }));
  const name = `${operation.method.toUpperCase()} ${path}`;
  if (compiled === undefined) throw new Error(`${name} cannot be read`);
  for (const message of messages) warn(`${name}: ${message}`);
  return compiled;
}

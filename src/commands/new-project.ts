import { basename, join } from 'node:path';
import { parseSource } from '../document/parse.ts';
import { ToolkitError } from '../error.ts';
import { apiNameFrom, isApiName } from '../init/api-name.ts';
import { ask, type Conversation, linesOf, type Question } from '../init/ask-questions.ts';
import { parseResource, type ResourceName } from '../init/resource-name.ts';
import { starterDocument } from '../init/starter-document.ts';
import { buildModel } from '../model/build.ts';
import type { CommandIo } from './command.ts';
import type { InitOptions, ProjectStart } from './run-init.ts';

const badName = 'Use letters, digits, dots, dashes and underscores; start with a letter or digit.';
const badResource = 'Use letters and digits, and dashes between words: order, purchase-order, medium/media.';

/** The API's name that a flag gives. @throws ToolkitError E_USAGE for what cannot be one */
export function nameOf(options: Pick<InitOptions, 'name'>): string | undefined {
  if (options.name === undefined || isApiName(options.name)) return options.name;
  throw new ToolkitError('E_USAGE', `${JSON.stringify(options.name)} cannot be the name of an API`, {
    hint: badName,
  });
}

/** Asks what was not given, and makes the document to start with. */
export async function startNew(dir: string, options: InitOptions, io: CommandIo): Promise<ProjectStart> {
  const { name, resource } = await answersOf(dir, options, io);
  const path = 'openapi.yaml';
  const text = starterDocument(name, resource);
  const uri = join(dir, 'spec', name, path);
  const source = parseSource(uri, text);
  const model = source.ok
    ? buildModel({ root: source.value, sources: new Map([[uri, source.value]]) })
    : source;
  // Not the user's doing.
  if (!model.ok) throw new Error(model.problems.map(({ message }) => message).join('; '));
  return { name, model: model.value, files: [{ path, text }], isAdopted: false, allowHosts: [], notes: [] };
}

async function answersOf(
  dir: string,
  options: InitOptions,
  io: CommandIo,
): Promise<{ readonly name: string; readonly resource: ResourceName }> {
  const name = nameOf(options);
  const resource = resourceOf(options);
  const questions = { name: nameQuestion(dir), resource: resourceQuestion };
  if (options.yes || (name !== undefined && resource !== undefined)) {
    return { name: name ?? questions.name.default, resource: resource ?? defaultResource };
  }
  if (!io.stdinIsTerminal) {
    throw new ToolkitError('E_USAGE', 'there is nobody to ask: standard input is not a terminal', {
      hint: 'Give --yes for the defaults, or --name and --resource.',
    });
  }
  const lines = linesOf(io.stdin);
  const talk: Conversation = { say: (text) => io.stderr.write(text), lines, signal: io.signal };
  return {
    name: name ?? (await ask(questions.name, talk)),
    resource: resource ?? (await ask(questions.resource, talk)),
  };
}

function resourceOf({ resource }: InitOptions): ResourceName | undefined {
  if (resource === undefined) return undefined;
  const parsed = parseResource(resource);
  if (parsed) return parsed;
  throw new ToolkitError('E_USAGE', `${JSON.stringify(resource)} cannot be the name of a resource`, {
    hint: badResource,
  });
}

function nameQuestion(dir: string): Question<string> {
  return {
    text: 'What is the API called?',
    default: apiNameFrom(basename(dir)),
    read: (answer) => (isApiName(answer) ? answer : undefined),
    complaint: badName,
  };
}

const defaultResource: ResourceName = { singular: ['item'], plural: ['items'] };

const resourceQuestion: Question<ResourceName> = {
  text: 'What does it manage first?',
  default: 'item',
  read: parseResource,
  complaint: badResource,
};

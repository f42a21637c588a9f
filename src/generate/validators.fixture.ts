/** Generated validators that are run: written to a file of their own, and imported. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  Validation,
  ValidationMode,
  ValidationOptions,
  ValidationProblem,
} from '@concordat/client/validate';
import { parseSource } from '../document/parse.ts';
import { buildModel } from '../model/build.ts';
import type { Model } from '../model/model.ts';
import { renderValidators } from './render-validators.ts';

type Validate = (mode: ValidationMode, options?: ValidationOptions) => Validation;

/** The model of a document that is given as a value. */
export function modelOf(document: object): Model {
  const source = parseSource('/t.json', JSON.stringify(document));
  if (!source.ok) throw new Error('unreadable');
  const model = buildModel({ root: source.value, sources: new Map([['/t.json', source.value]]) });
  if (!model.ok) throw new Error(JSON.stringify(model.problems));
  return model.value;
}

/** The `validate` of a document's `validators.ts`. */
export async function importValidators(model: Model): Promise<Validate> {
  const runtime = new URL('../../client/src/validate/index.ts', import.meta.url).href;
  const text = renderValidators(model).text.replace(
    /(?<= from )'@concordat\/client\/validate'/,
    `'${runtime}'`,
  );
  const folder = await mkdtemp(join(tmpdir(), 'concordat-validators-'));
  try {
    const file = join(folder, 'validators.ts');
    await writeFile(file, text);
    // Our own generated file has this export.
    const loaded = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as { validate: Validate };
    return loaded.validate;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What is wrong with an answer of JSON. */
export async function problemsOfAnswer(
  validate: Validate,
  operation: string,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<readonly ValidationProblem[]> {
  const problems: ValidationProblem[] = [];
  const ok = status < 300;
  const response = new Response(null, { headers: { 'content-type': 'application/json', ...headers } });
  const result = { ok, status, data: ok ? body : undefined, error: ok ? undefined : body, response };
  const checked = validate('warn', { onProblem: (problem) => void problems.push(problem) });
  await checked(async () => ({ url: 'http://localhost/', result }))(operation, {});
  return problems.filter(({ direction }) => direction === 'response');
}

/** What is wrong with a request. */
export async function problemsOfRequest(
  validate: Validate,
  operation: string,
  init: object,
): Promise<readonly ValidationProblem[]> {
  const problems: ValidationProblem[] = [];
  const checked = validate('warn', { onProblem: (problem) => void problems.push(problem) });
  const result = { ok: true, status: 200, data: undefined, error: undefined, response: new Response() };
  await checked(async () => ({ url: 'http://localhost/', result }))(operation, init);
  return problems.filter(({ direction }) => direction === 'request');
}

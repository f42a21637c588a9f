/** Generated code is compiled as a project of its own would: with the packed client, by both compilers. */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nameOfDocument } from '../config/select-apis.ts';
import { compile, generateInto, installPackages, strictOptions } from './generated-project.fixture.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const fixtures = join(root, 'src/generate/fixtures');
const systems = ['datasources', 'jobs', 'pipeline', 'projects', 'studio'];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concordat-compile-'));
  await installPackages(folder);
  const documents = [
    ...(await readdir(fixtures)).map((file) => join(fixtures, file)),
    ...systems.map((name) => join(root, 'spec', name, 'openapi.yaml')),
    join(root, 'node_modules/@octokit/openapi/generated/api.github.com.json'),
  ];
  for (const document of documents) await generateInto(folder, document, nameOfDocument(document));
  await writeFile(join(folder, 'usage.ts'), usage);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What must compile, and what must not. */
const usage = `
import { createClient } from './jobs/client.ts';
import { mockGetJob } from './jobs/handlers.ts';
import { operations, type RequestBody, type ResponseBody } from './jobs/operations.ts';
import { createClient as createGithub } from './api.github.com/client.ts';
import { createClient as createMended } from './mended-schemas/client.ts';
import type { components as mended } from './mended-schemas/types.ts';
import { createWebhookHandler as receivePipeline } from './pipeline/webhooks.ts';
import { createWebhookHandler as receiveStudio } from './studio/webhooks.ts';

const client = createClient({ auth: { apiKey: 'k' } });
const job = await client.getJob({ path: { id: 7 } });
if (job.ok) job.data.data.status satisfies 'queued' | 'running' | 'completed' | 'failed' | 'cancelled';
else if (job.status === 404) job.error.error.code satisfies string;
await client.listJobs();
// @ts-expect-error an id is a number
await client.getJob({ path: { id: '7' } });
// @ts-expect-error there is no such credential
createClient({ auth: { token: 'k' } });
// @ts-expect-error the document asks for a body
await client.createJob();

mockGetJob({ status: 404 });
mockGetJob(async ({ params, request }) => (params.id === '7' && request.url ? { example: 'running' } : undefined));
// @ts-expect-error not a documented status
mockGetJob({ status: 418 });
// @ts-expect-error not an example of the document
mockGetJob({ example: 'flying' });
// @ts-expect-error not the body of that status
mockGetJob({ status: 200, body: { status: 'error' } });

operations.createJob.method satisfies 'POST';
const body: RequestBody<'createJob'> = { config: {} };
const created = {} as ResponseBody<'createJob', 202>;
created.data.job_id satisfies number;
// @ts-expect-error not a documented status
type Nothing = ResponseBody<'createJob', 418>;

const github = createGithub({ auth: {} });
const repository = await github.reposGet({ path: { owner: 'a', repo: 'b' } });
if (repository.ok) repository.data.full_name satisfies string;

type Mended = mended['schemas'];
export function tellPetsApart(pet: Mended['AnyPet'], shape: Mended['Shape']) {
  if (pet.kind === 'dog') pet.bark satisfies boolean | undefined;
  else pet.lives satisfies number | undefined;
  // @ts-expect-error not a kind of pet
  if (pet.kind === 'bird') pet.name;
  if (shape.shape === 'circle') shape.radius satisfies number | undefined;
  shape.area satisfies number | undefined;
}
({ type: 'Volvo', safe: true, doors: 5 }) satisfies Mended['Volvo'];
// @ts-expect-error a Volvo says that it is one
({ type: 'Car' }) satisfies Mended['Volvo'];
({ type: 'Volvo' }) satisfies Mended['Car'];
({ name: 'x', phone: '1' }) satisfies Mended['Contact'];
// @ts-expect-error neither of the two
({ name: 'x' }) satisfies Mended['Contact'];
({ name: 'x', more: 1 }) satisfies Mended['Counts'];
// @ts-expect-error a list is neither the name nor a count
({ name: 'x', more: [] }) satisfies Mended['Counts'];
({ title: 'x', size: 1 }) satisfies Mended['Final'];
// @ts-expect-error the title is required
({ size: 1 }) satisfies Mended['Final'];
// @ts-expect-error so is what a reference's sibling declares
({ email: 'x' }) satisfies Mended['Beside'];
['x', 1, 2] satisfies Mended['OpenTuple'];
// @ts-expect-error there is no third
['x', 1, 2] satisfies Mended['ClosedTuple'];
['x'] satisfies Mended['ShortTuple'];
[[1, 2], [3]] satisfies Mended['Matrix'];
({ file: null, list: null }) satisfies Mended['NullableFile'] & Mended['NullableList'];
({ half: { half: {} } }) satisfies Mended['50%'];
({ a: [1, { b: null }] }) satisfies Mended['Json'];
// @ts-expect-error no JSON
({ a: [undefined] }) satisfies Mended['Json'];
// @ts-expect-error numbers are no blocks, at any depth
['x', ['y', [1]]] satisfies Mended['Block'];
const tree = await createMended().putTree({ body: { body: ['x', ['y', []]], meta: { a: [1] } } });
if (tree.ok && typeof tree.data === 'string') tree.data satisfies string;

receiveStudio({
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  handlers: { 'generation.completed': async (event) => void (event.data.progress satisfies number) },
});
receivePipeline({
  unsigned: true,
  event: 'executionEnded',
  handlers: { executionEnded: ({ data }) => void (data.records_failed satisfies number) },
});
// @ts-expect-error no event of the document
receiveStudio({ unsigned: true, handlers: { 'generation.begun': () => undefined } });
// @ts-expect-error a secret, or that none is wanted
receiveStudio({ handlers: {} });

export type { Nothing };
export { body };
`;

test.each([
  ['5.9', 'nodenext'],
  ['7', 'nodenext'],
  ['7', 'bundler'],
] as const)(
  'TypeScript %s, strictest settings, module resolution %s',
  async (compiler, resolution) => {
    const config = {
      compilerOptions: {
        ...strictOptions,
        module: resolution === 'nodenext' ? 'nodenext' : 'esnext',
        moduleResolution: resolution,
      },
      include: ['*/*.ts'],
    };
    // The hand-written file imports values from .ts files; generated ones do not need the option.
    const usageConfig = {
      extends: './tsconfig.json',
      compilerOptions: { allowImportingTsExtensions: true },
      include: ['usage.ts'],
    };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
    await writeFile(join(folder, 'tsconfig.usage.json'), JSON.stringify(usageConfig));
    for (const project of ['tsconfig.json', 'tsconfig.usage.json']) {
      expect(await compile(compiler, join(folder, project))).toBe('');
    }
  },
  300_000,
);

test('Node runs it by stripping its types', async () => {
  const script = `
    const { createClient } = await import('./jobs/client.ts');
    const { jobsHandlers } = await import('./jobs/handlers.ts');
    const { operations, basePath } = await import('./jobs/operations.ts');
    console.log(typeof createClient().getJob, jobsHandlers.length, operations.getJob.path, basePath);
  `;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: folder });
  expect(stdout.trim()).toBe('function 5 /jobs/{id} /api/v1');
});

/** Generated code is compiled as a project of its own would: with the packed client, by both compilers. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nameOfDocument } from '../config/select-apis.ts';
import { loadModel } from '../model/load.ts';
import { generate } from './generate.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const fixtures = join(root, 'src/generate/fixtures');
const compilers = { '5.9': 'typescript/bin/tsc', '7': 'typescript7/bin/tsc' };
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concordat-compile-'));
  await installPackages();
  const documents = [
    ...(await readdir(fixtures)).map((file) => join(fixtures, file)),
    join(root, 'spec/jobs/openapi.yaml'),
    join(root, 'spec/projects/openapi.yaml'),
    join(root, 'node_modules/@octokit/openapi/generated/api.github.com.json'),
  ];
  for (const document of documents) await generateInto(folder, document);
  await writeFile(join(folder, 'usage.ts'), usage);
});
afterAll(() => rm(folder, { recursive: true }));

async function installPackages() {
  const client = join(folder, 'node_modules/@concordat/client');
  await mkdir(client, { recursive: true });
  await cp(join(root, 'client/package.json'), join(client, 'package.json'));
  const build = ['-p', join(root, 'client/tsconfig.build.json'), '--outDir', join(client, 'dist')];
  await run(process.execPath, [join(root, 'node_modules', compilers[7]), ...build]);
  for (const name of ['msw', 'openapi-fetch']) {
    await symlink(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  }
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
}

async function generateInto(out: string, document: string) {
  const model = await loadModel(document);
  if (!model.ok) throw new Error(`${document}: ${JSON.stringify(model.problems)}`);
  for (const { path, text } of await generate(nameOfDocument(document), model.value, { version: '0.0.0' })) {
    await mkdir(dirname(join(out, path)), { recursive: true });
    await writeFile(join(out, path), text);
  }
}

/** What must compile, and what must not. */
const usage = `
import { createClient } from './jobs/client.ts';
import { mockGetJob } from './jobs/handlers.ts';
import { operations, type RequestBody, type ResponseBody } from './jobs/operations.ts';
import { createClient as createGithub } from './api.github.com/client.ts';

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
export type { Nothing };
export { body };
`;

test.each([
  ['5.9', 'nodenext'],
  ['7', 'nodenext'],
  ['7', 'bundler'],
] as const)('TypeScript %s, strictest settings, module resolution %s', async (compiler, resolution) => {
  const config = {
    compilerOptions: {
      target: 'es2024',
      lib: ['es2024', 'dom', 'dom.iterable', 'dom.asynciterable'],
      module: resolution === 'nodenext' ? 'nodenext' : 'esnext',
      moduleResolution: resolution,
      types: [],
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      noUnusedLocals: true,
      noUnusedParameters: true,
      noImplicitOverride: true,
      verbatimModuleSyntax: true,
      erasableSyntaxOnly: true,
      isolatedModules: true,
      skipLibCheck: true,
      noEmit: true,
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
    expect(await compile(compiler, project)).toBe('');
  }
});

/** The errors that a compiler prints. */
async function compile(compiler: keyof typeof compilers, project: string): Promise<string> {
  const tsc = join(root, 'node_modules', compilers[compiler]);
  try {
    return (await run(process.execPath, [tsc, '-p', join(folder, project)])).stdout;
  } catch (error) {
    return String((error as { stdout?: string }).stdout);
  }
}

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

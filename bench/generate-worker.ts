/** A process that generates and type-checks one document after another, as its parent sends them. */
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { ToolkitError } from '../src/error.ts';
import { generate } from '../src/generate/generate.ts';
import { compile, strictOptions } from '../src/generate/generated-project.fixture.ts';
import { loadModel } from '../src/model/load.ts';
import { causesOf, type GenerateResult, resultWithout } from './generate-result.ts';
import type { SampleDocument } from './generate-sample.ts';

/** What a worker is asked for. */
export interface GenerateTask {
  readonly document: SampleDocument;
  /** A project with the packages that generated code imports. */
  readonly project: string;
  readonly timeoutMs: number;
}

process.on('message', async (task: GenerateTask) => {
  process.send?.(await checkDocument(task));
});

async function checkDocument({ document, project, timeoutMs }: GenerateTask): Promise<GenerateResult> {
  const { name, path } = document;
  const folder = name.replace(/[^\w.-]+/g, '_');
  const started = performance.now();
  const loaded = await loadModel(path);
  if (!loaded.ok) {
    const codes = new Set(loaded.problems.map(({ code, message }) => `${code}: ${generic(message)}`));
    const swagger = loaded.problems.some(({ message }) => message.includes('Swagger 2'));
    return resultWithout(name, swagger ? 'swagger-2' : 'refused', [...codes]);
  }
  const written: string[] = [];
  let generatedBytes = 0;
  try {
    for (const { path, text } of await generate(folder, loaded.value, { version: '0.0.0' })) {
      const file = join(project, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
      written.push(file);
      generatedBytes += Buffer.byteLength(text);
    }
  } catch (error) {
    const kind = error instanceof ToolkitError ? error.code : 'crash';
    return resultWithout(name, 'failed', [`generate ${kind}: ${generic(String(error))}`]);
  }
  const generateMs = performance.now() - started;
  const causes = await typeCheck(join(project, folder), written, timeoutMs);
  if (causes.length === 0) await rm(join(project, folder), { recursive: true });
  return {
    name,
    outcome: causes.length === 0 ? 'passed' : 'failed',
    causes,
    operations: loaded.value.operations.length,
    documentBytes: (await stat(path)).size,
    generatedBytes,
    generateMs,
    checkMs: performance.now() - started - generateMs,
  };
}

async function typeCheck(folder: string, files: readonly string[], timeoutMs: number) {
  const config = { compilerOptions: strictOptions, include: ['*.ts'] };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const newer = compile('7', join(folder, 'tsconfig.json'), timeoutMs);
  const older = check59(folder, files);
  return [...causesOf('5.9', older), ...causesOf('7', await newer)];
}

/** What does not change from document to document is parsed once. */
const libraries = new Map<string, ts.SourceFile | undefined>();

/** TypeScript 5.9 within this process: starting it costs more than most documents do. */
function check59(folder: string, files: readonly string[]): string {
  const { options } = ts.convertCompilerOptionsFromJson(strictOptions, folder);
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (file, ...more) => {
    if (file.startsWith(folder)) return read(file, ...more);
    if (!libraries.has(file)) libraries.set(file, read(file, ...more));
    return libraries.get(file);
  };
  const program = ts.createProgram(files, options, host);
  return ts.formatDiagnostics(ts.getPreEmitDiagnostics(program), host);
}

function generic(text: string): string {
  return text
    .replace(/"[^"]*"/g, '"…"')
    .replace(/\d+/g, '…')
    .split('\n', 1)[0]
    ?.slice(0, 160) as string;
}

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../cli.ts';
import type { CleanServer } from '../verify/mutation/broken-server.ts';
import { scoreMutations } from '../verify/mutation/mutation-score.ts';
import { notesDocument, notesModel } from '../verify/mutation/notes-document.fixture.ts';
import { captureIo } from './capture-io.ts';
import { cleanMock } from './clean-mock.ts';

let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'mutation-score-'));
  await writeFile(join(dir, 'notes.json'), JSON.stringify(notesDocument));
  const { paths } = notesDocument;
  // A document that says little.
  const loose = {
    '/notes/{id}': { ...paths['/notes/{id}'], delete: undefined },
    '/notes': { post: paths['/notes'].post },
  };
  await writeFile(join(dir, 'loose.json'), JSON.stringify({ ...notesDocument, paths: loose }));
});
afterAll(() => rm(dir, { recursive: true }));

async function concordat(...argv: string[]) {
  const io = captureIo({ cwd: dir });
  const code = await run(['verify', ...argv], io);
  return { code, output: io.output(), errors: io.errors() };
}

interface Told {
  readonly apis: readonly {
    readonly name: string;
    readonly score: number;
    readonly tried: number;
    readonly cleanFindings: readonly unknown[];
    readonly classes: readonly { readonly class: string }[];
    readonly breaks: readonly {
      readonly id: string;
      readonly outcome: string;
      readonly isCounted: boolean;
    }[];
  }[];
}

describe('concordat verify --mutation-score', () => {
  test('a strict document: what is broken is found, and told of the right operation', async () => {
    const { code, output, errors } = await concordat('notes.json', '--mutation-score', '--format', 'json');
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    const told: Told = JSON.parse(output);
    const [api] = told.apis;
    expect(api).toMatchObject({ name: 'notes', cleanFindings: [] });
    expect(api?.tried).toBeGreaterThan(100);
    expect(api?.score).toBeGreaterThan(0.95);
    expect(api?.classes.map((one) => one.class).sort()).toEqual([
      'auth',
      'collection',
      'headers-media',
      'input-acceptance',
      'methods-routes',
      'response-shape',
      'robustness',
      'state',
      'status',
    ]);
    const outcomes = new Map(api?.breaks.map(({ id, outcome }) => [id, outcome]));
    expect(outcomes.get('GET /notes/{id} wrong-type 200 id')).toBe('caught');
    expect(outcomes.get('POST /notes forgets-create')).toBe('caught');
    expect(outcomes.get('GET /notes pages-overlap')).toBe('caught');
    expect(outcomes.get('GET /notes missing-property 200 items[].kind')).toBe('missed');
  });

  test('the same twice', async () => {
    const argv = ['notes.json', '--mutation-score', '--include', 'getNote', '--format', 'json'];
    expect(await concordat(...argv)).toEqual(await concordat(...argv));
  });

  test('one operation, for people, with what the document lacks', async () => {
    const { code, output } = await concordat('loose.json', '--mutation-score', '--include', 'getNote');
    expect(code).toBe(0);
    expect(output).toMatch(/^loose: \d+ of \d+ breaks would be caught, \d+ % \([\d,]+ requests\)\n/);
    expect(output).toMatch(/\n {2}GET \/notes\/\{id\} +\d+\/\d+\n/);
    expect(output).toContain('The document allows it: it lacks kind, text in "required".');
    expect(output).not.toContain('POST /notes');
  });

  test('a score that is too low: 1', async () => {
    const argv = ['notes.json', '--include', 'getNote'];
    expect((await concordat(...argv, '--mutation-score-min', '100')).code).toBe(1);
    expect((await concordat(...argv, '--mutation-score-min', '80')).code).toBe(0);
  });

  test('a file', async () => {
    const argv = ['notes.json', '--mutation-score', '--include', 'deleteNote', '-o', 'score.txt'];
    expect(await concordat(...argv)).toEqual({
      code: 0,
      output: '',
      errors: 'The mutation score is in score.txt.\n',
    });
    expect(await readFile(join(dir, 'score.txt'), 'utf8')).toContain('DELETE /notes/{id}');
  });

  const wrong: [name: string, argv: string[], message: RegExp][] = [
    ['a server', ['--server', 'http://localhost/'], /--mutation-score takes no --server/],
    ['a format without a place for it', ['--format', 'sarif'], /is not printed as sarif/],
    ['a percentage that is none', ['--mutation-score-min', '101'], /it is a percentage/],
    ['a pattern that means nothing', ['--include', 'nothing'], /means no operation/],
  ];
  test.each(wrong)('%s: 2', async (_name, argv, message) => {
    const { code, errors } = await concordat('notes.json', '--mutation-score', ...argv);
    expect(code).toBe(2);
    expect(errors).toMatch(message);
  });
});

test('a server that is broken to begin with is told, and is no merit', async () => {
  const model = notesModel();
  const clean = cleanMock(model, 1);
  const broken: CleanServer = {
    ...clean,
    async answer(call, how, world) {
      const reply = await clean.answer(call, how, world);
      return call.operation?.operationId === 'getNote' && reply.status === 200
        ? { ...reply, status: 203 }
        : reply;
    },
  };
  const { cleanFindings, outcomes } = await scoreMutations(model, {
    server: broken,
    seed: 1,
    signal: undefined,
    clock: () => 0,
    maxRequests: 100,
    maxCleanRequests: 2000,
    includes: ({ operationId }) => operationId === 'getNote',
  });
  expect(cleanFindings.map(({ code, operation }) => `${code} ${operation}`)).toContain(
    'response-status GET /notes/{id}',
  );
  // The status is wrong already.
  expect(outcomes.find(({ id }) => id === 'GET /notes/{id} wrong-success 200')?.outcome).toBe('unseen');
});

test('a run that is ended says what was left', async () => {
  let now = 0;
  const { outcomes, left } = await scoreMutations(notesModel(), {
    server: cleanMock(notesModel(), 1),
    seed: 1,
    signal: undefined,
    clock: () => now++,
    maxMs: 4,
    maxRequests: 50,
    maxCleanRequests: 2000,
  });
  expect(outcomes).toHaveLength(3);
  expect(left).toBeGreaterThan(90);
});

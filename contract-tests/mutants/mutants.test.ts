import { describe, expect, test } from 'vitest';
import { createAsk } from './ask.ts';
import { loadContract } from './contract.ts';
import type { Ask, Subject } from './subject.ts';
import { subjects } from './subjects.ts';

const classes = [
  'response-shape',
  'status',
  'headers-media',
  'input-acceptance',
  'state',
  'auth',
  'methods-routes',
  'collection',
  'robustness',
];

interface Witnessed {
  readonly shows: boolean;
  /** How the answers that the witness got left the document. */
  readonly wrong: readonly string[];
}

/** Runs a witness on a fresh server. */
async function runWitness(
  subject: Subject,
  witness: (ask: Ask) => Promise<boolean>,
  switched: string | undefined,
): Promise<Witnessed> {
  const contract = loadContract(subject.document);
  const running = await subject.start({ switched });
  const wrong: string[] = [];
  const send = createAsk(running.url);
  const ask: Ask = async (method, path, options) => {
    const answer = await send(method, path, options);
    const told = answer.failure ? [answer.failure] : contract.checkAnswer(method, path, answer);
    wrong.push(...told.map((one) => `${method} ${path}: ${one}`));
    return answer;
  };
  try {
    return { shows: await witness(ask), wrong };
  } finally {
    await running.close();
  }
}

describe.each(subjects)('$name', (subject) => {
  test.each(subject.mutants)('$class: $id', async ({ id, witness }) => {
    expect(await runWitness(subject, witness, undefined)).toEqual({ shows: false, wrong: [] });
    expect((await runWitness(subject, witness, id)).shows).toBe(true);
  });

  test.each(subject.variants)('variant: $id', async ({ id, witness }) => {
    expect(await runWitness(subject, witness, undefined)).toEqual({ shows: false, wrong: [] });
    expect(await runWitness(subject, witness, id)).toEqual({ shows: true, wrong: [] });
  });

  // What the document allows must not be taken for a violation, by a witness as little as by a tool.
  test.each(subject.variants)('no witness of a mutant shows on variant $id', async ({ id }) => {
    for (const mutant of subject.mutants) {
      const witnessed = await runWitness(subject, mutant.witness, id);
      expect({ mutant: mutant.id, ...witnessed }).toEqual({ mutant: mutant.id, shows: false, wrong: [] });
    }
  });

  test('the mutants blame operations of the document; a method that should not work, a path', () => {
    const { operations } = loadContract(subject.document);
    const paths = operations.map((operation) => operation.split(' ')[1]);
    const blamed = subject.mutants.flatMap((mutant) =>
      mutant.operations.map((operation) => ({ operation, isMethod: mutant.class === 'methods-routes' })),
    );
    const unknown = blamed.filter(({ operation, isMethod }) =>
      isMethod ? !paths.includes(operation.split(' ')[1]) : !operations.includes(operation),
    );
    expect(unknown).toEqual([]);
  });

  test('ids are told apart', () => {
    const ids = [...subject.mutants, ...subject.variants].map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
});

test('the catalogue', () => {
  const mutants = subjects.flatMap((subject) => subject.mutants);
  const variants = subjects.flatMap((subject) => subject.variants);
  expect(classes.filter((one) => !mutants.some((mutant) => mutant.class === one))).toEqual([]);
  expect(subjects.length).toBeGreaterThanOrEqual(13);
  expect(mutants.length).toBeGreaterThanOrEqual(739);
  expect(variants.length).toBeGreaterThanOrEqual(98);
});

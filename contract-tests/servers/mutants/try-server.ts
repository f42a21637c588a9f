import type { Operation } from '../../../src/model/model.ts';
import type { Finding } from '../../../src/verify/finding.ts';
import { verify } from '../../../src/verify/verify.ts';
import type { BreakableServer } from './breakable-server.ts';
import type { MutantInfo } from './server-mutant.ts';

/** What came of one run of verify. */
export interface Trial {
  readonly findings: readonly Finding[];
  /** Those that tell what the mutant does wrong: at one of its operations, and of one of its classes. Empty without one. */
  readonly right: readonly Finding[];
  readonly requests: number;
}

/**
 * Runs verify on a server, with one mutant or whole.
 *
 * @param near operations; what is far from all of them is not tried. Default: those of the mutant, or everything
 */
export async function tryServer(
  server: BreakableServer,
  mutant?: MutantInfo,
  near: readonly string[] | undefined = mutant?.operations,
): Promise<Trial> {
  // A mutant's 500s are wanted: nobody has to read of them.
  const running = await server.start({ mutant: mutant?.id, onError: () => undefined });
  try {
    const { url, model } = running;
    const beginnings = near && new Set(near.map((one) => beginningOf(server, one.split(' ')[1])));
    const tries = (path: string) => beginnings?.has(beginningOf(server, path)) ?? true;
    const includes = ({ path }: Operation) => tries(path);
    const users = await server.users(url, tries);
    const { findings, requests } = await verify(model, { server: url, ...users, includes, salt: 'mutants' });
    return { findings, requests, right: findings.filter((one) => mutant && tells(one, mutant)) };
  } finally {
    await running.close();
  }
}

/** One line a finding: `state at DELETE /datasets/{id}: deleted-still-there`. */
export function toldOf({ findings }: Trial): readonly string[] {
  return findings.map((one) => `${one.class} at ${one.operation}: ${one.code}`);
}

function tells(finding: Finding, mutant: MutantInfo): boolean {
  const isThere = mutant.operations.includes(finding.operation ?? '');
  return isThere && [mutant.class, ...(mutant.alsoClass ?? [])].includes(finding.class);
}

function beginningOf({ depth = 0 }: BreakableServer, path = ''): string {
  return path.split('/', depth + 1).join('/');
}

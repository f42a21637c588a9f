/**
 * Tries all mutants of all servers, and each server whole: whether verify finds what is wrong, and nothing else.
 *
 * Usage: node contract-tests/servers/mutants/try-all.ts [server ...]
 * Exit code 1 where a mutant was missed or something is told of a whole server, 2 for a server that there is not.
 */
import type { BreakableServer } from './breakable-server.ts';
import { breakableServers } from './breakable-servers.ts';
import type { MutantInfo } from './server-mutant.ts';
import { type Trial, toldOf, tryServer } from './try-server.ts';

const columns = [12, 34, 17, 7, 8, 7];

const names = process.argv.slice(2);
const unknown = names.filter((name) => !breakableServers.some((one) => one.name === name));
if (unknown.length > 0) {
  const known = breakableServers.map(({ name }) => name).join(', ');
  console.error(`there is no server "${unknown.join('", "')}"; there are: ${known}`);
  process.exitCode = 2;
} else {
  const chosen = breakableServers.filter(({ name }) => names.length === 0 || names.includes(name));
  if (!(await tryAll(chosen))) process.exitCode = 1;
}

/** @returns whether all is as it should be */
async function tryAll(servers: readonly BreakableServer[]): Promise<boolean> {
  printRow(['server', 'mutant', 'class', 'verdict', 'requests', 'seconds']);
  const counts = { found: 0, missed: 0, clean: 0, unclean: 0 };
  for (const server of servers) {
    for (const mutant of [undefined, ...server.mutants]) counts[await tryOne(server, mutant)] += 1;
  }
  const { found, missed, clean, unclean } = counts;
  console.log(
    `\n${found} of ${found + missed} mutants found; ${clean} of ${clean + unclean} whole servers clean`,
  );
  return missed + unclean === 0;
}

type Verdict = 'found' | 'missed' | 'clean' | 'unclean';

async function tryOne(server: BreakableServer, mutant: MutantInfo | undefined): Promise<Verdict> {
  const began = performance.now();
  const trial = await tryServer(server, mutant).catch((error: unknown) => error as Error);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const verdict = verdictOn(trial, mutant);
  const requests = trial instanceof Error ? '-' : String(trial.requests);
  printRow([server.name, mutant?.id ?? '(whole)', mutant?.class ?? '', verdict, requests, seconds]);
  if (verdict === 'missed' || verdict === 'unclean') {
    for (const line of trial instanceof Error ? [String(trial)] : toldOf(trial))
      console.log(`  told: ${line}`);
  }
  return verdict;
}

function verdictOn(trial: Trial | Error, mutant: MutantInfo | undefined): Verdict {
  if (!mutant) return !(trial instanceof Error) && trial.findings.length === 0 ? 'clean' : 'unclean';
  return !(trial instanceof Error) && trial.right.length > 0 ? 'found' : 'missed';
}

function printRow(cells: readonly string[]): void {
  const isNumber = (index: number) => index > 3;
  const padded = cells.map((cell, index) =>
    isNumber(index) ? cell.padStart(columns[index] ?? 0) : cell.padEnd(columns[index] ?? 0),
  );
  console.log(padded.join('  ').trimEnd());
}

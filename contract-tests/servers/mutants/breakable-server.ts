import type { VerifyOptions } from '../../../src/verify/verify-options.ts';
import type { RunningServer, ServerOptions } from '../shared/listen.ts';
import type { MutantInfo } from './server-mutant.ts';

/** A server that can be broken on purpose, and how to be let in. */
export interface BreakableServer {
  /** As its folder in `spec/`. */
  readonly name: string;
  readonly mutants: readonly MutantInfo[];
  /** The ids of the two mutants that the ordinary tests try: over all servers every class is among them. */
  readonly sample: readonly [string, string];
  /**
   * How verify is let in, and what it must know.
   *
   * @param url of the running server
   * @param tries whether a path of the document is tried in this run
   */
  users(url: string, tries: (path: string) => boolean): Users | Promise<Users>;
  /**
   * How many segments paths share that belong together: of a mutant at `/quality/rules/{id}`, 2 tries `/quality/rules` and
   * what is below it. Default: 0, all of the document.
   */
  readonly depth?: number;
  start(options: ServerOptions): Promise<RunningServer>;
}

/** What verify is told of those who ask. */
export type Users = Pick<VerifyOptions, 'headers' | 'auth' | 'secondUser' | 'hooks' | 'skip' | 'excluded'>;

import type { Command } from './command.ts';
import { docsCommand } from './docs.ts';
import { generateCommand } from './generate.ts';
import { lintCommand } from './lint.ts';
import { mockCommand } from './mock.ts';
import { verifyCommand } from './verify.ts';

/** Every command, in the order in which `--help` and the reference list them. */
export const commands: readonly Command[] = [
  lintCommand,
  generateCommand,
  mockCommand,
  docsCommand,
  verifyCommand,
];

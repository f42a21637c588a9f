import type { Behaviour, Call } from '../behaviour.ts';
import type { MockFile } from '../mock-file/mock-file.ts';
import type { ApiReplay } from '../replay/replay.ts';
import type { ValidateMode } from '../request/preferences.ts';
import type { AnswerMemory } from './answer-memory.ts';
import type { ValueSettings } from './values.ts';

/** How the answers of an operation are made: the options of the engine, each of them set. */
export interface OperationSettings extends ValueSettings {
  readonly dynamic: boolean;
  /** The user's; undefined where answers vary. */
  readonly seed: string | undefined;
  /** What answers that vary follow from. */
  readonly randomSeed: string;
  readonly ignoreExamples: boolean;
  readonly errors: boolean;
  /** The user's file of rules. */
  readonly file: MockFile | undefined;
  /** The API's name. */
  readonly api: string;
  /** What decides on the answer to a valid one before the rules of the file do: scenarios, overrides. */
  readonly directs: Behaviour | undefined;
  /** What decides on it where no rule does: state. */
  readonly behaves: Behaviour | undefined;
  /** Told of each answer to a valid request. */
  readonly answered: ((call: Call, status: number) => void) | undefined;
  /** What was recorded, which decides before all of these; undefined where nothing is replayed. */
  readonly replay: ApiReplay | undefined;
  readonly validate: ValidateMode;
  /** What was made before, of all operations. */
  readonly memory: AnswerMemory;
}

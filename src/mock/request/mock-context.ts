import type { SecretPlaces } from '../../http/secrets.ts';
import type { Operation } from '../../model/model.ts';
import type { Engine, EngineAnswer } from '../engine.ts';
import type { MockLog } from '../events.ts';
import type { MockRequest } from '../exchange.ts';
import type { MockFile } from '../mock-file/mock-file.ts';
import type { MockState } from '../stateful/mock-state.ts';
import type { Mount } from './mount.ts';
import type { ValidateMode } from './preferences.ts';

/** What answering needs: made once for a mock. */
export interface MockContext {
  readonly mounts: readonly Mount[];
  readonly engines: ReadonlyMap<Mount, Engine>;
  readonly secrets: SecretPlaces;
  readonly cors: boolean;
  /** Undefined where nobody listens. */
  readonly log: MockLog | undefined;
  readonly clock: () => number;
  readonly maxBodyBytes: number;
  /** What event streams and WebSockets follow from: a seed, and the mock files by API. */
  readonly realtime: {
    readonly seed: string;
    readonly files: ReadonlyMap<string, MockFile | undefined>;
    readonly validate: ValidateMode;
  };
  /** What the mock remembers; undefined where that is nothing. */
  readonly state: MockState | undefined;
  /** Which mock has taken the place of this one, and who wants to know when one does. */
  readonly replaced: Replaced;
  /** Told of each answer of an operation that asks for callbacks. */
  readonly callBack: (exchange: AnsweredExchange) => void;
}

/** The end of a mock whose place another one takes, while connections to it are open. */
export interface Replaced {
  /** Undefined while it serves. */
  by: MockContext | undefined;
  readonly listeners: Set<(next: MockContext) => void>;
}

/** An exchange with an operation. */
export interface AnsweredExchange {
  readonly mount: Mount;
  readonly operation: Operation;
  readonly request: MockRequest;
  readonly answer: EngineAnswer;
}

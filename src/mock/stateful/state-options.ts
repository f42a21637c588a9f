import type { Model } from '../../model/model.ts';
import type { Identity } from '../identity/create-identity.ts';
import type { JournalLimits } from '../journal/journal.ts';
import type { JournalRecord } from '../journal/journal-entry.ts';
import type { LimitsSection } from '../mock-file/limits-section.ts';
import type { MockFile } from '../mock-file/mock-file.ts';
import type { LoadedOverrides } from '../overrides/load-overrides.ts';
import type { StateKeeper } from '../persist/state-keeper.ts';
import type { MockState } from './mock-state.ts';

/** What a mock remembers and how it misbehaves. All of it is off by default. */
export interface StateOptions {
  /** Remember: a POST shows in a later GET. Default: false. */
  readonly stateful?: boolean;
  /** The scenario that every session begins with. */
  readonly scenario?: string;
  /** Begin without the items of the document's examples. Default: false. */
  readonly empty?: boolean;
  /** Rate limits; those of a mock file count where this says nothing. Default: `off`. */
  readonly limits?: LimitsSection;
  /** Faults of all operations: `reset@0.1`, `latency:500`, `503`, or names of those in a mock file. */
  readonly faults?: readonly string[];
  /** How long an override may take that answers with a promise. Default: 5,000 ms. */
  readonly overrideTimeoutMs?: number | undefined;
  /** Who may call: an issuer of tokens, which are then asked for. Default: where a mock file has the section `identity`. */
  readonly identity?: Identity;
  /** Keep what was asked and answered. Default: only with `stateful`. */
  readonly journal?: boolean | Partial<JournalLimits>;
  /** Told of each exchange. Default: nobody. */
  readonly onRecord?: (record: JournalRecord) => void;
  /** The time outside. Default: the machine's. */
  readonly time?: () => Date;
  /** Where worlds are kept beside this process; see `openState`. Default: in memory alone. */
  readonly keep?: StateKeeper | undefined;
  /**
   * The state of the mock that this one takes the place of, such as one of the same documents before an edit: worlds go
   * on, with the items that still fit. Default: it begins with nothing but what documents and files show.
   */
  readonly previous?: MockState | undefined;
}

/** An API with what its mock file says. */
export interface StateApi {
  readonly name: string;
  readonly model: Model;
  readonly file?: MockFile | undefined;
  readonly overrides?: LoadedOverrides | undefined;
}

/** Whether anything of a mock's options or files needs state. */
export function needsState(apis: readonly StateApi[], options: StateOptions): boolean {
  const { stateful, scenario, identity, limits, faults, journal, onRecord } = options;
  const isAsked =
    stateful || identity || scenario !== undefined || journal || onRecord || (limits ?? 'off') !== 'off';
  const saysSo = ({ file, overrides }: StateApi) =>
    overrides !== undefined ||
    (file !== undefined &&
      (file.scenarios.length > 0 ||
        file.faults.length > 0 ||
        file.credentials.length > 0 ||
        file.identity !== undefined ||
        (file.limits ?? 'off') !== 'off'));
  return Boolean(isAsked) || (faults?.length ?? 0) > 0 || apis.some(saysSo);
}

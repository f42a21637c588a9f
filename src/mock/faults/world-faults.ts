import type { FaultsControl } from '../admin/control.ts';
import { Lru } from '../lru.ts';
import { faultsSectionDefects } from '../mock-file/faults-section.ts';
import type { Scenarios } from '../scenario/scenarios.ts';
import type { StateApi } from '../stateful/state-options.ts';
import type { Outcome } from '../world/outcome.ts';
import type { World } from '../world/world.ts';
import { createFaults, type Faults } from './create-faults.ts';
import { faultsOfWords } from './faults-of-words.ts';

/** The troubles of each world: of the file, of its scenario, and those that were turned on. */
export interface WorldFaults {
  of(api: string, world: World): Faults | undefined;
  readonly control: FaultsControl;
}

/** Under this name a world notes the faults that were turned on in it. */
const note = 'faults';
const maxCombinations = 100;

/** What was found for a world, and what it follows from. */
interface Found {
  readonly words: readonly string[];
  readonly scenario: string | undefined;
  readonly faults: Map<string, Faults>;
}

/** @param initial the words of those that are on in every world until others are */
export function createWorldFaults(
  apis: readonly StateApi[],
  initial: readonly string[],
  scenarios: Pick<Scenarios, 'playing' | 'faultsOf'>,
): WorldFaults {
  const byName = new Map(apis.map((api) => [api.name, api]));
  const ready = new Lru<string, Faults>(maxCombinations);
  const found = new WeakMap<World, Found>();
  // Nobody else writes a note of this name.
  const wordsOf = (world: World) => (world.notes.get(note) as readonly string[] | undefined) ?? initial;
  const make = (api: StateApi, world: World, words: readonly string[], scenario: string | undefined) => {
    const key = JSON.stringify([api.name, words, scenario]);
    let faults = ready.get(key);
    if (!faults) {
      const written = [...(api.file?.faults ?? []), ...scenarios.faultsOf(world, api.name)];
      const turnedOn = faultsOfWords(words, written);
      faults = createFaults(api.model, [...written, ...(turnedOn.ok ? turnedOn.faults : [])]);
      ready.set(key, faults);
    }
    return faults;
  };
  return {
    of(name, world) {
      const api = byName.get(name);
      if (!api) return undefined;
      const words = wordsOf(world);
      const scenario = scenarios.playing(world)?.scenario;
      let known = found.get(world);
      if (!known || known.words !== words || known.scenario !== scenario) {
        known = { words, scenario, faults: new Map() };
        found.set(world, known);
      }
      const faults = known.faults.get(name) ?? make(api, world, words, scenario);
      known.faults.set(name, faults);
      return faults;
    },
    control: {
      words: wordsOf,
      set(world, words) {
        const checked = checkFaultWords(words, apis);
        if (checked.ok) world.notes.set(note, [...words]);
        return checked;
      },
    },
  };
}

/** Whether faults can be turned on: each is one that there is, and a status is one that some document has. */
export function checkFaultWords(words: readonly string[], apis: readonly StateApi[]): Outcome {
  const known = apis.flatMap(({ file }) => file?.faults ?? []);
  for (const word of words) {
    const read = faultsOfWords([word], known);
    if (!read.ok) return { ok: false, reason: read.reason, hint: 'Correct the word.' };
    const isNamed = read.faults.some(({ name }) => name !== undefined);
    // What a file calls by a name was checked with the file.
    if (isNamed || apis.length === 0) continue;
    const defects = apis.map(({ model }) => faultsSectionDefects(read.faults, model));
    const [first] = defects.flat();
    if (first && defects.every((own) => own.length > 0)) {
      const whose = apis.length === 1 ? 'the document' : 'any of the documents';
      return {
        ok: false,
        reason: `the fault ${JSON.stringify(word)} strikes nothing: no operation of ${whose} documents that status`,
        hint: 'Choose a status that is documented, or add it to the document.',
      };
    }
  }
  return { ok: true };
}

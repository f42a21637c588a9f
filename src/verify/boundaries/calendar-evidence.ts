import type { FindingDraft } from '../finding.ts';
import { sharedByRun } from '../run/shared-by-run.ts';
import type { World } from '../run/world.ts';

/** What the cases of one run have learned together of how a server takes days that no month has: the 30th of February. */
class CalendarEvidence {
  #isMinded = false;
  readonly #accepted: { readonly world: World; readonly draft: FindingDraft }[] = [];

  /** Such a day was refused where a day before it is accepted: the server looks at the calendar. */
  sawRefusal(): void {
    this.#isMinded = true;
  }

  sawAcceptance(world: World, draft: FindingDraft): void {
    this.#accepted.push({ world, draft });
  }

  /** Many servers never look, with some right; one that looks elsewhere has forgotten it here. */
  conclude(): void {
    for (const { world, draft } of this.#accepted.splice(0)) {
      const { severity: _, ...plain } = draft;
      // A cause of its own: others that tell it as a note do not look elsewhere.
      world.report(this.#isMinded ? { ...plain, detail: `${draft.detail} calendar` } : draft);
    }
  }
}

/** The evidence of a run. */
export const calendarEvidenceOf = sharedByRun(() => new CalendarEvidence());

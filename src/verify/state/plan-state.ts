import type { Model, Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';
import { planActions } from './actions.ts';
import { planAllowedStates } from './allowed-states.ts';
import { planAddresses } from './answer-addresses.ts';
import { planVersions } from './body-versions.ts';
import { planBulkActions } from './bulk-actions.ts';
import { planBulkCreates } from './bulk-creates.ts';
import { planBulkDeletes } from './bulk-deletes.ts';
import { planClosedItems } from './closed-items.ts';
import { planComputedEtags } from './computed-etags.ts';
import { planConditionalReads } from './conditional-reads.ts';
import { planContents } from './contents.ts';
import { planCounts } from './counts.ts';
import { planCreated } from './created.ts';
import { planDefaults } from './defaults.ts';
import { planDuplicates } from './duplicates.ts';
import { planEarlyResults } from './early-results.ts';
import { planEntries } from './entries.ts';
import { planEnumValues } from './enum-values.ts';
import { planEtagFields } from './etag-fields.ts';
import { planEtags } from './etags.ts';
import { fieldSubjects } from './field-subjects.ts';
import { planGone } from './gone.ts';
import { planGoneStatus } from './gone-status.ts';
import { planGuardedChanges } from './guarded-changes.ts';
import { planIdempotencyKeys } from './idempotency-keys.ts';
import { planJsonPatchRemovals } from './json-patch-removals.ts';
import { planJsonPatches } from './json-patches.ts';
import { planKinds } from './kinds.ts';
import { planLetters } from './letters.ts';
import { planLifecycles } from './lifecycles.ts';
import { planLinks } from './links.ts';
import { planLocations } from './locations.ts';
import { planMemberships } from './memberships.ts';
import { planMergedMaps } from './merged-maps.ts';
import { planNeededConditions } from './needed-conditions.ts';
import { planNotModified } from './not-modified.ts';
import { planOldVersions } from './old-versions.ts';
import { planOneEach } from './one-each.ts';
import { planOverlaps } from './overlaps.ts';
import { planParameterFields } from './parameter-fields.ts';
import { planParentDeletes } from './parent-deletes.ts';
import { planParents } from './parents.ts';
import { planPatched } from './patched.ts';
import { planPatchedNulls } from './patched-nulls.ts';
import { planPreferences } from './preferences.ts';
import { planPropertyDeletes } from './property-deletes.ts';
import { planPutNew } from './put-new.ts';
import { planPutTwice } from './put-twice.ts';
import { planReadOnly } from './read-only.ts';
import { planReading } from './reading.ts';
import { planRefusedChanges } from './refused-changes.ts';
import { planRefusedCreates } from './refused-creates.ts';
import { planRelations } from './relations.ts';
import { planRepeatedActions } from './repeated-actions.ts';
import { planReplaced } from './replaced.ts';
import { planReplayedAnswers } from './replayed-answers.ts';
import { planRestores } from './restores.ts';
import { planSameAgain } from './same-again.ts';
import { planSharedTimes } from './shared-times.ts';
import { planSideGone } from './side-gone.ts';
import { planSideLocations } from './side-locations.ts';
import { type Subject, subjectsOf } from './subject.ts';
import { planUsedDeletes } from './used-deletes.ts';

/** Plans what there is to try of one resource; `all` are those of the document. */
type Planner = (subject: Subject, all: readonly Subject[]) => readonly Case[];

/** The checks of what is kept, those first that find something most often; those of fields open what has them in an inner object. */
const planners: readonly { readonly plan: Planner; readonly isOfFields: boolean }[] = [
  ofFields(planCreated),
  ofFields(planPatched),
  ofFields(planReplaced),
  ofItems(planGone),
  ofFields(planDefaults),
  ofFields(planLetters),
  ofItems(planKinds),
  ofItems(planLocations),
  ofItems(planSideLocations),
  ofFields(planActions),
  ofFields(planAllowedStates),
  ofFields(planGuardedChanges),
  ofItems(planPropertyDeletes),
  ofFields(planReading),
  ofFields(planPatchedNulls),
  ofFields(planMergedMaps),
  ofItems(planJsonPatches),
  ofItems(planJsonPatchRemovals),
  ofItems(planIdempotencyKeys),
  ofItems(planReplayedAnswers),
  ofItems(planParameterFields),
  ofFields(planEnumValues),
  ofItems(planParents),
  ofFields(planDuplicates),
  ofItems(planSameAgain),
  ofItems(planClosedItems),
  ofItems(planOverlaps),
  ofItems(planSharedTimes),
  ofFields(planRefusedCreates),
  ofFields(planReadOnly),
  ofFields(planEtags),
  ofFields(planEtagFields),
  ofFields(planNeededConditions),
  ofFields(planNotModified),
  ofItems(planComputedEtags),
  ofItems(planGoneStatus),
  ofFields(planRestores),
  ofFields(planOldVersions),
  ofFields(planLifecycles),
  ofFields(planRefusedChanges),
  ofItems(planPutTwice),
  ofFields(planPutNew),
  ofItems(planPreferences),
  ofItems(planEarlyResults),
  ofItems(planContents),
  ofItems(planParentDeletes),
  ofItems(planSideGone),
  ofItems(planCounts),
  ofFields(planVersions),
  ofItems(planLinks),
  ofItems(planAddresses),
  ofItems(planRelations),
  ofItems(planBulkDeletes),
  ofItems(planBulkActions),
  ofItems(planMemberships),
  ofItems(planRepeatedActions),
  ofItems(planBulkCreates),
  ofItems(planOneEach),
  ofItems(planUsedDeletes),
];

function ofFields(plan: Planner) {
  return { plan, isOfFields: true };
}

function ofItems(plan: Planner) {
  return { plan, isOfFields: false };
}

/** Whether what is made, changed and deleted is so: one check after the other, each for all resources. */
export function planState(model: Model, operations: readonly Operation[]): readonly Case[] {
  const subjects = subjectsOf(model, operations);
  const ofSubjects = planners.flatMap(({ plan, isOfFields }) =>
    subjects.flatMap((subject) =>
      (isOfFields ? fieldSubjects(subject) : [subject]).flatMap((one) => plan(one, subjects)),
    ),
  );
  return [...ofSubjects, ...planConditionalReads(model, operations), ...planEntries(model, operations)];
}

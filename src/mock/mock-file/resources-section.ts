import { noCorrections, type ResourcesSection } from '../../resources/corrections.ts';
import { readOperationCorrections } from './read-operation-correction.ts';
import { readResourceCorrection } from './read-resource-correction.ts';
import { treeDefect } from './tree-defect.ts';
import type { WrittenValue } from './written-value.ts';

const limits = { maxNodes: 100_000, maxDepth: 50 };

/** Reads the section; what is wrong is told. A resource that is called operations is written as a path: `/operations`. */
export function readResourcesSection(written: WrittenValue): ResourcesSection {
  const defect = treeDefect(written.value, limits);
  if (defect !== undefined) {
    written.fail(`this ${defect}, too many to be read as resources`, 'Write fewer of them.');
    return noCorrections;
  }
  const hint = 'Write the name of a resource, "jobs", or its path, "/jobs", and below it what is different.';
  const entries = written.entries('an object of resources', hint) ?? [];
  const resources = entries.filter(([key]) => key !== 'operations');
  const operations = entries.find(([key]) => key === 'operations')?.[1];
  return {
    resources: resources.flatMap(([key, value]) => readResourceCorrection(key, value) ?? []),
    operations: operations ? readOperationCorrections(operations) : [],
  };
}

import type { Operation } from '../../model/model.ts';
import type { Case } from '../case.ts';
import type { FlowDocument, Workflow } from './flow.ts';
import { FlowRunner } from './run-flow.ts';

/** A case for each workflow, in the order of the file; those that call no operation that is tried are left out. */
export function planFlows(operations: readonly Operation[], flows: FlowDocument): readonly Case[] {
  const among = new Set(operations);
  return [...flows.workflows.values()].flatMap((workflow): Case[] => {
    const operation = firstOperation(workflow, flows);
    if (!operation || !among.has(operation)) return [];
    return [
      {
        id: `flow/${workflow.id}`,
        phase: 'sequences',
        operation,
        title: `workflow "${workflow.id}"`,
        topic: 'flow',
        needsState: true,
        run: async (world) => void (await new FlowRunner(world, flows).run(workflow.id)),
      },
    ];
  });
}

function firstOperation({ steps }: Workflow, flows: FlowDocument): Operation | undefined {
  for (const { target } of steps) {
    if (target.kind === 'operation') return target.operation;
    const inner = flows.workflows.get(target.id);
    const found = inner && firstOperation(inner, flows);
    if (found) return found;
  }
  return undefined;
}

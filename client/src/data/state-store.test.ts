import { describe } from 'vitest';
import { describeStateStore } from './state-store.fixture.ts';
import { memoryStateStore } from './state-store.ts';

describe('memoryStateStore', () => describeStateStore(memoryStateStore));

import type { IncomingMessage, ServerResponse } from 'node:http';
import { adminPath, jsonAnswer, missingAnswer, refusal, textAnswer } from '../admin/admin-answer.ts';
import type { AdminCall } from '../admin/admin-call.ts';
import { interceptCalls } from '../admin/intercept-calls.ts';
import type { MockResponse } from '../exchange.ts';

type Intercept = (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;

/** What those are told who run the mock. */
export interface OperationsAnswers {
  /** Whether requests are welcome: not while it stops. */
  readonly isReady: () => boolean;
  /** The metrics as text, for those who may read them; undefined where nothing is counted. */
  readonly metrics?: {
    /** Why a caller may not, as a sentence. */
    readonly guard: (call: AdminCall) => Promise<string | undefined>;
    readonly render: () => Promise<{ readonly text: string; readonly contentType: string }>;
  };
}

const healthPath = `${adminPath}/health`;
const metricsPath = `${adminPath}/metrics`;

/** Takes the calls of a balancer, which asks for readiness, and of Prometheus: for `serve`'s `intercept`. */
export function interceptOperations(answers: OperationsAnswers): Intercept {
  return interceptCalls(
    (target) => isCallOf(target, healthPath) || isCallOf(target, metricsPath),
    (call) => {
      if (call.method !== 'GET' && call.method !== 'HEAD') return onlyGet(call.method);
      return isCallOf(call.target, healthPath) ? health(answers) : metrics(answers, call);
    },
  );
}

function isCallOf(target: string, path: string): boolean {
  return target.startsWith(path) && (target.length === path.length || target[path.length] === '?');
}

function onlyGet(method: string): MockResponse {
  return refusal(405, 'The call has another method', `It was ${method.slice(0, 20)}; there is GET.`, {
    headers: { allow: 'GET' },
  });
}

/** Anybody may ask: it says nothing but whether to send requests here. */
function health({ isReady }: OperationsAnswers): MockResponse {
  return isReady() ? jsonAnswer({ status: 'ready' }) : jsonAnswer({ status: 'stopping' }, 503);
}

async function metrics({ metrics }: OperationsAnswers, call: AdminCall): Promise<MockResponse> {
  if (!metrics) return missingAnswer('metrics', 'Start it with --metrics.');
  const stranger = await metrics.guard(call);
  if (stranger !== undefined) return refusal(403, 'The call comes from elsewhere', stranger);
  const { text, contentType } = await metrics.render();
  return textAnswer(text, contentType);
}

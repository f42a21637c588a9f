/**
 * Concordat's stages as functions: read a document into a model, then lint it, generate from it, mock it, document
 * it, verify a server against it, compare it with another version.
 */
export type { ApiConfig, Config } from './config/config.ts';
export { defineConfig } from './config/config.ts';
export { checkExchange } from './contract/check-exchange.ts';
export type { Exchange } from './contract/exchange.ts';
export type { Change, ChangeSeverity, Comparison } from './diff/change.ts';
export { compareDocuments } from './diff/redocly-diff.ts';
export {
  type Bump,
  requiredVersion,
  type VersionVerdict,
} from './diff/required-version.ts';
export type { DocsOptions, DocumentedApi } from './docs/build.ts';
export { buildDocs } from './docs/build.ts';
export { bundleDocument } from './document/bundle.ts';
export type { Document } from './document/document.ts';
export { locate } from './document/locate.ts';
export type { ReadOptions } from './document/read.ts';
export { type ErrorCode, errorCodes, ToolkitError } from './error.ts';
export { exportPostman } from './export/postman.ts';
export { generate } from './generate/generate.ts';
export type { GeneratedFile } from './generated-file.ts';
export { type LintOptions, lint } from './lint/lint.ts';
export { createIdentity, type Identity } from './mock/identity/create-identity.ts';
export type { IdentityClient, IdentityOptions, IdentityUser } from './mock/identity/identity-settings.ts';
export { createMock, type Mock, type MockOptions } from './mock/mock.ts';
export type { MockFile } from './mock/mock-file/mock-file.ts';
export { checkMockFile, readMockFile } from './mock/mock-file/read.ts';
export { defineOverrides } from './mock/overrides/define-overrides.ts';
export { type LoadedOverrides, loadOverrides } from './mock/overrides/load-overrides.ts';
export type { Override, OverrideAnswer, OverrideCall, Overrides } from './mock/overrides/override.ts';
export { openState } from './mock/persist/open-state.ts';
export type { StateKeeper } from './mock/persist/state-keeper.ts';
export { type ApiProxy, createProxy, type ProxyOptions } from './mock/proxy/proxy.ts';
export { createReplay, type ReplayOptions } from './mock/replay/create-replay.ts';
export type { Replay } from './mock/replay/replay.ts';
export {
  findWebhook,
  type SentWebhook,
  sendWebhook,
  type WebhookValues,
} from './mock/webhook/webhook-send.ts';
export { type Signing, signingKey } from './mock/webhook/webhook-signature.ts';
export { loadModel } from './model/load.ts';
export type * from './model/model.ts';
export type { Location, Position, Problem, Result, Severity } from './problem.ts';
export { renderReport } from './report/render.ts';
export { type Report, type ReportFormat, reportProblems } from './report/report.ts';
export type { FlowDocument } from './verify/flows/flow.ts';
export { readFlows } from './verify/flows/read-flows.ts';
export { defineVerifyHooks } from './verify/hooks/define-verify-hooks.ts';
export { loadHooks } from './verify/hooks/load-hooks.ts';
export { hooksOf, type LoadedHooks } from './verify/hooks/loaded-hooks.ts';
export type { HookCall, HookCredentials, HookRun, VerifyHooks } from './verify/hooks/verify-hooks.ts';
export { checkTraffic, type TrafficOptions, type TrafficResult } from './verify/traffic/check-traffic.ts';
export { type ReadHar, type RecordedExchange, readHar } from './verify/traffic/read-har.ts';
export { type VerifyResult, verify } from './verify/verify.ts';
export type { VerifyOptions } from './verify/verify-options.ts';
export { version } from './version.ts';

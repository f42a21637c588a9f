/** `@concordat/client/otel`: spans and instruments of OpenTelemetry. Needs `@opentelemetry/api`. */
export { type TelemetryOptions, telemetry } from './telemetry.ts';

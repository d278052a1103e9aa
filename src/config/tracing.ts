/** Settings of traces, under the names that OpenTelemetry gives them. @see https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/ */
import { type Kind, secretSetting, setting, text } from "./setting.ts";

const httpUrl: Kind<string> = {
  type: "URL",
  parse: (given) => {
    if (!URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol)) throw new Error("an http or https URL is needed");
    return given;
  },
};

const share: Kind<number> = {
  type: "number from 0 to 1",
  parse: (given) => {
    const value = Number(given);
    if (given.trim() === "" || !(value >= 0 && value <= 1)) throw new Error("a number from 0 to 1 is needed");
    return value;
  },
};

export const tracingSettings = {
  otlpEndpoint: setting(
    "OTEL_EXPORTER_OTLP_ENDPOINT",
    httpUrl,
    "",
    "OpenTelemetry collector that gets a span of every request by OTLP over HTTP, such as http://collector:4318; without it nothing is traced",
  ),
  otlpHeaders: secretSetting("OTEL_EXPORTER_OTLP_HEADERS", text, "headers for the collector, name=value separated by commas"),
  traceServiceName: setting("OTEL_SERVICE_NAME", text, "poolhouse", "name of this service in traces"),
  traceShare: setting(
    "OTEL_TRACES_SAMPLER_ARG",
    share,
    1,
    "share of requests that are traced, 0 to 1, where no trusted proxy has decided (traceparent)",
  ),
} as const;

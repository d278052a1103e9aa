/** A span for every request whose line is logged, where a collector is set; without one nothing of OpenTelemetry is loaded. */
import type { RequestSpan, Tracing } from "../adapters/tracing/otlp.ts";
import type { Config } from "../config.ts";
import type { Log, RequestLine } from "../http/log.ts";
import type { HttpRequest } from "../http/message.ts";

export type Traces = {
  readonly observe: (line: RequestLine, request: Pick<HttpRequest, "traceparent">) => void;
  /** Sends what waits. */
  readonly close: () => Promise<void>;
};

type TracingSettings = Pick<Config, "otlpEndpoint" | "otlpHeaders" | "traceServiceName" | "traceShare">;

/** @throws Error one sentence that names the setting */
export async function openTraces(config: TracingSettings, log: Log): Promise<Traces> {
  const tracing = await tracingOf(config, log);
  return {
    observe: (line, request) => tracing?.record(spanOf(line, request, Date.now())),
    close: async () => tracing?.close(),
  };
}

async function tracingOf(config: TracingSettings, log: Log): Promise<Tracing | undefined> {
  if (config.otlpEndpoint === "") return undefined;
  const headers = headersOf(config.otlpHeaders?.reveal() ?? "");
  const { openTracing } = await import("../adapters/tracing/otlp.ts");
  return openTracing({ endpoint: config.otlpEndpoint, headers, serviceName: config.traceServiceName, share: config.traceShare }, log);
}

// As OpenTelemetry writes them: name=value,name=value, with values percent-encoded. A wrong one is not quoted: it may be a secret.
function headersOf(text: string): Readonly<Record<string, string>> {
  const pairs = text.split(",").filter((pair) => pair.trim() !== "");
  try {
    return Object.fromEntries(pairs.map(headerOf));
  } catch (problem) {
    throw new Error("OTEL_EXPORTER_OTLP_HEADERS: name=value is needed, separated by commas, with other characters percent-encoded.", {
      cause: problem,
    });
  }
}

function headerOf(pair: string): readonly [string, string] {
  const [, name = "", value = ""] = /^\s*([\w-]+)\s*=(.*)$/.exec(pair) ?? [];
  if (name === "") throw new Error("no name before the value");
  return [name, decodeURIComponent(value.trim())];
}

/**
 * What a span tells: what the log's line tells, and nothing else of the request. Names are OpenTelemetry's where it has them.
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/
 */
export function spanOf(line: RequestLine, { traceparent }: Pick<HttpRequest, "traceparent">, endedAtMs: number): RequestSpan {
  const { requestId, method, path, status, ms, operation, errorType, pool, flow, step, outcome } = line;
  return {
    name: operation ?? method,
    startedAtMs: endedAtMs - ms,
    endedAtMs,
    isFault: status >= 500,
    traceparent,
    attributes: {
      "http.request.method": method,
      "url.path": path,
      "http.response.status_code": status,
      "poolhouse.request_id": requestId,
      "poolhouse.result": errorType ?? (status < 400 ? "ok" : String(status)),
      ...(operation && { "rpc.system": "aws-api", "rpc.service": "CognitoIdentityProvider", "rpc.method": operation }),
      ...(errorType && { "error.type": errorType }),
      ...(pool && { "poolhouse.pool": pool }),
      ...(flow && { "poolhouse.flow": flow }),
      ...(step && { "poolhouse.step": step }),
      ...(outcome && { "poolhouse.outcome": outcome }),
    },
  };
}

/** Spans to an OpenTelemetry collector, in batches, by OTLP over HTTP. A collector that is slow or away costs its spans and nothing else. */
import { type Attributes, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { type ExportResult, ExportResultCode, parseTraceParent } from "@opentelemetry/core";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  type SpanExporter,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from "@opentelemetry/sdk-trace";

export type OtlpSettings = {
  /** Without `/v1/traces`. */
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly serviceName: string;
  /** Of requests that are traced where no caller has decided; 0 to 1. */
  readonly share: number;
};

/** What one request was. Moments are epoch milliseconds; `traceparent` is the span that it belongs to, as W3C writes it. */
export type RequestSpan = {
  readonly name: string;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly attributes: Attributes;
  readonly isFault: boolean;
  readonly traceparent?: string | undefined;
};

export type Tracing = { readonly record: (span: RequestSpan) => void; readonly close: () => Promise<void> };

/** The log as this adapter uses it; pino fits. */
export type TracingLog = { info(fields: object, sentence: string): void; error(fields: object, sentence: string): void };

const sendingMs = 3000;
const patienceMs = 4000;

/** Opens the way to a collector; whether it answers shows with the first batch, and in the log. */
export function openTracing({ endpoint, headers, serviceName, share }: OtlpSettings, log: TracingLog): Tracing {
  const url = `${endpoint.replace(/\/+$/, "")}/v1/traces`;
  const exporter = told(new OTLPTraceExporter({ url, headers, timeoutMillis: sendingMs }), log);
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ "service.name": serviceName }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) }),
    spanProcessors: [new BatchSpanProcessor({ exporter, exportTimeoutMillis: sendingMs })],
    spanLimits: { attributeValueLengthLimit: 256 },
  });
  const tracer = provider.getTracer("poolhouse");
  return {
    record({ name, startedAtMs, endedAtMs, attributes, isFault, traceparent }) {
      const parent = parseTraceParent(traceparent ?? "");
      const context = parent ? trace.setSpanContext(ROOT_CONTEXT, { ...parent, isRemote: true }) : ROOT_CONTEXT;
      const span = tracer.startSpan(name, { kind: SpanKind.SERVER, startTime: startedAtMs, attributes }, context);
      if (isFault) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end(endedAtMs);
    },
    close: () => Promise.race([provider.shutdown().catch(() => {}), sleep(patienceMs)]),
  };
}

/** The exporter, saying in the log when spans begin to be lost and when they no longer are. */
function told(exporter: SpanExporter, log: TracingLog): SpanExporter {
  let isLosing = false;
  const hear = ({ code, error }: ExportResult) => {
    const fails = code !== ExportResultCode.SUCCESS;
    if (fails && !isLosing) log.error({ failure: error?.message ?? "no answer" }, "The collector does not take traces; they are lost.");
    if (!fails && isLosing) log.info({}, "The collector takes traces again.");
    isLosing = fails;
  };
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        hear(result);
        done(result);
      }),
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => exporter.forceFlush?.(),
  };
}

const sleep = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms).unref();
  });

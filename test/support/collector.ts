/** An OpenTelemetry collector for tests: takes OTLP as JSON over HTTP and keeps the spans. */
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";

/** One span, its attributes by name. `kind` 2 is a server's, `status` 2 an error. */
export type KeptSpan = {
  readonly name: string;
  readonly traceId: string;
  readonly parentSpanId?: string;
  readonly kind: number;
  readonly status: { readonly code?: number };
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: Readonly<Record<string, unknown>>;
};

type Attribute = { readonly key: string; readonly value: Readonly<Record<string, unknown>> };
type Sent = {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly {
      readonly spans: readonly (Omit<KeptSpan, "attributes"> & { readonly attributes: readonly Attribute[] })[];
    }[];
  }[];
};

const byName = (attributes: readonly Attribute[]) => Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

/** Starts one on a free port. `requests` are paths and headers, `resources` the attributes of the services that sent. */
export async function startCollector() {
  const spans: KeptSpan[] = [];
  const resources: Readonly<Record<string, unknown>>[] = [];
  const requests: { readonly url: string | undefined; readonly headers: IncomingHttpHeaders }[] = [];
  const server = createServer(async (request, response) => {
    requests.push({ url: request.url, headers: request.headers });
    const { resourceSpans } = (await json(request)) as Sent;
    for (const { resource, scopeSpans } of resourceSpans) {
      resources.push(byName(resource.attributes));
      for (const span of scopeSpans.flatMap((scope) => scope.spans)) spans.push({ ...span, attributes: byName(span.attributes) });
    }
    response.setHeader("Content-Type", "application/json").end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => new Promise((resolve) => server.close(resolve).closeAllConnections());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, spans, resources, requests, close };
}

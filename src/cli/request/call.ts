/** Calls an operation: validate, sign, send, try again where that may help, read the answer. @see spec/platform.md §7.2, §7.3 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Shape, Structure } from "../../api/shape.ts";
import { broken, refused, unconfigured } from "../failure.ts";
import type { Settings } from "../settings/settings.ts";
import { withBytes } from "../values/blobs.ts";
import { wireJson } from "../values/json-write.ts";
import type { Dict } from "../values/value.ts";
import { type Credentials, findCredentials } from "./credentials.ts";
import { debug } from "./debug.ts";
import { errorOf, outputOf } from "./response.ts";
import { type Answer, send, TransportFault } from "./send.ts";
import { prepare, sign, type Unsigned } from "./sign.ts";
import { validate } from "./violations.ts";

/** What is called. `signed` where the contract wants an AWS signature. */
export type Operation = {
  readonly name: string;
  readonly command: string;
  readonly signed: boolean;
  readonly input: Structure;
  readonly output: Shape | undefined;
};

export type Call = (request: Dict) => Promise<Dict>;

/**
 * A function that calls the operation. Endpoint and region are checked now, credentials with the first request.
 * @throws Failure 253 no region; 255 a region or an endpoint that cannot be one
 */
export function caller(operation: Operation, settings: Settings, userAgent: string): Call {
  const region = regionOf(settings);
  const url = urlOf(settings);
  let credentials: Promise<Credentials> | undefined;
  return async (request) => {
    const ready = withBytes(request, operation.input, settings.binaryFormat);
    validate(ready, operation.input);
    credentials ??= operation.signed && settings.sign ? findCredentials(settings) : undefined;
    const unsigned = prepare(url, operation.name, wireJson(ready), userAgent);
    debug(settings, () => ["request", operation, ready]);
    const answer = await attempts(unsigned, await credentials, region, settings, operation.name);
    const output = outputOf(answer, operation.output, settings.timestampFormat);
    debug(settings, () => ["answer", operation, output]);
    return output;
  };
}

/** The region of the signature; a local Poolhouse has a default one. @throws Failure 253 there is none */
function regionOf({ region, endpoint }: Settings): string {
  if (region === undefined) {
    if (!endpoint.named) return "us-east-1";
    throw unconfigured('You must specify a region. You can also configure your region by running "aws configure".');
  }
  if (!/^(?![0-9]+$)(?!-)[a-zA-Z0-9-]{0,63}(?<!-)$/.test(region)) {
    throw broken(`Provided region_name '${region}' doesn't match a supported format.`);
  }
  return region;
}

function urlOf({ endpoint }: Settings): URL {
  const valid = /^https?:\/\//i.test(endpoint.url) && URL.canParse(endpoint.url) ? new URL(endpoint.url) : undefined;
  if (!valid) throw broken(`Invalid endpoint: ${endpoint.url}`);
  return valid;
}

async function attempts(
  request: Unsigned,
  credentials: Credentials | undefined,
  region: string,
  settings: Settings,
  name: string,
): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await attemptOnce(request, credentials, region, settings);
    const error = outcome instanceof TransportFault ? undefined : errorOf(outcome);
    const last = attempt >= settings.maxAttempts;
    if (last || !mayHelp(outcome, error?.code)) return settled(outcome, error, name, last ? attempt - 1 : undefined);
    await sleep(Math.min(Math.random() * 2 ** (attempt - 1), 20) * 1000);
  }
}

async function attemptOnce(request: Unsigned, credentials: Credentials | undefined, region: string, settings: Settings) {
  const headers = credentials ? await sign(request, credentials, region, new Date()) : request.headers;
  try {
    return await send(request, headers, settings);
  } catch (problem) {
    if (problem instanceof TransportFault) return problem;
    throw problem;
  }
}

// The codes of AWS's standard retry mode: throttled, or lost on the way.
const retriedCodes = new Set([
  ...[
    "Throttling",
    "ThrottlingException",
    "ThrottledException",
    "RequestThrottledException",
    "RequestThrottled",
    "TooManyRequestsException",
  ],
  ...["ProvisionedThroughputExceededException", "TransactionInProgressException", "RequestLimitExceeded", "BandwidthLimitExceeded"],
  ...[
    "LimitExceededException",
    "SlowDown",
    "PriorRequestNotComplete",
    "EC2ThrottledException",
    "RequestTimeout",
    "RequestTimeoutException",
  ],
]);

const mayHelp = (outcome: Answer | TransportFault, code: string | undefined): boolean =>
  outcome instanceof TransportFault || [500, 502, 503, 504].includes(outcome.status) || (code !== undefined && retriedCodes.has(code));

function settled(outcome: Answer | TransportFault, error: ReturnType<typeof errorOf>, name: string, retries: number | undefined): Answer {
  if (outcome instanceof TransportFault) throw broken(outcome.message);
  if (!error) return outcome;
  const reached = retries === undefined ? "" : ` (reached max retries: ${retries})`;
  throw refused(`An error occurred (${error.code}) when calling the ${name} operation${reached}: ${error.message}`);
}

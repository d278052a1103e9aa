/** What holds for one command beside its request: where to, how signed, how patient, how shown. The order of precedence is that of the AWS CLI:
 *  the command line, the environment, the profile, a default. @see spec/platform.md §7.3, §8 */
import type { Given } from "../arguments/argument.ts";
import { environment } from "../environment.ts";
import { broken, invalid } from "../failure.ts";
import type { BinaryFormat } from "../values/blobs.ts";
import { parseWhole } from "../values/whole-number.ts";
import type { Section } from "./ini.ts";
import type { SharedFiles } from "./profiles.ts";

/** Where a Poolhouse of this machine answers; AWS is only spoken to where somebody names it. */
export const localEndpoint = "http://127.0.0.1:9229";

export type Settings = {
  /** `named` is false where nothing names an endpoint, so that the local one is meant. */
  readonly endpoint: { readonly url: string; readonly named: boolean };
  readonly region: string | undefined;
  readonly profile: { readonly name: string | undefined; readonly asked: boolean; readonly section: Section };
  readonly sign: boolean;
  readonly paginate: boolean;
  readonly output: string;
  readonly query: string | undefined;
  readonly color: string;
  readonly noColor: boolean;
  readonly binaryFormat: BinaryFormat;
  readonly timestampFormat: "wire" | "iso8601";
  readonly maxAttempts: number;
  readonly readTimeoutSeconds: number;
  readonly connectTimeoutSeconds: number;
  readonly verifyTls: boolean;
  readonly caBundle: string | undefined;
  readonly pager: string;
  readonly debug: boolean;
};

type Globals = ReadonlyMap<string, Given>;

/**
 * What can be wrong with global options, whatever the command. @param globals as the matcher found them
 * @throws Failure 252 an endpoint without a scheme; 255 a timeout that is no whole number
 */
export function checkGlobals(globals: Globals): void {
  const endpoint = text(globals, "endpoint_url");
  if (endpoint !== undefined && !/^[A-Za-z][A-Za-z0-9+.-]*:/.test(endpoint)) {
    throw invalid(
      `Bad value for --endpoint-url "${endpoint}": scheme is missing.  Must be of the form http://<hostname>/ or https://<hostname>/`,
    );
  }
  for (const timeout of ["read_timeout", "connect_timeout"]) parseWhole(text(globals, timeout) ?? "60");
}

/**
 * All settings of one command. @param globals as the matcher found them @param files the shared files
 * @throws Failure 255 a profile that is not there, a number that is none, an unknown format of timestamps
 */
export function settingsOf(globals: Globals, files: SharedFiles): Settings {
  const profile = profileOf(globals, files);
  const ofProfile = (name: string) => textSetting(profile.section.get(name));
  return {
    profile,
    endpoint: endpointOf(globals, profile.section, files),
    region: text(globals, "region") || environment("AWS_REGION") || environment("AWS_DEFAULT_REGION") || ofProfile("region"),
    sign: globals.get("sign_request") !== false,
    paginate: globals.get("paginate") !== false,
    output: text(globals, "output") ?? (environment("AWS_DEFAULT_OUTPUT") || ofProfile("output") || "json"),
    query: text(globals, "query"),
    color: text(globals, "color") ?? "auto",
    noColor: Boolean(environment("NO_COLOR")),
    binaryFormat: binaryFormatOf(text(globals, "cli_binary_format") ?? ofProfile("cli_binary_format")),
    timestampFormat: timestampFormatOf(ofProfile("cli_timestamp_format")),
    maxAttempts: Number(parseWhole(environment("AWS_MAX_ATTEMPTS") ?? ofProfile("max_attempts") ?? "3")),
    readTimeoutSeconds: Number(parseWhole(text(globals, "read_timeout") ?? "60")),
    connectTimeoutSeconds: Number(parseWhole(text(globals, "connect_timeout") ?? "60")),
    verifyTls: globals.get("verify_ssl") !== false,
    caBundle: text(globals, "ca_bundle") ?? environment("AWS_CA_BUNDLE") ?? ofProfile("ca_bundle") ?? environment("REQUESTS_CA_BUNDLE"),
    pager: globals.get("no_cli_pager") ? "" : (environment("AWS_PAGER") ?? ofProfile("cli_pager") ?? environment("PAGER") ?? "less"),
    debug: globals.get("debug") === true,
  };
}

function text(globals: Globals, key: string): string | undefined {
  const given = globals.get(key);
  return typeof given === "string" ? given : undefined;
}

const textSetting = (value: ReturnType<Section["get"]>): string | undefined => (typeof value === "string" ? value : undefined);

function profileOf(globals: Globals, { profiles }: SharedFiles): Settings["profile"] {
  const asked = text(globals, "profile");
  const name = asked || environment("AWS_PROFILE") || environment("AWS_DEFAULT_PROFILE") || undefined;
  const section = profiles.get(name ?? "default");
  if (name !== undefined && !section) throw broken(`The config profile (${name}) could not be found`);
  return { name, asked: Boolean(asked), section: section ?? new Map() };
}

function endpointOf(globals: Globals, section: Section, { services }: SharedFiles): Settings["endpoint"] {
  const given = text(globals, "endpoint_url");
  if (given !== undefined) return { url: given, named: true };
  const ignored = environment("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS") ?? textSetting(section.get("ignore_configured_endpoint_urls"));
  const configured = ignored?.toLowerCase() === "true" ? undefined : configuredEndpoint(section, services);
  return configured ? { url: configured, named: true } : { url: localEndpoint, named: false };
}

function configuredEndpoint(section: Section, services: SharedFiles["services"]): string | undefined {
  const service = services.get(textSetting(section.get("services")) ?? "")?.get("cognito_identity_provider");
  return (
    environment("AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER") ||
    environment("AWS_ENDPOINT_URL") ||
    (service instanceof Map ? service.get("endpoint_url") : undefined) ||
    textSetting(section.get("endpoint_url"))
  );
}

function binaryFormatOf(given = "base64"): BinaryFormat {
  if (given === "base64" || given === "raw-in-base64-out") return given;
  throw broken(`'${given}'`);
}

function timestampFormatOf(given = "iso8601"): Settings["timestampFormat"] {
  if (given === "wire" || given === "iso8601") return given;
  throw broken(`Unknown cli_timestamp_format value: ${given}, valid values are "wire" or "iso8601"`);
}

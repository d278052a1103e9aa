/** Whose signature a request carries. @see spec/platform.md §7.3, §8 */
import { environment } from "../environment.ts";
import { broken, unconfigured } from "../failure.ts";
import type { Settings } from "../settings/settings.ts";

export type Credentials = { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string };

/** What signs requests to a Poolhouse of this machine when nobody gave credentials: development takes any, production refuses these. */
const localCredentials: Credentials = { accessKeyId: "local", secretAccessKey: "local" };

/**
 * The credentials of the environment, unless a profile was asked for; else those of the profile; at AWS also those of the machine.
 * @throws Failure 253 there are none; 255 half of them are missing, or a profile's source fails
 */
export async function findCredentials(settings: Settings): Promise<Credentials> {
  const found = (settings.profile.asked ? undefined : fromEnvironment()) ?? (await fromProfile(settings)) ?? (await fromMachine(settings));
  if (found) return found;
  if (!settings.endpoint.named) return localCredentials;
  throw unconfigured('Unable to locate credentials. You can configure credentials by running "aws configure".');
}

function fromEnvironment(): Credentials | undefined {
  const accessKeyId = environment("AWS_ACCESS_KEY_ID");
  if (!accessKeyId) return undefined;
  const secretAccessKey = environment("AWS_SECRET_ACCESS_KEY");
  if (!secretAccessKey) throw broken("Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY");
  const sessionToken = environment("AWS_SESSION_TOKEN") || environment("AWS_SECURITY_TOKEN");
  return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
}

async function fromProfile({ profile }: Settings): Promise<Credentials | undefined> {
  if (profile.section.size === 0) return undefined;
  if (profile.section.has("aws_access_key_id") && !profile.section.has("aws_secret_access_key")) {
    throw broken("Partial credentials found in shared-credentials-file, missing: aws_secret_access_key");
  }
  const { fromIni } = await import("@aws-sdk/credential-provider-ini");
  return provided(fromIni({ profile: profile.name ?? "default" }));
}

// Only where AWS itself is spoken to: a local endpoint must not make the command ask a cloud's metadata service and wait for it.
async function fromMachine({ endpoint }: Settings): Promise<Credentials | undefined> {
  if (!/\.(amazonaws\.com(\.cn)?|api\.aws)$/.test(new URL(endpoint.url).hostname)) return undefined;
  const { defaultProvider } = await import("@aws-sdk/credential-provider-node");
  return provided(defaultProvider());
}

/** A provider that has nothing to say moves on to the next one; one that fails for another reason ends the command. */
async function provided(provider: () => Promise<Credentials>): Promise<Credentials | undefined> {
  try {
    return await provider();
  } catch (problem) {
    const movesOn = problem instanceof Error && "tryNextLink" in problem && problem.tryNextLink !== false;
    if (movesOn) return undefined;
    throw broken(problem instanceof Error ? problem.message : String(problem));
  }
}

/** Who this program is. */
import { readFileSync } from "node:fs";

let version: string | undefined;

/** The version of the package, such as `0.1.0`. */
export function packageVersion(): string {
  if (version === undefined) {
    const manifest: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    version = typeof manifest === "object" && manifest !== null && "version" in manifest ? String(manifest.version) : "";
  }
  return version;
}

/** What --version shows, in the form of the AWS CLI: program, runtime, system. */
export const versionText = (): string => `poolhouse/${packageVersion()} Node/${process.versions.node} ${process.platform}/${process.arch}`;

/** The User-Agent of a request. @param command the operation's command */
export const userAgent = (command: string): string => `${versionText()} command/cognito-idp.${command}`;

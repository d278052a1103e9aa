import { get } from "../outer/ask.ts";
import { bad, type Finding, good, note } from "./finding.ts";

const waitMs = 3000;

/**
 * Whether a Poolhouse answers. @param url without a slash at the end
 * @returns the findings, and the server's time in epoch seconds where it told one
 */
export async function examineServer(url: string): Promise<{ readonly findings: readonly Finding[]; readonly time?: number }> {
  try {
    const answer = await get(`${url}/health`, waitMs);
    const time = Date.parse(answer.headers.get("date") ?? "") / 1000;
    const findings = answer.ok
      ? [good("server", `A server answers at ${url}.`)]
      : [
          bad(
            "server",
            `${url}/health answers with HTTP status ${answer.status}: another program listens there, or set PORT and AWS_ENDPOINT_URL alike.`,
          ),
        ];
    return { findings, ...(Number.isFinite(time) && { time }) };
  } catch {
    return { findings: [note("server", `No server answers at ${url}: \`poolhouse serve\` starts one.`)] };
  }
}

/** Whether the server is ready for requests: its database answers. @param url without a slash at the end */
export async function examineReady(url: string): Promise<Finding> {
  try {
    const { ok, status } = await get(`${url}/ready`, waitMs);
    return ok
      ? good("ready", "The server's database answers it.")
      : bad("ready", `${url}/ready answers with HTTP status ${status}: the server's database does not answer it; look into its log.`);
  } catch {
    return note("ready", `No server answers at ${url}, so nobody can ask whether it is ready.`);
  }
}

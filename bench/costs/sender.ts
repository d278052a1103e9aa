/** Sends requests one after another from a process of its own, so that the server's processor time is the server's alone. */
import { Agent, request } from "node:http";

/** A request as it goes over the wire. */
export type Errand = { readonly target: string; readonly body: string };
export type Errands = { readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly errands: readonly Errand[] };
/** What was refused. */
export type Outcome = readonly string[];

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

process.on("message", async ({ url, headers, errands }: Errands) => {
  const refused: string[] = [];
  for (const errand of errands) {
    const { status, text } = await sent(url, headers, errand);
    if (status !== 200) refused.push(`${errand.target}: ${text}`);
  }
  process.send?.(refused satisfies Outcome);
});

const sent = (url: string, headers: Errands["headers"], { target, body }: Errand): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const wire = { "Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": `AWSCognitoIdentityProviderService.${target}` };
    request(url, { method: "POST", agent, headers: { ...wire, ...headers, "Content-Length": Buffer.byteLength(body) } }, async (answer) => {
      let text = "";
      for await (const piece of answer.setEncoding("utf8")) text += piece;
      resolve({ status: answer.statusCode ?? 0, text });
    })
      .on("error", reject)
      .end(body);
  });

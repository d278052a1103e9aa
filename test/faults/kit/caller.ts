/** A client as applications have one: connections that are kept, several servers to choose from, another one where a server takes no connection. */
import { Agent, request } from "node:http";
import { json } from "node:stream/consumers";

export type Answer = { readonly status: number; readonly type: string; readonly body: Readonly<Record<string, unknown>> };
/** What came back; `lost` is the code of the failure where nothing did. */
export type Outcome = Answer | { readonly lost: string };

export type Caller = {
  /** Asks one server, whichever turn it is. */
  readonly ask: (operation: string, input: object) => Promise<Outcome>;
  /** Asks every server at the same time; a single one twice. */
  readonly race: (operation: string, input: object) => Promise<readonly Outcome[]>;
  readonly close: () => void;
};

/** @param servers those that there are at the moment @param observe told of every answer and failure */
export function createCaller(
  servers: () => readonly URL[],
  observe: (operation: string, outcome: Outcome, ms: number) => void = () => {},
): Caller {
  const agent = new Agent({ keepAlive: true });
  let turn = 0;
  const measured = async (operation: string, work: () => Promise<Outcome>) => {
    const startedAt = performance.now();
    const outcome = await work();
    observe(operation, outcome, performance.now() - startedAt);
    return outcome;
  };
  const from = async (first: number, operation: string, input: object): Promise<Outcome> => {
    const there = servers();
    let outcome: Outcome = { lost: "no server" };
    for (let attempt = 0; attempt < there.length; attempt++) {
      const server = there[(first + attempt) % there.length];
      if (server) outcome = await post(agent, server, operation, input);
      // Whoever was refused a connection has sent nothing, so every client may go elsewhere.
      if (!("lost" in outcome && outcome.lost === "ECONNREFUSED")) return outcome;
    }
    return outcome;
  };
  return {
    ask: (operation, input) => measured(operation, () => from(turn++, operation, input)),
    race(operation, input) {
      const rivals = Array.from({ length: Math.max(2, servers().length) }, (_, index) => index);
      return Promise.all(rivals.map((first) => measured(operation, () => from(first, operation, input))));
    },
    close: () => agent.destroy(),
  };
}

function post(agent: Agent, url: URL, operation: string, input: object): Promise<Outcome> {
  const headers = { "Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": `AWSCognitoIdentityProviderService.${operation}` };
  return new Promise((resolve) => {
    const lost = (problem: Error) => resolve({ lost: "code" in problem ? String(problem.code) : problem.message });
    const sent = request(url, { method: "POST", agent, headers }, (response) => {
      const { statusCode: status = 0 } = response;
      json(response).then((body) => {
        const answer = body as Readonly<Record<string, unknown>>;
        resolve({ status, type: String(answer.__type ?? ""), body: answer });
      }, lost);
    });
    sent.once("error", lost).end(JSON.stringify(input));
  });
}

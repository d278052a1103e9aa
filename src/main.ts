/** The program: reads the settings, starts the server, says where it is, and stops it in good order. */
import module from "node:module";

module.enableCompileCache();

const { readConfig } = await import("./config.ts");
const { startServer } = await import("./server.ts");

/** Behind the first requests, which are compiled too. */
const compiledAfterMs = 2000;

type Running = { readonly config: ReturnType<typeof readConfig>; readonly server: Awaited<ReturnType<typeof startServer>> };

async function start(): Promise<Running> {
  const config = readConfig();
  return { config, server: await startServer(config) };
}

/** A few lines for the one who started it. */
function greet({ config, server }: Running): void {
  const { mode, databaseUrl, dataFile } = config;
  const isDevelopment = mode === "development";
  const data = databaseUrl ? "PostgreSQL" : dataFile === ":memory:" ? "memory, gone at the end" : dataFile;
  console.log(`Poolhouse listens on ${server.url} (${mode}${isDevelopment ? ": any AWS credentials pass" : ""}).`);
  console.log(`  data      ${data}`);
  if (isDevelopment) console.log(`  messages  ${server.url}/_poolhouse/`);
  if (config.docs === "on") console.log(`  docs      ${server.url}/docs`);
  console.log(`  try       aws --endpoint-url ${server.url} cognito-idp create-user-pool --pool-name demo`);
}

/** The first signal finishes the requests in hand, and SIGTERM those that are on their way too; a second one does not wait for them. */
function stopOnSignal({ config, server }: Running): void {
  const stop = async (drainMs: number) => {
    if (drainMs > 0) await server.drain(drainMs);
    await server.close();
  };
  for (const [signal, drainMs] of [
    ["SIGTERM", config.drainMs],
    ["SIGINT", 0],
  ] as const)
    process.once(signal, () => {
      stop(drainMs).then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
}

/** Node keeps what it compiled when a process ends; a server that is killed would leave nothing for its next start. */
function keepCompiled(): void {
  setTimeout(() => module.flushCompileCache(), compiledAfterMs).unref();
}

try {
  const running = await start();
  greet(running);
  stopOnSignal(running);
  keepCompiled();
} catch (problem) {
  console.error(problem instanceof Error ? problem.message : "The server could not start.");
  process.exit(1);
}

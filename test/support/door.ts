/** A second door to a test server's house, behind which a test puts what the roof never would: a store that fails, a guard that refuses. */
import { randomUUID } from "node:crypto";
import { listen } from "../../src/http/listener.ts";
import { registryOf } from "../../src/operations/registry.ts";
import { served } from "../../src/operations/served.ts";
import type { House } from "../../src/ports/house.ts";
import { nothingHere } from "../../src/protocol/encode.ts";
import { type Guard, handle } from "../../src/protocol/handle.ts";
import type { TestServer } from "./server.ts";

export type Door = { readonly url: string; readonly lines: readonly object[]; readonly close: () => Promise<void> };

const bodyLimitBytes = 1024 * 1024;

/** Opens it on a free port. @param changed parts of the house that differ from the server's @param guard see `protocol/handle.ts` */
export async function openDoor({ house }: Pick<TestServer, "house">, changed: Partial<House>, guard?: Guard): Promise<Door> {
  const lines: object[] = [];
  const keep = (fields: object) => void lines.push(fields);
  const wire = {
    house: { ...house, ...changed },
    operations: registryOf(served),
    trust: "any-signature",
    bodyLimitBytes,
    ...(guard && { guard }),
  } as const;
  const { port, close } = await listen({
    host: "127.0.0.1",
    port: 0,
    routes: [{ method: "POST", path: "/", answer: (request) => handle(request, wire) }],
    elsewhere: nothingHere,
    bodyLimitBytes,
    newRequestId: randomUUID,
    log: { info: keep, error: keep },
  });
  return { url: `http://127.0.0.1:${port}`, lines, close };
}

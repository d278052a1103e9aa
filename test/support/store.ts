/** A store for tests of what stands on it: in memory, gone with the process. */
import { type Companions, openSqlite } from "../../src/adapters/store/store.ts";
import type { Digest, Sealed } from "../../src/domain/sealed.ts";
import type { Sealer } from "../../src/ports/sealer.ts";
import type { Store } from "../../src/ports/store.ts";

/** Seals nothing, but notices a wrong context. For tests that are not about sealing. */
export const openSealer: Sealer = {
  seal: (plain, context) => `${context}|${Buffer.from(plain).toString("base64")}` as Sealed,
  open(sealed, context) {
    const [made, content = ""] = sealed.split("|");
    if (made !== context) throw new Error("sealed for another context");
    return Buffer.from(content, "base64").toString();
  },
  sealTicket: (ticket, context, length = 0) => openSealer.seal(JSON.stringify(ticket).padEnd(length), context),
  openTicket: (sealed, context) => JSON.parse(openSealer.open(sealed, context)),
  digest: (secret, context) => Buffer.from(`${context}|${secret}`).toString("base64url") as Digest,
};

/** An empty SQLite store in memory. @param companions a sealer of your own, a hook for queued messages, a clock for the caches */
export const openTestStore = (companions: Partial<Companions> = {}): Promise<Store> =>
  openSqlite({ file: ":memory:", sealer: openSealer, ...companions });

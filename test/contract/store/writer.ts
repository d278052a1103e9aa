/**
 * A process to be killed: changes users 0 to 9 of a pool, 16 at a time, and says on its output which change is durable, one number a line.
 * Arguments: the file or URL, the pool, how many changes.
 */
import { writeSync } from "node:fs";
import { openStore } from "../../../src/adapters/store/store.ts";
import type { User } from "../../../src/domain/user/user.ts";
import { Secret } from "../../../src/secret.ts";
import { openSealer } from "../../support/store.ts";
import { subOf } from "./written.ts";

const [place = "", poolId = "", changes = "0"] = process.argv.slice(2);
const atOnce = 16;
const isUrl = place.startsWith("postgres");
const store = await openStore({ databaseUrl: isUrl ? new Secret(place) : undefined, dataFile: place }, { sealer: openSealer });

const withMark = (number: number) => (user: User) => ({
  user: { ...user, attributes: { ...user.attributes, [`custom:${number}`]: "written" } },
  answer: number,
});

let next = 0;
async function write(): Promise<void> {
  while (next < Number(changes)) {
    const number = next++;
    await store.users.update(poolId, subOf(number), withMark(number));
    writeSync(1, `${number}\n`);
  }
}
await Promise.all(Array.from({ length: atOnce }, write));
await store.close();

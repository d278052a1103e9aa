/** `poolhouse messages --failed` and `--retry`: what production gave up, on the machine's own store. */
import assert from "node:assert/strict";
import { join } from "node:path";
import test from "node:test";
import { readConfig } from "../../src/config.ts";
import { openData } from "../../src/server/data.ts";
import { aMessage } from "../contract/store/given.ts";
import { aFolder } from "../support/folder.ts";
import { keyText } from "../support/sealer.ts";
import { aUser } from "../support/user.ts";
import { poolhouse, run } from "./program.ts";

test("a message that was given up is shown with its reason and a covered destination, and queued again", async () => {
  const environment = { POOLHOUSE_DATA: join(aFolder(), "store.sqlite"), POOLHOUSE_MASTER_KEY: keyText(1) };
  const message = aMessage({ to: "+15550123" });
  const { store } = await openData(readConfig(environment));
  await store.users.create(aUser(), [{ kind: "message", message, dueAt: 1 }]);
  await store.messages.claim({ now: 2, until: 3, limit: 1 });
  await store.messages.undelivered(message, "The provider knows no such number.", undefined);
  await store.close();

  const messages = (option: string) => run(poolhouse, ["messages", option], { environment });
  const failed = await messages("--failed");
  assert.equal(failed.exitCode, 0);
  assert.match(failed.stdout, /^1970-01-01T00:16:40Z +SMS +\+\*+0123 +1 tries +The provider knows no such number\.\n$/);
  assert.doesNotMatch(failed.stdout, /123456/);
  assert.equal((await messages("--retry")).stdout, "1 message is queued again.\n");
  assert.equal((await messages("--failed")).stdout, "No message was given up.\n");

  const again = await openData(readConfig(environment));
  assert.deepEqual(await again.store.messages.depth(), { queued: 1, failed: 0 });
  await again.store.close();
});

/** SQLite: whoever is killed under load starts again with everything that was acknowledged. More rounds: `npm run soak`. */
import assert from "node:assert/strict";
import { join } from "node:path";
import test from "node:test";
import { aFolder } from "../support/folder.ts";
import { createCaller } from "./kit/caller.ts";
import { openInbox } from "./kit/inbox.ts";
import { Ledger } from "./kit/ledger.ts";
import { startLoad } from "./kit/load.ts";
import { lostMessages } from "./kit/messages.ts";
import { startNode } from "./kit/node.ts";
import { personOf } from "./kit/round.ts";
import { environmentOf, setStage, withHouse } from "./kit/stage.ts";

const kills = 4;
const people = 6;
const folder = aFolder();

test("SQLite, killed again and again under load", async (t) => {
  const inbox = await openInbox();
  t.after(inbox.close);
  const environment = environmentOf(inbox, { POOLHOUSE_DATA: join(folder, "data.sqlite") });
  const crowd = (await setStage(environment, people)).map(personOf);
  const ledger = new Ledger();
  let node = await startNode(environment);
  t.after(() => node.end("SIGKILL"));
  const caller = createCaller(
    () => [node.url],
    (_, outcome) => ledger.outcome(outcome),
  );
  const load = startLoad(crowd, { caller, inbox, ledger });
  for (let kill = 0; kill < kills; kill++) {
    await load.everybodyRound();
    await load.rounds(kill); // somewhere else each time
    await node.end("SIGKILL");
    node = await startNode(environment);
  }
  await load.everybodyRound();
  await load.stop();
  caller.close();
  await node.end("SIGTERM");
  assert.deepEqual(ledger.broken, []);
  assert.deepEqual(await withHouse(environment, (house) => lostMessages(house, crowd, inbox)), []);
});

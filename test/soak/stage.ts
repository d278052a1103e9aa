/** What both stages of a soak share: people under load, and a ledger of what they were promised. */
import { type Caller, createCaller, type Outcome } from "../faults/kit/caller.ts";
import { type Inbox, openInbox } from "../faults/kit/inbox.ts";
import { Ledger } from "../faults/kit/ledger.ts";
import { type Load, startLoad } from "../faults/kit/load.ts";
import { lostMessages } from "../faults/kit/messages.ts";
import { type Person, personOf } from "../faults/kit/round.ts";
import { environmentOf, setStage, withHouse } from "../faults/kit/stage.ts";

/** What is shipped, as `npm run build` makes it. */
export const bundle = "dist/main.js";

export type Stage = {
  readonly environment: Readonly<Record<string, string>>;
  readonly ledger: Ledger;
  readonly caller: Caller;
  readonly begin: () => Load;
  /** Everything that was promised and not kept, once nobody asks any more and messages had their time. */
  readonly broken: () => Promise<readonly string[]>;
  readonly close: () => void;
};

type Hooks = { readonly servers: () => readonly URL[]; readonly observe?: (operation: string, outcome: Outcome, ms: number) => void };

/** Sets up a store with people. @param place `{ POOLHOUSE_DATA }` or `{ DATABASE_URL }` */
export async function openStage(place: Readonly<Record<string, string>>, count: number, { servers, observe }: Hooks): Promise<Stage> {
  const inbox: Inbox = await openInbox();
  const environment = environmentOf(inbox, place);
  const people: readonly Person[] = (await setStage(environment, count)).map(personOf);
  const ledger = new Ledger();
  const caller = createCaller(servers, (operation, outcome, ms) => {
    ledger.outcome(outcome);
    observe?.(operation, outcome, ms);
  });
  return {
    environment,
    ledger,
    caller,
    begin: () => startLoad(people, { caller, inbox, ledger }),
    broken: async () => [...ledger.broken, ...(await withHouse(environment, (house) => lostMessages(house, people, inbox)))],
    close() {
      caller.close();
      inbox.close();
    },
  };
}

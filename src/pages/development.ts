/** What only development has: the outbox, a clock that moves and a store that empties. The roof registers none of it in production. */
import type { Route } from "../http/message.ts";
import type { Store } from "../ports/store.ts";
import { type AdvancingClock, moveClock } from "./clock.ts";
import { ownOnly } from "./guard.ts";
import { listMessages } from "./messages.ts";
import { outboxPage } from "./outbox.ts";
import { resetStore } from "./reset.ts";

/** What the endpoints work on. */
export type DevelopmentHouse = {
  readonly store: Pick<Store, "reset"> & { readonly messages: Pick<Store["messages"], "list"> };
  readonly clock: AdvancingClock;
};

/** The routes below /_poolhouse. */
export const developmentPages = ({ store, clock }: DevelopmentHouse): readonly Route[] => [
  ...outboxPage(),
  { method: "GET", path: "/_poolhouse/messages", answer: ownOnly(listMessages(store.messages)) },
  { method: "POST", path: "/_poolhouse/clock", answer: ownOnly(moveClock(clock)) },
  { method: "POST", path: "/_poolhouse/reset", answer: ownOnly(resetStore(() => store.reset())) },
];

/** The refusals of every served operation. */
import type { CallerKind } from "../../src/api/contract.ts";
import { served } from "../../src/operations/served.ts";
import { isNeverReached } from "./never-reached.ts";
import { readSources, refusalsFrom } from "./reachable.ts";

// Who calls is checked before the operation runs, each kind by its own function of flows/caller-of.ts.
const checkedBy: Readonly<Record<CallerKind, string | undefined>> = {
  signed: undefined,
  client: "clientCaller",
  "access-token": "tokenCaller",
  "access-token-or-session": "tokenOrSession",
  "feedback-token": undefined,
};

/** Names of refusals by the operation's name, in the order of the alphabet. @throws Error where an operation's code is not found */
export function refusalsByOperation(): ReadonlyMap<string, readonly string[]> {
  const sources = readSources();
  const declared = [...sources].flatMap(([file, { declarations }]) =>
    [...declarations].flatMap(([name, code]) => {
      const contract = /= operation\((\w+),/.exec(code)?.[1];
      return contract === undefined ? [] : [[contract, { file, name }] as const];
    }),
  );
  const places = new Map(declared);
  return new Map(
    served.map(({ contract: { name, caller } }) => {
      const place = places.get(name);
      if (!place) throw new Error(`No file says operation(${name}, …).`);
      const check = checkedBy[caller];
      const ofCaller = check === undefined ? [] : refusalsFrom(sources, "src/flows/caller-of.ts", check);
      const all = new Set([...ofCaller, ...refusalsFrom(sources, place.file, place.name)]);
      return [name, [...all].filter((refusal) => !isNeverReached(name, refusal)).toSorted()] as const;
    }),
  );
}

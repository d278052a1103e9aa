/** How an operation is written: its contract, and what it does with a valid input. It loads, lets the domain decide, saves. */
import type { CallerKind, InputOf, OperationContract, OutputOf } from "../api/contract.ts";
import type { Caller } from "../flows/caller.ts";
import type { House } from "../ports/house.ts";

/** What an operation gets beside its input: the outside, who calls, and facts of the request. */
export type Context<Kind extends CallerKind = CallerKind> = House & { readonly caller: Caller<Kind>; readonly request: RequestFacts };

/** Facts of the request that rules may look at. */
export type RequestFacts = { readonly id: string; readonly sourceAddress: string; readonly userAgent: string };

/** An operation ready to be served. */
export type Operation<Contract extends OperationContract = OperationContract> = {
  readonly contract: Contract;
  readonly run: (input: InputOf<Contract>, context: Context<Contract["caller"]>) => Promise<OutputOf<Contract>>;
};

/** Binds a contract to its function; only fixes the types. @param run throws Refusal for every "no" */
export const operation = <Contract extends OperationContract>(
  contract: Contract,
  run: (input: InputOf<Contract>, context: Context<Contract["caller"]>) => Promise<OutputOf<Contract>>,
): Operation<Contract> => ({ contract, run });

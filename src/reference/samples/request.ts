import type { OperationContract } from "../../api/contract.ts";
import type { Sample } from "./value.ts";

/** A request to show in every language. */
export type Request = { readonly contract: OperationContract; readonly input: { readonly [member: string]: Sample } };

/** Where the samples send it: a server of this machine with its defaults. */
export const endpoint = "http://127.0.0.1:9229";
export const region = "us-east-1";

/** From the options that were given to the request that they mean. @see spec/platform.md §7.2, §7.4, §7.8 */
import type { Given } from "../arguments/argument.ts";
import type { ArgumentTable } from "../arguments/table.ts";
import { kebab } from "../contract/names.ts";
import { invalid } from "../failure.ts";
import { readCliInput } from "../input/cli-input.ts";
import { replaceMfaOptions } from "../mfa-options.ts";
import type { Paging } from "../pages/pages.ts";
import type { Pagination } from "../pages/pagination.ts";
import { readParamfile } from "../values/paramfile.ts";
import { unpack } from "../values/unpack.ts";
import type { Dict, Value } from "../values/value.ts";
import { parseWhole } from "../values/whole-number.ts";

/** A request; whether it is asked page by page, and how. */
export type Built = { readonly request: Dict; readonly paginate: boolean; readonly paging: Paging };

type Options = ReadonlyMap<string, Given>;

/**
 * The request that options mean: members in the order of the model, then what --cli-input-json adds.
 * @param given the operation's options @param globals the global ones @throws Failure 252 or 255 a value that cannot be read, options that contradict each other
 */
export async function buildRequest(
  table: ArgumentTable,
  pagination: Pagination | undefined,
  given: Options,
  globals: Options,
): Promise<Built> {
  const manual = pagination ? [pagination.inputToken, pagination.limitKey] : [];
  const byHand = manual.some((member) => given.has(kebab(member).replaceAll("-", "_")));
  const asked = globals.get("paginate") !== false && !byHand;
  if (pagination && !asked) refusePaging(given);
  const request: Dict = new Map();
  for (const argument of table.members) {
    const value = given.get(argument.key);
    if (value !== undefined && !request.has(argument.member))
      request.set(argument.member, typeof value === "boolean" ? value : unpack(argument, value));
  }
  replaceMfaOptions(given, request);
  const loaded = await readCliInput(given);
  const paging = pagingOf(given);
  for (const [member, value] of loaded) if (!request.has(member)) request.set(member, value);
  const paginate = asked && !manual.some((member) => request.has(member));
  // Where the input itself asks by hand, the paging options have no place; the validation then names what they would have become.
  if (!paginate && Object.keys(paging).length > 0) request.set("PaginationConfig", new Map(Object.entries(paging)));
  return { request, paginate, paging };
}

function refusePaging(given: Options): void {
  const used = ["starting_token", "page_size", "max_items"].filter((key) => {
    const value = given.get(key);
    return typeof value === "string" && value !== "" && !(key !== "starting_token" && parseWhole(value) === 0);
  });
  if (used.length === 0) return;
  const names = used.map((key) => `--${key.replaceAll("_", "-")}`);
  throw invalid(`Cannot specify --no-paginate along with pagination arguments: ${names.join(", ")}`);
}

function pagingOf(given: Options): Paging {
  const number = (key: string) => {
    const value = given.get(key);
    return typeof value === "string" ? Number(parseWhole(value)) : undefined;
  };
  const token = given.get("starting_token");
  const startingToken = typeof token === "string" ? (readParamfile(token)?.toString() ?? token) : undefined;
  const [pageSize, maxItems] = [number("page_size"), number("max_items")];
  return {
    ...(startingToken !== undefined && { startingToken }),
    ...(pageSize !== undefined && { pageSize }),
    ...(maxItems !== undefined && { maxItems }),
  } satisfies Record<string, Value>;
}

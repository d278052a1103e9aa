/** Asks an operation page by page, counts items, and makes and reads the tokens of the command line. @see spec/platform.md §7.8 */
import { broken } from "../failure.ts";
import type { Call } from "../request/call.ts";
import { JsonFault, readJson } from "../values/json-read.ts";
import { wireJson } from "../values/json-write.ts";
import { type Dict, isDict, isList, type Value } from "../values/value.ts";
import type { Pagination } from "./pagination.ts";

/** What --max-items, --starting-token and --page-size ask for. */
export type Paging = { readonly maxItems?: number; readonly startingToken?: string; readonly pageSize?: number };

/** The pages of an operation, asked for as they are needed. `resumeToken` is there once the last page was read and more could follow. */
export type Pages = { readonly kind: "pages"; readonly resultKey: string; readonly each: () => AsyncGenerator<Dict>; resumeToken?: string };

type Position = { token: Value; readonly skip: number };

/** The pages that answer a request. @param request what is asked of every page @throws Failure 255 a starting token that is none (with the first page) */
export function pagesOf(call: Call, request: Dict, pagination: Pagination, paging: Paging): Pages {
  const pages: Pages = { kind: "pages", resultKey: pagination.resultKey, each: () => ask(pages, call, request, pagination, paging) };
  return pages;
}

async function* ask(pages: Pages, call: Call, request: Dict, pagination: Pagination, paging: Paging): AsyncGenerator<Dict> {
  const { inputToken, limitKey, resultKey } = pagination;
  const start = paging.startingToken === undefined ? { token: null, skip: 0 } : positionOf(paging.startingToken, inputToken);
  let { token } = start;
  let previous: Value = null;
  const next = new Map(request);
  if (paging.startingToken !== undefined) place(next, inputToken, token);
  if (paging.pageSize !== undefined) next.set(limitKey, paging.pageSize);
  for (let total = 0, first = true; ; first = false) {
    const page = await call(next);
    const skipped = first ? start.skip : 0;
    if (first && paging.startingToken !== undefined) page.set(resultKey, itemsOf(page, resultKey)?.slice(skipped) ?? null);
    const items = itemsOf(page, resultKey) ?? [];
    const surplus = paging.maxItems === undefined ? 0 : total + items.length - paging.maxItems;
    if (surplus > 0) {
      const kept = items.length - surplus;
      page.set(resultKey, items.slice(0, kept));
      pages.resumeToken = encode(
        new Map<string, Value>([
          [inputToken, token],
          ["boto_truncate_amount", kept + skipped],
        ]),
      );
      yield page;
      return;
    }
    yield page;
    total += items.length;
    token = page.get(inputToken) || null;
    if (token === null) return;
    if (total === paging.maxItems) {
      pages.resumeToken = encode(new Map([[inputToken, token]]));
      return;
    }
    if (previous !== null && previous === token) {
      throw broken(`Error during pagination: The same next token was received twice: {'${inputToken}': '${String(token)}'}`);
    }
    place(next, inputToken, token);
    previous = token;
  }
}

function place(request: Dict, inputToken: string, token: Value): void {
  request.delete(inputToken);
  if (token !== null && token !== "None") request.set(inputToken, token);
}

function itemsOf(page: Dict, resultKey: string): Value[] | undefined {
  const items = page.get(resultKey);
  return isList(items) ? items : undefined;
}

const encode = (token: Dict): string => Buffer.from(wireJson(token)).toString("base64");

/** Where a starting token points: our own token holds the service's and how many items of its page are done; any other is the service's own. */
function positionOf(startingToken: string, inputToken: string): Position {
  const decoded = decode(startingToken);
  if (!decoded) return oldPosition(startingToken);
  const skip = decoded.get("boto_truncate_amount");
  return { token: decoded.get(inputToken) ?? null, skip: typeof skip === "number" ? skip : 0 };
}

function decode(token: string): Dict | undefined {
  try {
    const value = readJson(Buffer.from(token, "base64").toString("utf8"));
    return isDict(value) ? value : undefined;
  } catch (problem) {
    if (problem instanceof JsonFault) return undefined;
    throw problem;
  }
}

// Before tokens were JSON they were `token___count`.
function oldPosition(startingToken: string): Position {
  const parts = startingToken.split("___");
  const [token = "", count] = parts;
  if (parts.length === 2 && count !== undefined && /^[+-]?\d+$/.test(count.trim()))
    return { token: token === "None" ? null : token, skip: Number(count) };
  if (parts.length > 2) throw broken(`Bad starting token: ${startingToken}`);
  return { token: startingToken === "None" ? null : startingToken, skip: 0 };
}

/** All pages as one answer: the items of all of them, and the token with which to go on. */
export async function wholeAnswer(pages: Pages): Promise<Dict> {
  const whole: Dict = new Map();
  for await (const page of pages.each()) {
    const items = itemsOf(page, pages.resultKey);
    if (!items) continue;
    const sofar = itemsOf(whole, pages.resultKey);
    if (sofar) sofar.push(...items);
    else whole.set(pages.resultKey, items);
  }
  if (pages.resumeToken !== undefined) whole.set("NextToken", pages.resumeToken);
  return whole;
}

/** What an answer says: the output of an operation, or an error with code and message. @see spec/platform.md §7.3, §7.7 */
import { STATUS_CODES } from "node:http";
import type { Shape } from "../../api/shape.ts";
import { broken } from "../failure.ts";
import { JsonFault, readJson } from "../values/json-read.ts";
import { shown, typeName } from "../values/python.ts";
import { type Dict, isDict, isList, type Value } from "../values/value.ts";
import { localMoment } from "./moment.ts";
import type { Answer } from "./send.ts";

export type ServiceError = { readonly code: string; readonly message: string };

/** The error of an answer; undefined where the operation succeeded. */
export function errorOf({ status, headers, body }: Answer): ServiceError | undefined {
  if (status < 300) return undefined;
  const text = body.trim();
  if (status >= 500 && (text === "" || text.startsWith("<html>"))) return { code: String(status), message: STATUS_CODES[status] ?? "" };
  const fields = readBody(body);
  const members: Dict = isDict(fields) ? fields : new Map();
  const [queryCode, ...queryRest] = (headers["x-amzn-query-error"] ?? "").split(";");
  const code = queryCode && queryRest.length === 1 ? queryCode : shown(members.get("__type") ?? String(status));
  return { code: code.slice(code.lastIndexOf("#") + 1), message: shown(members.get("message") ?? members.get("Message") ?? "") };
}

// A body that is no JSON is its own message.
function readBody(body: string): Value {
  if (body === "") return new Map();
  try {
    return readJson(body);
  } catch (problem) {
    if (problem instanceof JsonFault) return new Map([["message", body]]);
    throw problem;
  }
}

export type TimestampFormat = "wire" | "iso8601";

/**
 * The output of an operation: the members that the contract knows, in its order; empty where the operation has none.
 * @throws Failure 255 the body is JSON and no object
 */
export function outputOf({ body }: Answer, shape: Shape | undefined, format: TimestampFormat): Dict {
  if (!shape) return new Map();
  const read = readBody(body);
  if (!isDict(read)) throw broken(`${typeName(read).replace(/<class (.*)>/, "$1")} object has no attribute 'get'`);
  const output = picked(read, shape, format);
  return isDict(output) ? output : new Map();
}

function picked(value: Value, shape: Shape, format: TimestampFormat): Value {
  if (value === null) return null;
  if (shape.kind === "structure" && isDict(value)) {
    return new Map(
      [...shape.members].flatMap(([member, each]): [string, Value][] => {
        const given = value.get(member) ?? null;
        return given === null ? [] : [[member, picked(given, each, format)]];
      }),
    );
  }
  if (shape.kind === "list" && isList(value)) return value.map((item) => picked(item, shape.item, format));
  if (shape.kind === "map" && isDict(value)) return new Map([...value].map(([key, each]) => [key, picked(each, shape.value, format)]));
  return shape.kind === "timestamp" && format === "iso8601" ? localMoment(value) : value;
}

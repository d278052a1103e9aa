/** What a rule does with a request that matches, and the custom answer of a block. @see spec/platform.md §10 */
import { AclProblem, isObject, type JsonObject, listAt, numberAt, objectAt, oneOf, onlyKnown, onlyMember, textAt } from "./document.ts";

/** A custom answer of a Block rule. `body` and `contentType` stand together. Header names are in lower case. */
export type CustomResponse = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly contentType?: string;
  readonly body?: string;
};

/** Captcha and Challenge refuse like Block: no API client can solve a puzzle. */
export type RuleAction = { readonly name: "Allow" | "Block" | "Count" | "Captcha" | "Challenge"; readonly response?: CustomResponse };

const memberOf = { Block: "CustomResponse", Allow: "CustomRequestHandling", Count: "CustomRequestHandling" } as const;

/** Reads an action. @param bodies the ACL's CustomResponseBodies @param allowed the actions that may stand here @throws AclProblem */
export function actionOf(given: unknown, what: string, bodies: JsonObject, allowed: readonly RuleAction["name"][]): RuleAction {
  const [kind, content] = onlyMember(given, what);
  const name = oneOf(kind, allowed, what);
  const details = objectAt(content, `${what} ${name}`);
  // Headers that Allow and Count would insert for the application behind have no reader here.
  onlyKnown(details, [name === "Captcha" || name === "Challenge" ? "CustomRequestHandling" : memberOf[name]], `${what} ${name}`);
  if (name !== "Block" || details.CustomResponse === undefined) return { name };
  return { name, response: responseOf(objectAt(details.CustomResponse, `${what} CustomResponse`), what, bodies) };
}

function responseOf(custom: JsonObject, what: string, bodies: JsonObject): CustomResponse {
  onlyKnown(custom, ["ResponseCode", "CustomResponseBodyKey", "ResponseHeaders"], `${what} CustomResponse`);
  const status = numberAt(custom.ResponseCode, `${what} ResponseCode`);
  if (status < 200 || status > 599) throw new AclProblem(`${what} ResponseCode must be between 200 and 599.`);
  const headers = custom.ResponseHeaders === undefined ? {} : headersIn(listAt(custom.ResponseHeaders, `${what} ResponseHeaders`), what);
  if (custom.CustomResponseBodyKey === undefined) return { status, headers };
  return { status, headers, ...bodyAt(textAt(custom.CustomResponseBodyKey, `${what} CustomResponseBodyKey`), what, bodies) };
}

/** Headers that say where an answer ends, or that this server answers by itself. */
const framing = [
  "content-type",
  "content-length",
  "transfer-encoding",
  "connection",
  "keep-alive",
  "upgrade",
  "trailer",
  "x-amzn-requestid",
];

function headersIn(given: readonly unknown[], what: string): Readonly<Record<string, string>> {
  const headers = new Map<string, string>();
  for (const each of given) {
    const { Name, Value } = objectAt(each, `${what} ResponseHeaders`);
    const name = textAt(Name, `${what} ResponseHeaders Name`).toLowerCase();
    const value = textAt(Value, `${what} ResponseHeaders Value`);
    if (!/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(name) || framing.includes(name) || headers.has(name))
      throw new AclProblem(`${what} ResponseHeaders has the header ${name}, which cannot be sent so.`);
    if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) throw new AclProblem(`${what} ResponseHeaders ${name} has a value that cannot be sent.`);
    headers.set(name, value);
  }
  return Object.fromEntries(headers);
}

const contentTypes = { TEXT_PLAIN: "text/plain", TEXT_HTML: "text/html", APPLICATION_JSON: "application/json" } as const;
const contentTypeNames = ["TEXT_PLAIN", "TEXT_HTML", "APPLICATION_JSON"] as const;

function bodyAt(key: string, what: string, bodies: JsonObject): Required<Pick<CustomResponse, "body" | "contentType">> {
  const given = Object.hasOwn(bodies, key) ? bodies[key] : undefined;
  if (!isObject(given)) throw new AclProblem(`${what} answers with the body ${key}, which CustomResponseBodies does not have.`);
  const contentType = contentTypes[oneOf(given.ContentType, contentTypeNames, `CustomResponseBodies ${key} ContentType`)];
  return { contentType, body: textAt(given.Content, `CustomResponseBodies ${key} Content`) };
}

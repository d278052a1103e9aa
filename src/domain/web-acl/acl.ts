/** A web ACL as `aws wafv2 get-web-acl` prints it, made ready, and its verdict on a request. @see spec/platform.md §10 */
import { BlockList, isIP } from "node:net";
import { AclProblem, isObject, type JsonObject, listAt, numberAt, objectAt, oneOf, onlyKnown, onlyMember, textAt } from "./document.ts";
import type { AclRequest, Matcher } from "./request.ts";
import { type AclSurroundings, expressionOf, statementOf } from "./statement.ts";

/** A custom answer of a Block rule. */
export type CustomResponse = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly contentType?: string;
  readonly body?: string;
};

type RuleAction = { readonly kind: "Allow" | "Count" } | { readonly kind: "Block"; readonly response?: CustomResponse };

type Rule = {
  readonly name: string;
  readonly priority: number;
  readonly matches: Matcher;
  readonly labels: readonly string[];
  readonly action: RuleAction;
};

export type WebAcl = { readonly name: string; readonly rules: readonly Rule[]; readonly defaultAction: RuleAction };

/** What an ACL said: whether the request may pass, and every rule that matched on the way, for the counters. */
export type AclVerdict = {
  readonly passes: boolean;
  readonly matched: readonly { readonly rule: string; readonly action: string }[];
  readonly response?: CustomResponse;
};

/**
 * Reads an ACL file: the printed envelope, the ACL alone, with `IPSets` and `RegexPatternSets` (as `get-ip-set` and `get-regex-pattern-set` print them) beside it.
 * @param text JSON @throws AclProblem one sentence that names what cannot be evaluated: nothing is silently ignored
 */
export function parseWebAcl(text: string, { knowsCountries }: { readonly knowsCountries: boolean }): WebAcl {
  const file = objectAt(parsed(text), "The web ACL file");
  const acl = isObject(file.WebACL) ? file.WebACL : file;
  for (const group of ["PreProcessFirewallManagerRuleGroups", "PostProcessFirewallManagerRuleGroups"])
    if (Array.isArray(acl[group]) && acl[group].length > 0)
      throw new AclProblem(`The web ACL has ${group}, which Poolhouse cannot evaluate.`);
  const around = { ipSets: ipSetsOf(file), patternSets: patternSetsOf(file), knowsCountries };
  const bodies = isObject(acl.CustomResponseBodies) ? acl.CustomResponseBodies : {};
  const prefix = typeof acl.LabelNamespace === "string" ? acl.LabelNamespace : `awswaf:000000000000:webacl:${String(acl.Name ?? "acl")}:`;
  const given = acl.Rules === undefined || (Array.isArray(acl.Rules) && acl.Rules.length === 0) ? [] : listAt(acl.Rules, "Rules");
  const rules = given
    .map((rule) => ruleOf(objectAt(rule, "A rule"), prefix, bodies, around))
    .toSorted((one, other) => one.priority - other.priority);
  const twice = rules.find(({ priority }, index) => rules[index - 1]?.priority === priority);
  if (twice) throw new AclProblem(`Two rules of the web ACL have the priority ${twice.priority}.`);
  return {
    name: String(acl.Name ?? "acl"),
    rules,
    defaultAction: actionOf(acl.DefaultAction, "DefaultAction", bodies, ["Allow", "Block"]),
  };
}

/** Judges a request. Rules by ascending priority; Allow and Block end it, Count adds its labels and goes on. */
export function judgeRequest(acl: WebAcl, request: AclRequest): AclVerdict {
  const labels: string[] = [];
  const matched: { rule: string; action: string }[] = [];
  for (const rule of acl.rules) {
    if (!rule.matches({ request, labels })) continue;
    matched.push({ rule: rule.name, action: rule.action.kind });
    labels.push(...rule.labels);
    if (rule.action.kind !== "Count") return verdictOf(rule.action, matched);
  }
  return verdictOf(acl.defaultAction, matched);
}

const verdictOf = (action: RuleAction, matched: AclVerdict["matched"]): AclVerdict => ({
  passes: action.kind === "Allow",
  matched,
  ...(action.kind === "Block" && action.response && { response: action.response }),
});

const ruleMembers = [
  "Name",
  "Priority",
  "Statement",
  "Action",
  "OverrideAction",
  "VisibilityConfig",
  "RuleLabels",
  "CaptchaConfig",
  "ChallengeConfig",
];

function ruleOf(given: JsonObject, prefix: string, bodies: JsonObject, around: AclSurroundings): Rule {
  const name = textAt(given.Name, "Name of a rule");
  const what = `Rule ${name}:`;
  onlyKnown(given, ruleMembers, what);
  const labels = given.RuleLabels === undefined ? [] : listAt(given.RuleLabels, `${what} RuleLabels`);
  return {
    name,
    priority: numberAt(given.Priority, `${what} Priority`),
    matches: statementOf(given.Statement, what, around),
    labels: labels.map((label) => prefix + textAt(objectAt(label, `${what} RuleLabels`).Name, `${what} RuleLabels`)),
    action: actionOf(given.Action, `${what} Action`, bodies, ["Allow", "Block", "Count", "Captcha", "Challenge"]),
  };
}

// No API client can solve a puzzle: Captcha and Challenge refuse.
function actionOf(given: unknown, what: string, bodies: JsonObject, allowed: readonly string[]): RuleAction {
  const [kind, content] = onlyMember(given, what);
  oneOf(kind, allowed, what);
  if (kind === "Allow" || kind === "Count") return { kind };
  const custom = kind === "Block" && isObject(content) && isObject(content.CustomResponse) ? content.CustomResponse : undefined;
  return { kind: "Block", ...(custom && { response: responseOf(custom, what, bodies) }) };
}

function responseOf(custom: JsonObject, what: string, bodies: JsonObject): CustomResponse {
  const status = numberAt(custom.ResponseCode, `${what} ResponseCode`);
  if (!Number.isInteger(status) || status < 200 || status > 599) throw new AclProblem(`${what} ResponseCode must be between 200 and 599.`);
  const headers = (custom.ResponseHeaders === undefined ? [] : listAt(custom.ResponseHeaders, `${what} ResponseHeaders`)).map((header) => {
    const { Name, Value } = objectAt(header, `${what} ResponseHeaders`);
    return [textAt(Name, `${what} ResponseHeaders Name`), textAt(Value, `${what} ResponseHeaders Value`)] as const;
  });
  if (custom.CustomResponseBodyKey === undefined) return { status, headers: Object.fromEntries(headers) };
  const body = objectAt(bodies[textAt(custom.CustomResponseBodyKey, what)], `${what} CustomResponseBodyKey`);
  const type = oneOf(body.ContentType, ["TEXT_PLAIN", "TEXT_HTML", "APPLICATION_JSON"], `${what} ContentType`);
  const contentType = { TEXT_PLAIN: "text/plain", TEXT_HTML: "text/html", APPLICATION_JSON: "application/json" }[type];
  return { status, headers: Object.fromEntries(headers), contentType, body: textAt(body.Content, `${what} Content`) };
}

function ipSetsOf(file: JsonObject): AclSurroundings["ipSets"] {
  return new Map(
    beside(file, "IPSets", "IPSet").map((set) => {
      const list = new BlockList();
      for (const range of Array.isArray(set.Addresses) ? set.Addresses : []) addRange(list, textAt(range, "Addresses of an IP set"));
      return [
        textAt(set.ARN, "ARN of an IP set"),
        (address) => isIP(address) > 0 && list.check(address, isIP(address) === 4 ? "ipv4" : "ipv6"),
      ];
    }),
  );
}

function addRange(list: BlockList, range: string): void {
  const [network = "", length] = range.split("/");
  const family = isIP(network);
  const bits = Number(length);
  if (family === 0 || length === undefined || !Number.isInteger(bits) || bits < 0 || bits > (family === 4 ? 32 : 128))
    throw new AclProblem(`${range} in an IP set is no range of addresses such as 192.0.2.0/24.`);
  list.addSubnet(network, bits, family === 4 ? "ipv4" : "ipv6");
}

const patternSetsOf = (file: JsonObject): AclSurroundings["patternSets"] =>
  new Map(
    beside(file, "RegexPatternSets", "RegexPatternSet").map((set) => [
      textAt(set.ARN, "ARN of a regex pattern set"),
      listAt(set.RegularExpressionList, "RegularExpressionList").map((each) =>
        expressionOf(textAt(objectAt(each, "RegularExpressionList").RegexString, "RegexString"), "A regex pattern set"),
      ),
    ]),
  );

const beside = (file: JsonObject, name: string, wrapper: string): readonly JsonObject[] =>
  (file[name] === undefined ? [] : listAt(file[name], name)).map((each) => {
    const set = objectAt(each, name);
    return isObject(set[wrapper]) ? set[wrapper] : set;
  });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (problem) {
    throw new AclProblem(`The web ACL file is not JSON: ${problem instanceof Error ? problem.message : "unreadable"}.`);
  }
}

/** A web ACL as `aws wafv2 get-web-acl` prints it, made ready, and its verdict on a request. @see spec/platform.md §10 */
import { actionOf, type CustomResponse, type RuleAction } from "./action.ts";
import { AclProblem, isObject, type JsonObject, listAt, numberAt, objectAt, onlyKnown, parsed, textAt } from "./document.ts";
import type { AclRequest, Matcher } from "./request.ts";
import { setsOf } from "./sets.ts";
import { type AclSurroundings, statementOf } from "./statement.ts";

type Rule = {
  readonly name: string;
  readonly priority: number;
  readonly matches: Matcher;
  readonly labels: readonly string[];
  readonly action: RuleAction;
};

/** An ACL made ready. Rules are in the order of their priorities. */
export type WebAcl = { readonly name: string; readonly rules: readonly Rule[]; readonly defaultAction: RuleAction };

/** What an ACL said: whether the request may pass, and every rule that matched on the way, for the counters. */
export type AclVerdict = {
  readonly passes: boolean;
  readonly matched: readonly { readonly rule: string; readonly action: RuleAction["name"] }[];
  readonly response?: CustomResponse;
};

/** What an ACL is read with: whether a country database is configured, and the texts of the files of sets beside it. */
export type AclCompany = { readonly knowsCountries: boolean; readonly sets?: readonly string[] };

/**
 * Reads an ACL file: the printed envelope, or the ACL alone, with `IPSets` and `RegexPatternSets` (as `get-ip-set` and `get-regex-pattern-set`
 * print them) beside it.
 * @param text JSON @throws AclProblem one sentence that names what cannot be evaluated: nothing is silently ignored
 */
export function parseWebAcl(text: string, { knowsCountries, sets = [] }: AclCompany): WebAcl {
  const document = parsed(text, "The web ACL file");
  if (Array.isArray(document))
    throw new AclProblem("The web ACL file is a list of rules alone: what happens to other requests is missing.");
  const file = objectAt(document, "The web ACL file");
  const acl = isObject(file.WebACL) ? file.WebACL : file;
  checkMembers(file, acl);
  const name = textAt(acl.Name, "Name of the web ACL");
  const { LabelNamespace = `awswaf:000000000000:webacl:${name}:`, CustomResponseBodies = {}, Rules = [] } = acl;
  const around = { ...setsOf(file, sets), knowsCountries, labelPrefix: textAt(LabelNamespace, "LabelNamespace") };
  const bodies = objectAt(CustomResponseBodies, "CustomResponseBodies");
  const given = Array.isArray(Rules) && Rules.length === 0 ? [] : listAt(Rules, "Rules");
  const rules = given
    .map((rule) => ruleOf(objectAt(rule, "A rule"), bodies, around))
    .toSorted((one, other) => one.priority - other.priority);
  refuseTwins(rules);
  return { name, rules, defaultAction: actionOf(acl.DefaultAction, "DefaultAction", bodies, ["Allow", "Block"]) };
}

/** Judges a request. Rules by ascending priority; Count adds its labels and goes on, every other action ends it. */
export function judgeRequest(acl: WebAcl, request: AclRequest): AclVerdict {
  const labels: string[] = [];
  const matched: { rule: string; action: RuleAction["name"] }[] = [];
  for (const rule of acl.rules) {
    if (!rule.matches({ request, labels })) continue;
    matched.push({ rule: rule.name, action: rule.action.name });
    labels.push(...rule.labels);
    if (rule.action.name !== "Count") return verdictOf(rule.action, matched);
  }
  return verdictOf(acl.defaultAction, matched);
}

const verdictOf = ({ name, response }: RuleAction, matched: AclVerdict["matched"]): AclVerdict => ({
  passes: name === "Allow",
  matched,
  ...(response && { response }),
});

const rulesElsewhere = ["PreProcessFirewallManagerRuleGroups", "PostProcessFirewallManagerRuleGroups"];
const judging = ["Name", "DefaultAction", "Rules", "LabelNamespace", "CustomResponseBodies", ...rulesElsewhere];
/** What changes no verdict on a request to a user pool: identity, metrics, tokens of puzzles, body sizes, logs. */
const describing = [
  ...["Id", "ARN", "Description", "VisibilityConfig", "Capacity", "ManagedByFirewallManager", "RetrofittedByFirewallManager"],
  ...["CaptchaConfig", "ChallengeConfig", "TokenDomains", "AssociationConfig", "DataProtectionConfig"],
  ...["OnSourceDDoSProtectionConfig", "ApplicationConfig"],
];
const beside = ["LockToken", "ApplicationIntegrationURL", "IPSets", "RegexPatternSets"];

function checkMembers(file: JsonObject, acl: JsonObject): void {
  if (file !== acl) onlyKnown(file, ["WebACL", ...beside], "The web ACL file");
  onlyKnown(acl, [...judging, ...describing, ...(file === acl ? beside : [])], "The web ACL");
  for (const group of rulesElsewhere)
    if (Array.isArray(acl[group]) && acl[group].length > 0)
      throw new AclProblem(`The web ACL has ${group}, which Poolhouse cannot evaluate.`);
}

const ruleMembers = ["Name", "Priority", "Statement", "Action", "VisibilityConfig", "RuleLabels", "CaptchaConfig", "ChallengeConfig"];
const actions = ["Allow", "Block", "Count", "Captcha", "Challenge"] as const;

function ruleOf(given: JsonObject, bodies: JsonObject, around: AclSurroundings): Rule {
  const name = textAt(given.Name, "Name of a rule");
  const what = `Rule ${name}:`;
  const matches = statementOf(given.Statement, what, around); // first: of a rule group it is the statement that is to be named
  onlyKnown(given, ruleMembers, what);
  const action = actionOf(given.Action, `${what} Action`, bodies, actions);
  if (action.name === "Allow" && isObject(given.Statement) && "RateBasedStatement" in given.Statement)
    throw new AclProblem(`${what} a rate cannot have the action Allow.`);
  const labels = given.RuleLabels === undefined ? [] : listAt(given.RuleLabels, `${what} RuleLabels`);
  return {
    name,
    priority: numberAt(given.Priority, `${what} Priority`),
    matches,
    labels: labels.map((label) => around.labelPrefix + textAt(objectAt(label, `${what} RuleLabels`).Name, `${what} RuleLabels Name`)),
    action,
  };
}

/** Rates are counted and counters shown by the rule's name, so it must be the only one. */
function refuseTwins(rules: readonly Rule[]): void {
  rules.forEach(({ name, priority }, index) => {
    const earlier = rules.slice(0, index);
    if (earlier.some((rule) => rule.priority === priority)) throw new AclProblem(`Two rules of the web ACL have the priority ${priority}.`);
    if (earlier.some((rule) => rule.name === name)) throw new AclProblem(`Two rules of the web ACL have the name ${name}.`);
  });
}

/** The sets that an ACL refers to by ARN, as `aws wafv2 get-ip-set` and `get-regex-pattern-set` print them. @see spec/platform.md §10 */
import { type Ranges, rangesOf } from "../network/ranges.ts";
import { AclProblem, isObject, type JsonObject, listAt, objectAt, parsed, textAt } from "./document.ts";
import { type Expression, expressionOf } from "./expression.ts";

/** The sets beside an ACL, by ARN. */
export type Sets = { readonly ipSets: ReadonlyMap<string, Ranges>; readonly patternSets: ReadonlyMap<string, readonly Expression[]> };

/**
 * The sets in the ACL's own file (lists `IPSets` and `RegexPatternSets`) and in files beside it.
 * @param files texts of files of one set each @throws AclProblem
 */
export function setsOf(acl: JsonObject, files: readonly string[]): Sets {
  const beside = files.map((text) => objectAt(parsed(text, "A file beside the web ACL"), "A file beside the web ACL"));
  const all = (list: string, wrapper: string) => [
    ...(acl[list] === undefined || isEmpty(acl[list]) ? [] : listAt(acl[list], list)).map((each) =>
      unwrapped(objectAt(each, list), wrapper),
    ),
    ...beside.flatMap((file) => (isObject(file[wrapper]) ? [file[wrapper]] : [])),
  ];
  return {
    ipSets: byArn(all("IPSets", "IPSet"), "an IP set", rangesIn),
    patternSets: byArn(all("RegexPatternSets", "RegexPatternSet"), "a regex pattern set", expressionsIn),
  };
}

/** Whether a file's text is one set, as the AWS CLI prints it. What is no JSON is none. */
export function isSetFile(text: string): boolean {
  try {
    const file = JSON.parse(text);
    return isObject(file) && (isObject(file.IPSet) || isObject(file.RegexPatternSet));
  } catch {
    return false;
  }
}

const isEmpty = (list: unknown) => Array.isArray(list) && list.length === 0;
const unwrapped = (set: JsonObject, wrapper: string): JsonObject => (isObject(set[wrapper]) ? set[wrapper] : set);

function byArn<Content>(sets: readonly JsonObject[], what: string, contentOf: (set: JsonObject) => Content): ReadonlyMap<string, Content> {
  const found = new Map<string, Content>();
  for (const set of sets) {
    const arn = textAt(set.ARN, `The ARN of ${what}`);
    if (found.has(arn)) throw new AclProblem(`Beside the web ACL ${what} stands twice: ${arn}.`);
    found.set(arn, contentOf(set));
  }
  return found;
}

function rangesIn({ Addresses, ARN }: JsonObject): Ranges {
  if (!Array.isArray(Addresses)) throw new AclProblem(`The IP set ${String(ARN)} has no list of Addresses.`);
  const texts = Addresses.map((range) => textAt(range, "An address of an IP set"));
  return rangesOf(texts, (text) => new AclProblem(`${text} in an IP set is no range of addresses such as 192.0.2.0/24.`));
}

const expressionsIn = ({ RegularExpressionList }: JsonObject): readonly Expression[] =>
  listAt(RegularExpressionList, "RegularExpressionList").map((each) =>
    expressionOf(textAt(objectAt(each, "RegularExpressionList").RegexString, "RegexString"), "A regex pattern set"),
  );

/** Parts of a web ACL file as the AWS CLI prints them, for tests of its rules and of the server behind it. */

const none = [{ Priority: 0, Type: "NONE" }];
export const lowerCase = [{ Priority: 0, Type: "LOWERCASE" }];

/** A search string as the CLI prints it. */
export const base64 = (text: string) => Buffer.from(text).toString("base64");

/** ByteMatchStatement. @param field FieldToMatch */
export const byteMatch = (
  text: string,
  field: object,
  PositionalConstraint = "EXACTLY",
  TextTransformations: readonly object[] = none,
) => ({
  ByteMatchStatement: { SearchString: base64(text), FieldToMatch: field, PositionalConstraint, TextTransformations },
});

/** FieldToMatch for one header. */
export const header = (Name: string) => ({ SingleHeader: { Name } });

/** A statement about the operation that is called. */
export const operationIs = (name: string) => byteMatch(name, header("x-amzn-cognito-operation-name"));

let priority = 0;

/** A rule that blocks. @param more members that differ or are added */
export const aRule = (Statement: object, Action: object = { Block: {} }, more: object = {}) => {
  priority += 1;
  return { Name: `rule-${priority}`, Priority: priority, Statement, Action, VisibilityConfig: {}, ...more };
};

/** The text of an ACL file. @param beside `IPSets`, `RegexPatternSets` and members of the ACL itself under `WebACL` */
export const anAclFile = (
  Rules: readonly object[],
  { WebACL = {}, ...beside }: { readonly WebACL?: object; readonly [list: string]: unknown } = {},
) =>
  JSON.stringify({
    WebACL: {
      Name: "acl",
      Id: "b9b1a7c5-5f2d-4d5e-8f0a-0f3f7b1d9c11",
      LabelNamespace: "awswaf:0:webacl:acl:",
      DefaultAction: { Allow: {} },
      Rules,
      VisibilityConfig: { SampledRequestsEnabled: false, CloudWatchMetricsEnabled: false, MetricName: "acl" },
      Capacity: 1,
      ManagedByFirewallManager: false,
      ...WebACL,
    },
    LockToken: "d5f1b1a0-9b54-4b6f-9f5c-3a7f1e1c2b3a",
    ...beside,
  });

// From the fields of a form to a request, and from a request to curl. Nothing here touches the page.

const targetPrefix = "AWSCognitoIdentityProviderService.";

/**
 * The value of one field; `undefined` where it is left out.
 * @param {string} kind of the field
 * @param {string | boolean | undefined} given its text, or what the box says where someone touched it
 * @throws {Error} a sentence that says what is wrong
 */
export function fieldValue(kind, given) {
  if (given === undefined || given === "") return undefined;
  if (kind === "json") return parsed(given);
  if (kind !== "integer" && kind !== "number") return given;
  const number = Number(given);
  if (!Number.isFinite(number) || (kind === "integer" && !Number.isInteger(number)))
    throw new Error(kind === "integer" ? "A whole number is needed." : "A number is needed.");
  return number;
}

function parsed(text) {
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text);
  } catch (problem) {
    throw new Error(`This is not JSON: ${problem.message}.`);
  }
}

/**
 * The request as it is sent.
 * @param {{origin: string, operation: string, input: object, authorization?: Readonly<Record<string, string>>}} given `authorization`: headers that sign it
 */
export const requestOf = ({ origin, operation, input, authorization = {} }) => ({
  url: `${origin}/`,
  headers: { "Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": targetPrefix + operation, ...authorization },
  body: JSON.stringify(input),
});

/**
 * The request as a command for a shell.
 * @param {{url: string, headers: Readonly<Record<string, string>>, body: string}} request
 * @param {{region: string, hasSessionToken: boolean}} [key] where curl signs with a key, which it takes from the environment
 */
export function curlOf({ url, headers, body }, key) {
  const options = [
    ...Object.entries(headers).map(([name, value]) => `--header ${quoted(`${name}: ${value}`)}`),
    ...(key ? [`--aws-sigv4 ${quoted(`aws:amz:${key.region}:cognito-idp`)}`, '--user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"'] : []),
    ...(key?.hasSessionToken ? ['--header "X-Amz-Security-Token: $AWS_SESSION_TOKEN"'] : []),
    `--data ${quoted(body)}`,
  ];
  return [`curl --request POST --url ${quoted(url)}`, ...options].join(" \\\n  ");
}

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

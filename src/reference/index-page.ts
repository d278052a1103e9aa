/** The first page of the reference, with what the samples need before they run. */
import { block, page, table } from "./markdown.ts";
import { operationPath } from "./paths.ts";

const link = (name: string) => `[${name}](${operationPath(name)})`;

const heart = [
  "SetUserMFAPreference",
  "AdminSetUserMFAPreference",
  "AssociateSoftwareToken",
  "VerifySoftwareToken",
  "SetUserPoolMfaConfig",
  "GetUserAuthFactors",
];
const signIn = [
  "InitiateAuth",
  "RespondToAuthChallenge",
  "AdminInitiateAuth",
  "AdminRespondToAuthChallenge",
  "ConfirmDevice",
  "UpdateDeviceStatus",
];

const idp = "npx poolhouse cognito-idp";

/** A pool, a client, a user who is signed in, and the variables that the samples use. It runs as it stands, in bash, beside a started server. */
const preparation: readonly string[] = [
  `export POOL_ID=$(${idp} create-user-pool --pool-name demo --auto-verified-attributes email --device-configuration ChallengeRequiredOnNewDevice=true --query UserPool.Id --output text)`,
  `${idp} set-user-pool-mfa-config --user-pool-id "$POOL_ID" --mfa-configuration OPTIONAL --software-token-mfa-configuration Enabled=true`,
  `export CLIENT_ID=$(${idp} create-user-pool-client --user-pool-id "$POOL_ID" --client-name app --explicit-auth-flows ALLOW_USER_PASSWORD_AUTH ALLOW_ADMIN_USER_PASSWORD_AUTH ALLOW_USER_SRP_AUTH ALLOW_REFRESH_TOKEN_AUTH --query UserPoolClient.ClientId --output text)`,
  `${idp} admin-create-user --user-pool-id "$POOL_ID" --username alice --user-attributes Name=email,Value=alice@example.com Name=email_verified,Value=true Name=phone_number,Value=+12065550100 --message-action SUPPRESS`,
  `${idp} admin-set-user-password --user-pool-id "$POOL_ID" --username alice --password Correct-horse-1 --permanent`,
  `TOKENS=$(${idp} initiate-auth --client-id "$CLIENT_ID" --auth-flow USER_PASSWORD_AUTH --auth-parameters USERNAME=alice,PASSWORD=Correct-horse-1 --query "AuthenticationResult.[AccessToken,RefreshToken,NewDeviceMetadata.DeviceKey]" --output text)`,
  'read -r TOKEN REFRESH_TOKEN DEVICE_KEY <<< "$TOKENS"',
  "export TOKEN REFRESH_TOKEN DEVICE_KEY",
];

/** Registers an authenticator app for alice. It needs oathtool, or any app in its place. */
const anApp: readonly string[] = [
  `export SECRET=$(${idp} associate-software-token --access-token "$TOKEN" --query SecretCode --output text)`,
  `export CODE=$(oathtool --totp --base32 "$SECRET")`,
  `${idp} verify-software-token --access-token "$TOKEN" --user-code "$CODE"`,
];

/** Brings alice's next sign-in to the challenge of her app. A code is good for one use, so it takes the next one. */
const aWaitingSignIn: readonly string[] = [
  `${idp} set-user-mfa-preference --access-token "$TOKEN" --software-token-mfa-settings Enabled=true,PreferredMfa=true`,
  `export SESSION=$(${idp} initiate-auth --client-id "$CLIENT_ID" --auth-flow USER_PASSWORD_AUTH --auth-parameters USERNAME=alice,PASSWORD=Correct-horse-1 --query Session --output text)`,
  `export CODE=$(oathtool --totp --base32 --now "now + 30 seconds" "$SECRET")`,
];

const variables: readonly (readonly [string, string])[] = [
  ["POOL_ID", "the pool: `UserPool.Id` of CreateUserPool"],
  ["CLIENT_ID", "the app client: `UserPoolClient.ClientId` of CreateUserPoolClient"],
  ["TOKEN, REFRESH_TOKEN", "of a sign-in: `AuthenticationResult.AccessToken` and `.RefreshToken`"],
  ["DEVICE_KEY", "`AuthenticationResult.NewDeviceMetadata.DeviceKey` of the same sign-in; ConfirmDevice makes it a device"],
  ["SESSION", "`Session` of the answer that asks for the challenge"],
  [
    "CODE",
    'the code: of an authenticator app (`oathtool --totp --base32 "$SECRET"` with the SecretCode of AssociateSoftwareToken), or of the message, which waits at `http://127.0.0.1:9229/_poolhouse/`',
  ],
  ["CLIENT_SECRET_ID", "`ClientSecretDescriptor.ClientSecretId` of AddUserPoolClientSecret, or of the list"],
  ["BRANDING_ID, CREDENTIAL_ID, EVENT_ID, FEEDBACK_TOKEN, JOB_ID, TERMS_ID", "what the operation that makes such a thing answers"],
];

/** The Markdown of docs/reference/README.md. */
export const indexPage = (): string =>
  page(
    "# Reference",
    "Generated from the contract, the refusals and the settings of this version (`npm run docs`); `docs/behaviour` holds what is written by hand.",
    [
      "- [Operations](operations.md): all 129, each with its page: who may call, parameters, answer, errors with their causes, samples",
      "- [The sign-in](sign-in.md): which challenge follows which, as a diagram and as a table",
      "- [Errors](errors.md): every error with its status, and every cause",
      "- [Settings](settings.md): every variable of the environment",
      "- [OpenAPI](openapi.md): the same contract for generators and generic clients; a running server has these pages at `/docs`, with a form to try each operation",
    ].join("\n"),
    `MFA: ${heart.map(link).join(", ")}.`,
    `Sign-in and devices: ${signIn.map(link).join(", ")}.`,
    "## Variables of the samples",
    "With a server running (`npm start`), paste this into bash. It makes a pool, an app client and the user alice, and signs her in:",
    block("sh", preparation),
    table(
      ["variable", "what it is"],
      variables.map(([names, what]) => [
        names
          .split(", ")
          .map((name) => `\`$${name}\``)
          .join(", "),
        what,
      ]),
    ),
    "A pool with these settings tracks devices, so a refresh needs the key of a device that was confirmed: run the sample of [ConfirmDevice](operations/confirm-device.md) first. An older AWS CLI or SDK does not know the youngest operations, such as AdminGetUserAuthFactors; `poolhouse` knows all.",
    "### An authenticator app",
    "In place of oathtool any authenticator app will do; give it the secret as its key.",
    block("sh", anApp),
    "### A sign-in that waits for a code",
    "After that, within a minute. A code is good for one use, so this takes the next one:",
    block("sh", aWaitingSignIn),
  );

import { fails, type Life, unique } from "./life.ts";

/** Secrets where they do not belong, and in requests that are wrong in every way there is. */
export async function stray(life: Life, AccessToken: string): Promise<void> {
  const { place, secrets } = life;
  const { ClientId } = place;
  const secret = (what: string) => secrets.know(what, unique("stray"));
  const bad = secret("password in bad JSON");
  await fails(life, "SignUp", `{"ClientId":"${ClientId}","Username":"eve","Password":"${bad}`);
  await fails(life, "SignUp", `{"ClientId":"${ClientId}","Username":"eve","Password":"${secret("password behind a comma")}",}`);
  await fails(life, "SignUp", { ClientId, Username: "eve", Password: [secret("password in a list")] });
  await fails(life, "SignUp", { ClientId, Username: "eve", Password: { [secret("password as a member")]: 1 } });
  await fails(life, "SignUp", { ClientId, Username: "eve", Password: `${secret("long password")}${"x".repeat(300)}` });
  await fails(life, "SignUp", { ClientId, Username: "eve", Password: ` ${secret("password with a blank before it")}` });
  await fails(life, "SignUp", { ClientId, Username: "eve", Password: secret("password without a letter").replaceAll(/[A-Z]/g, "-") });
  await fails(life, "SignUp", { ClientId: "nobody", Username: "eve", Password: secret("password for no client") });
  await fails(life, "SignUp", {
    ClientId,
    Username: "eve",
    Password: secret("password beside wrong data"),
    ValidationData: [{ Name: "x".repeat(100) }],
  });
  await fails(life, "SignUp", { ClientId, Username: "eve", Password: secret("password beside a number"), SecretHash: 5 });
  await fails(life, "SignUp", {
    ClientId,
    Username: "eve",
    Password: secret("password beside a secret hash"),
    SecretHash: `${secret("secret hash of no shape")} `,
  });
  await fails(life, "Nothing", { Password: secret("password to no operation") });
  await fails(life, "GetUser", { AccessToken: secret("token of no shape") });
  await fails(life, "GetUser", { AccessToken: `${AccessToken.slice(0, -20)}AAAAAAAAAAAAAAAAAAAA` });
  await fails(life, "ChangePassword", {
    AccessToken,
    PreviousPassword: secret("wrong previous password"),
    ProposedPassword: secret("proposed password"),
  });
  await fails(life, "VerifySoftwareToken", { Session: secret("session of no shape"), UserCode: "123456" });
  await fails(life, "RespondToAuthChallenge", {
    ClientId,
    ChallengeName: "NEW_PASSWORD_REQUIRED",
    Session: secret("another session"),
    ChallengeResponses: { USERNAME: "ada", NEW_PASSWORD: secret("password without a session") },
  });
  await fails(life, "InitiateAuth", {
    ClientId,
    AuthFlow: "USER_PASSWORD_AUTH",
    AuthParameters: { USERNAME: "ada", PASSWORD: [secret("password in a list of a map")] },
  });
  await fails(life, "InitiateAuth", {
    ClientId,
    AuthFlow: "REFRESH_TOKEN_AUTH",
    AuthParameters: { REFRESH_TOKEN: secret("refresh token of no shape") },
  });
  await fails(life, "RevokeToken", { ClientId, Token: secret("token to be revoked") });
  await fails(life, "AdminSetUserPassword", {
    UserPoolId: place.UserPoolId,
    Username: "ada",
    Password: secret("password without a signature"),
  });
  await fetch(`${life.server.url}/?password=${secret("password in a query")}`);
  await fetch(`${life.server.url}/metrics`, { headers: { Authorization: `Bearer ${secret("wrong metrics token")}` } });
}

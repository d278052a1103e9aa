import assert from "node:assert/strict";
import { createHmac, createPrivateKey } from "node:crypto";
import { AddUserPoolClientSecretCommand, CreateUserPoolClientCommand } from "@aws-sdk/client-cognito-identity-provider";
import { createAccessKey, temporaryCredentials } from "../../../src/flows/access-keys.ts";
import { context } from "../../../src/ports/sealer.ts";
import { keyClient } from "../../support/production.ts";
import { fails, type Life, unique } from "./life.ts";

export async function makeKeys(life: Life): Promise<void> {
  const { place, secrets, server } = life;
  const { sdk, UserPoolId } = place;
  const ExplicitAuthFlows = ["ALLOW_USER_PASSWORD_AUTH" as const];
  const made = await sdk.send(
    new CreateUserPoolClientCommand({ UserPoolId, ClientName: "confidential", GenerateSecret: true, ExplicitAuthFlows }),
  );
  const { ClientId = "", ClientSecret = "" } = made.UserPoolClient ?? {};
  const further = await sdk.send(new AddUserPoolClientSecretCommand({ UserPoolId, ClientId }));
  secrets.know("client secret", ClientSecret);
  secrets.know("second client secret", further.ClientSecretDescriptor?.ClientSecretValue ?? "");
  const SECRET_HASH = createHmac("sha256", ClientSecret).update(`bob${ClientId}`).digest("base64");
  secrets.know("secret hash", SECRET_HASH, "base64");
  const AuthParameters = { USERNAME: "bob", PASSWORD: secrets.know("another wrong password", unique("other")), SECRET_HASH };
  await fails(life, "InitiateAuth", { ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters });
  await fails(life, "InitiateAuth", {
    ClientId,
    AuthFlow: "USER_PASSWORD_AUTH",
    AuthParameters: { ...AuthParameters, SECRET_HASH: "eA==" },
  });

  const { key, secret } = await createAccessKey(server.house, { name: "reader", policies: ['{"Statement":[]}'] });
  secrets.know("secret of an access key", secret.reveal());
  const temporary = await temporaryCredentials(server.house, key.id, 3600);
  secrets.know("secret of temporary credentials", temporary?.secret.reveal() ?? "");
  secrets.know("token of temporary credentials", temporary?.token.reveal() ?? "");
  const credentials = {
    accessKeyId: temporary?.id ?? "",
    secretAccessKey: temporary?.secret.reveal() ?? "",
    sessionToken: temporary?.token.reveal() ?? "",
  };
  await assert.rejects(keyClient(server, credentials).send(new AddUserPoolClientSecretCommand({ UserPoolId, ClientId })), (problem) => {
    life.errors.push(JSON.stringify(problem), String(problem));
    return true;
  });
  for (const { kid, privateKey } of await server.house.store.pools.keys(UserPoolId)) {
    const pem = server.house.sealer.open(privateKey, context.signingKey(UserPoolId, kid));
    const { d = "", p = "" } = createPrivateKey(pem).export({ format: "jwk" });
    secrets.know(`private key ${kid}`, Buffer.from(d, "base64url").toString("base64"), "base64");
    secrets.know(`prime of ${kid}`, Buffer.from(p, "base64url").toString("base64"), "base64");
    secrets.know(`PEM of ${kid}`, pem.split("\n").slice(1, 3).join("\n"));
  }
}

import { ConfirmDeviceCommand, ConfirmSignUpCommand, RevokeTokenCommand, SignUpCommand } from "@aws-sdk/client-cognito-identity-provider";
import { newDevice, proveDevice, refreshWith, secretOf } from "../../support/device-client.ts";
import { answer, begin, codeTo, enter, otherThan } from "../../support/sign-in.ts";
import { anSrpClient, srpVerifier } from "../../support/srp-client.ts";
import { ada, fails, type Life, tokensOf, unique } from "./life.ts";

export async function signUp(life: Life): Promise<void> {
  const { place, secrets } = life;
  const { sdk, ClientId } = place;
  const [Username, Password] = [ada.name, secrets.know("password", ada.password)];
  const UserAttributes = [
    { Name: "email", Value: ada.email },
    { Name: "phone_number", Value: ada.phone },
  ];
  await sdk.send(new SignUpCommand({ ClientId, Username, Password, UserAttributes }));
  const ConfirmationCode = secrets.know("code of the sign-up", await codeTo(place, ada.email));
  await fails(life, "ConfirmSignUp", { ClientId, Username, ConfirmationCode: secrets.know("wrong code", otherThan(ConfirmationCode)) });
  await sdk.send(new ConfirmSignUpCommand({ ClientId, Username, ConfirmationCode }));
}

export async function signInByPassword(life: Life): Promise<string> {
  const { place, secrets } = life;
  const wrong = { USERNAME: ada.name, PASSWORD: secrets.know("wrong password", unique("wrong")) };
  await fails(life, "InitiateAuth", { ClientId: place.ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters: wrong });
  const step = await enter(place, ada.name, ada.password);
  const { AccessToken, RefreshToken } = tokensOf(life, "the sign-in by password", step);
  const device = newDevice(step);
  secrets.know("secret of the device", device.secret, "base64");
  const DeviceSecretVerifierConfig = secretOf(device);
  secrets.know("verifier of the device", DeviceSecretVerifierConfig.PasswordVerifier, "base64");
  await place.sdk.send(new ConfirmDeviceCommand({ AccessToken, DeviceKey: device.key, DeviceSecretVerifierConfig }));
  const from = { USERNAME: ada.name, PASSWORD: ada.password, DEVICE_KEY: device.key };
  await proveDevice(place, await begin(place, "USER_PASSWORD_AUTH", from), device, ada.name, false).catch(() => {});
  const refreshed = tokensOf(life, "the refresh", await refreshWith(place, RefreshToken, device.key));
  await place.sdk.send(new RevokeTokenCommand({ ClientId: place.ClientId, Token: RefreshToken }));
  await fails(life, "GetUser", { AccessToken: refreshed.AccessToken });
  await fails(life, "InitiateAuth", {
    ClientId: place.ClientId,
    AuthFlow: "REFRESH_TOKEN_AUTH",
    AuthParameters: { REFRESH_TOKEN: RefreshToken },
  });
  return tokensOf(life, "the next sign-in", await enter(place, ada.name, ada.password)).AccessToken;
}

export async function signInBySrp(life: Life): Promise<void> {
  const { place, secrets, server } = life;
  const { A, answer: proof } = anSrpClient(place.UserPoolId, ada.password);
  const step = await begin(place, "USER_SRP_AUTH", { USERNAME: ada.name, SRP_A: A });
  secrets.know("secret block", step.ChallengeParameters?.SECRET_BLOCK ?? "", "base64");
  const { SALT = "", USER_ID_FOR_SRP = "" } = step.ChallengeParameters ?? {};
  const group = place.UserPoolId.slice(place.UserPoolId.indexOf("_") + 1);
  secrets.know("verifier", srpVerifier(group, USER_ID_FOR_SRP, ada.password, SALT), "hex");
  tokensOf(life, "SRP", await answer(place, step, proof(step.ChallengeParameters, server.clock.now())));
}

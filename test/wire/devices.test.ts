/** The operations on devices: by their users and by administrators. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  AdminDeleteUserCommand,
  AdminForgetDeviceCommand,
  AdminGetDeviceCommand,
  AdminInitiateAuthCommand,
  AdminListDevicesCommand,
  AdminUpdateDeviceStatusCommand,
  AdminUserGlobalSignOutCommand,
  ConfirmDeviceCommand,
  type DeviceType,
  ForgetDeviceCommand,
  GetDeviceCommand,
  ListDevicesCommand,
  UpdateDeviceStatusCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { type Answered, aDevicePlace, confirmed, nobodysKey, refreshWith, secretOf } from "../support/device-client.ts";
import { signed, startTestServer, type TestServer, wire } from "../support/server.ts";
import { aMember, aPlace, enter, type Place, password, refused } from "../support/sign-in.ts";

const unknown = ["ResourceNotFoundException", "Device does not exist."] as const;
const untracked = ["InvalidUserPoolConfigurationException", "Device tracking is not enabled for the user pool."] as const;
const nobody = ["UserNotFoundException", "User does not exist."] as const;

describe("devices", () => {
  let server: TestServer;
  let place: Place;
  before(async () => {
    server = await startTestServer();
    place = await aDevicePlace(server, { DeviceOnlyRememberedOnUserPrompt: true });
  });
  after(() => server.close());

  const tokenOf = ({ AuthenticationResult }: Answered) => AuthenticationResult?.AccessToken ?? "";
  /** A user, signed in, with a confirmed device. */
  async function withDevice(name: string, DeviceName?: string) {
    await aMember(place, name);
    const first = await enter(place, name);
    const { device } = await confirmed(place, first, DeviceName);
    const admin = { UserPoolId: place.UserPoolId, Username: name, DeviceKey: device.key };
    return { name, first, device, AccessToken: tokenOf(first), admin };
  }
  const attributesOf = (device: DeviceType | undefined) =>
    Object.fromEntries((device?.DeviceAttributes ?? []).map(({ Name, Value }) => [Name, Value]));

  test("a user and an administrator see the same of a device", async () => {
    const { device, AccessToken, admin } = await withDevice("ann", "Ann's phone");
    const { Device } = await place.sdk.send(new GetDeviceCommand({ AccessToken, DeviceKey: device.key }));
    const owner = `ann.${place.UserPoolId}`;
    assert.equal(Device?.DeviceKey, device.key);
    assert.deepEqual(attributesOf(Device), {
      device_status: "valid",
      device_name: "Ann's phone",
      "dev:device_arn": `arn:aws:cognito-idp:us-east-1:${server.house.settings.accountId}:owner/${owner}/device/${device.key}`,
      "dev:device_owner": owner,
      last_ip_used: "127.0.0.1",
      "dev:device_remembered_status": "not_remembered",
      "dev:device_sdk": "aws-sdk",
    });
    for (const date of [Device?.DeviceCreateDate, Device?.DeviceLastModifiedDate, Device?.DeviceLastAuthenticatedDate])
      assert.ok(Math.abs((date?.getTime() ?? 0) / 1000 - server.clock.now()) < 60);
    assert.deepEqual((await place.sdk.send(new AdminGetDeviceCommand(admin))).Device, Device);
    const raw = await wire(server, "GetDevice", { AccessToken, DeviceKey: device.key });
    assert.deepEqual(Object.keys(Object(raw.body.Device)), [
      "DeviceKey",
      "DeviceAttributes",
      "DeviceCreateDate",
      "DeviceLastModifiedDate",
      "DeviceLastAuthenticatedDate",
    ]);
    assert.doesNotMatch(raw.text, /salt|verifier|sealed/i);
  });

  test("a device is remembered and forgotten by its user; forgetting answers zero bytes", async () => {
    const { device, AccessToken, first } = await withDevice("bob");
    const token = { AccessToken, DeviceKey: device.key };
    const status = async () => attributesOf((await place.sdk.send(new GetDeviceCommand(token))).Device)["dev:device_remembered_status"];
    server.clock.advance(10);
    for (const [DeviceRememberedStatus, is] of [
      ["remembered", "remembered"],
      [undefined, "remembered"],
      ["not_remembered", "not_remembered"],
    ] as const) {
      const raw = await wire(server, "UpdateDeviceStatus", { ...token, DeviceRememberedStatus });
      assert.deepEqual([raw.status, raw.text, await status()], [200, "{}", is]);
    }
    const changed = (await place.sdk.send(new GetDeviceCommand(token))).Device;
    assert.ok((changed?.DeviceLastModifiedDate?.getTime() ?? 0) > (changed?.DeviceCreateDate?.getTime() ?? 0));
    const raw = await wire(server, "ForgetDevice", token);
    assert.deepEqual([raw.status, raw.text], [200, ""]);
    await refused(place.sdk.send(new GetDeviceCommand(token)), ...unknown);
    await refused(place.sdk.send(new ForgetDeviceCommand(token)), ...unknown);
    await refused(
      refreshWith(place, first.AuthenticationResult?.RefreshToken, device.key),
      "NotAuthorizedException",
      "Invalid Refresh Token.",
    );
  });

  test("the last address is the user's: an administrator's server may tell it, its own is not taken for it", async () => {
    const { device, admin } = await withDevice("kim");
    const { UserPoolId, Username } = admin;
    const seen = async () => attributesOf((await place.sdk.send(new AdminGetDeviceCommand(admin))).Device).last_ip_used;
    const AuthParameters = { USERNAME: Username, PASSWORD: password, DEVICE_KEY: device.key };
    const begin = { UserPoolId, ClientId: place.ClientId, AuthFlow: "ADMIN_USER_PASSWORD_AUTH", AuthParameters } as const;
    const ContextData = { IpAddress: "192.0.2.7", ServerName: "s", ServerPath: "/", HttpHeaders: [] };
    await place.sdk.send(new AdminInitiateAuthCommand({ ...begin, ContextData }));
    assert.equal(await seen(), "192.0.2.7");
    await place.sdk.send(new AdminInitiateAuthCommand(begin));
    assert.equal(await seen(), "192.0.2.7");
  });

  test("and by an administrator", async () => {
    const { device, AccessToken, admin, first } = await withDevice("cat");
    const remembered = await wire(server, "AdminUpdateDeviceStatus", { ...admin, DeviceRememberedStatus: "remembered" }, signed);
    assert.deepEqual([remembered.status, remembered.text], [200, "{}"]);
    const { Device } = await place.sdk.send(new GetDeviceCommand({ AccessToken, DeviceKey: device.key }));
    assert.equal(attributesOf(Device)["dev:device_remembered_status"], "remembered");
    const forgotten = await wire(server, "AdminForgetDevice", admin, signed);
    assert.deepEqual([forgotten.status, forgotten.text], [200, ""]);
    await refused(place.sdk.send(new AdminGetDeviceCommand(admin)), ...unknown);
    await refused(
      refreshWith(place, first.AuthenticationResult?.RefreshToken, device.key),
      "NotAuthorizedException",
      "Invalid Refresh Token.",
    );
  });

  test("a list goes page by page and holds confirmed devices only, and nobody else's", async () => {
    const { device, AccessToken } = await withDevice("dan");
    await withDevice("dora");
    const keys = [device.key];
    for (let more = 0; more < 4; more++) keys.push((await confirmed(place, await enter(place, "dan"))).device.key);
    await enter(place, "dan");
    const owner = { UserPoolId: place.UserPoolId, Username: "dan" };
    const ask = {
      user: (page: object) => place.sdk.send(new ListDevicesCommand({ AccessToken, ...page })),
      administrator: (page: object) => place.sdk.send(new AdminListDevicesCommand({ ...owner, ...page })),
    };
    for (const list of Object.values(ask))
      for (const Limit of [2, 5, 0, undefined]) {
        const found: (string | undefined)[] = [];
        let PaginationToken: string | undefined;
        do {
          const page = await list({ Limit, PaginationToken });
          found.push(...(page.Devices ?? []).map(({ DeviceKey }) => DeviceKey));
          ({ PaginationToken } = page);
        } while (PaginationToken);
        assert.deepEqual(found.toSorted(), keys.toSorted());
      }
    const { PaginationToken } = await ask.user({ Limit: 1 });
    const marker = ["InvalidParameterException", "Paging Marker is Invalid for Request"] as const;
    await refused(ask.user({ PaginationToken: PaginationToken?.slice(0, -8) }), ...marker);
    const other = { ...owner, Username: "dora", PaginationToken };
    await refused(place.sdk.send(new AdminListDevicesCommand(other)), ...marker);
  });

  test("a user without devices has an empty list", async () => {
    await aMember(place, "eve");
    const AccessToken = tokenOf(await enter(place, "eve"));
    assert.deepEqual((await wire(server, "ListDevices", { AccessToken })).body, { Devices: [] });
  });

  test("keys of nobody and of others, users who are not there, tokens that do not count", async () => {
    const { AccessToken, admin } = await withDevice("fay");
    const { device: foreign } = await withDevice("fox");
    for (const DeviceKey of [nobodysKey, foreign.key]) {
      await refused(place.sdk.send(new GetDeviceCommand({ AccessToken, DeviceKey })), ...unknown);
      await refused(place.sdk.send(new ForgetDeviceCommand({ AccessToken, DeviceKey })), ...unknown);
      await refused(place.sdk.send(new UpdateDeviceStatusCommand({ AccessToken, DeviceKey })), ...unknown);
      await refused(place.sdk.send(new AdminForgetDeviceCommand({ ...admin, DeviceKey })), ...unknown);
      await refused(place.sdk.send(new AdminUpdateDeviceStatusCommand({ ...admin, DeviceKey })), ...unknown);
    }
    const absent = { ...admin, Username: "nobody" };
    for (const command of [
      new AdminGetDeviceCommand(absent),
      new AdminForgetDeviceCommand(absent),
      new AdminUpdateDeviceStatusCommand(absent),
    ])
      await refused(place.sdk.send(command as AdminGetDeviceCommand), ...nobody);
    await refused(place.sdk.send(new AdminListDevicesCommand(absent)), ...nobody);
    const malformed = await wire(server, "GetDevice", { AccessToken, DeviceKey: "no key" });
    assert.equal(malformed.body.__type, "InvalidParameterException");
    const tokenless = await wire(server, "GetDevice", { DeviceKey: nobodysKey });
    assert.equal(tokenless.body.message, "Missing required parameter AccessToken");
    server.clock.advance(1);
    await place.sdk.send(new AdminUserGlobalSignOutCommand({ UserPoolId: place.UserPoolId, Username: "fay" }));
    for (const command of [new GetDeviceCommand({ AccessToken, DeviceKey: nobodysKey }), new ListDevicesCommand({ AccessToken })])
      await refused(place.sdk.send(command as GetDeviceCommand), "NotAuthorizedException", "Access Token has been revoked");
  });

  test("where the pool tracks no devices every operation says so", async () => {
    const plain = await aPlace(server);
    await aMember(plain, "gus");
    const AccessToken = tokenOf(await enter(plain, "gus"));
    const owner = { UserPoolId: plain.UserPoolId, Username: "gus" };
    const DeviceKey = nobodysKey;
    const DeviceSecretVerifierConfig = secretOf({ key: DeviceKey, group: "-g", secret: "s" });
    const calls = [
      plain.sdk.send(new ConfirmDeviceCommand({ AccessToken, DeviceKey, DeviceSecretVerifierConfig })),
      plain.sdk.send(new GetDeviceCommand({ AccessToken, DeviceKey })),
      plain.sdk.send(new ListDevicesCommand({ AccessToken })),
      plain.sdk.send(new ForgetDeviceCommand({ AccessToken, DeviceKey })),
      plain.sdk.send(new UpdateDeviceStatusCommand({ AccessToken, DeviceKey })),
      plain.sdk.send(new AdminGetDeviceCommand({ ...owner, DeviceKey })),
      plain.sdk.send(new AdminListDevicesCommand(owner)),
      plain.sdk.send(new AdminForgetDeviceCommand({ ...owner, DeviceKey })),
      plain.sdk.send(new AdminUpdateDeviceStatusCommand({ ...owner, DeviceKey })),
    ];
    for (const call of calls) await refused(call, ...untracked);
  });

  test("devices go with their user", async () => {
    const { device, admin } = await withDevice("hal");
    const { UserPoolId, Username } = admin;
    const sub = (await server.house.store.users.findByName(UserPoolId, "username:hal"))?.sub ?? "";
    assert.ok(await server.house.store.devices.find(UserPoolId, sub, device.key));
    await place.sdk.send(new AdminDeleteUserCommand({ UserPoolId, Username }));
    assert.equal(await server.house.store.devices.find(UserPoolId, sub, device.key), undefined);
  });

  test("the verifier is kept sealed", async () => {
    const { device, admin } = await withDevice("ida");
    const sub = (await server.house.store.users.findByName(admin.UserPoolId, "username:ida"))?.sub ?? "";
    const kept = await server.house.store.devices.find(admin.UserPoolId, sub, device.key);
    assert.ok(kept);
    const opened = server.house.sealer.open(kept.verifier, `device/${admin.UserPoolId}/${sub}/${device.key}`);
    assert.match(opened, /^[0-9a-f]{760,770}$/);
    assert.doesNotMatch(JSON.stringify(kept), new RegExp(opened.slice(2, 40)));
  });
});

/**
 * What the conditions of a sign-in cost with much in the store beside little: each operation in turn on two servers, one with --events auth events
 * and --devices devices, one with a thousandth of both. Prints medians and their ratio, which is to stay under 1.2.
 *
 *     npm run bench:conditions -- --events 1000000 --devices 100000
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import {
  AdminGetDeviceCommand,
  AdminListDevicesCommand,
  AdminListUserAuthEventsCommand,
  AdminUpdateAuthEventFeedbackCommand,
  AdminUpdateDeviceStatusCommand,
  SetUserMFAPreferenceCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { newEvent } from "../src/domain/risk/event.ts";
import type { Write } from "../src/ports/store.ts";
import { aDevice } from "../test/support/device.ts";
import { always, aWatchedPlace, enterFrom, historyOf as historyOfMember, home, type Spokesman } from "../test/support/risk.ts";
import { startTestServer, type TestServer } from "../test/support/server.ts";
import { aMember } from "../test/support/sign-in.ts";
import { aUser } from "../test/support/user.ts";

const { values: asked } = parseArgs({
  options: {
    events: { type: "string", default: "1000000" },
    devices: { type: "string", default: "100000" },
    calls: { type: "string", default: "400" },
  },
});
const thousandth = 1000;
const mostSlower = 1.2;
const eventsOfUser = 100;
const usersAtOnce = 50;
const warmUp = 50;
const members = 20;
const deviceKey = "us-east-1_00000000-0000-4000-8000-000000000000";

/** A server with its pool, and the members who are asked about. */
type Side = {
  readonly server: TestServer;
  readonly place: Spokesman;
  readonly tokens: readonly string[];
  readonly events: readonly string[];
};

const folder = mkdtempSync(join(tmpdir(), "poolhouse-conditions-"));
const many = await aSide("many", Number(asked.events), Number(asked.devices));
const few = await aSide("few", Number(asked.events) / thousandth, Number(asked.devices) / thousandth);
let isSlower = false;
for (const [name, call] of Object.entries(operations())) {
  const times = await timed(call);
  const ratio = times.many / times.few;
  isSlower ||= ratio > mostSlower;
  console.log(`${name.padEnd(28)} ${times.few.toFixed(2)} ms with few, ${times.many.toFixed(2)} ms with many: ${ratio.toFixed(2)} times`);
}
console.log(isSlower ? `Something slows by more than ${mostSlower} times.` : `Nothing slows by more than ${mostSlower} times.`);
await Promise.all([many.server.close(), few.server.close()]);
rmSync(folder, { recursive: true });
process.exitCode = isSlower ? 1 : 0;

function operations(): Readonly<Record<string, (side: Side, at: number) => Promise<unknown>>> {
  const of = ({ place }: Side, at: number) => ({ UserPoolId: place.UserPoolId, Username: `member${at % members}` });
  return {
    "sign-in under protection": ({ place }, at) => enterFrom(place, `member${at % members}`, home),
    AdminListUserAuthEvents: (side, at) => side.place.sdk.send(new AdminListUserAuthEventsCommand(of(side, at))),
    AdminUpdateAuthEventFeedback: (side, at) =>
      side.place.sdk.send(
        new AdminUpdateAuthEventFeedbackCommand({ ...of(side, at), EventId: side.events[at % members], FeedbackValue: "Valid" }),
      ),
    AdminListDevices: (side, at) => side.place.sdk.send(new AdminListDevicesCommand(of(side, at))),
    AdminGetDevice: (side, at) => side.place.sdk.send(new AdminGetDeviceCommand({ ...of(side, at), DeviceKey: deviceKey })),
    AdminUpdateDeviceStatus: (side, at) =>
      side.place.sdk.send(
        new AdminUpdateDeviceStatusCommand({
          ...of(side, at),
          DeviceKey: deviceKey,
          DeviceRememberedStatus: at % 2 === 0 ? "remembered" : "not_remembered",
        }),
      ),
    SetUserMFAPreference: ({ place, tokens }, at) =>
      place.sdk.send(
        new SetUserMFAPreferenceCommand({ AccessToken: tokens[at % members], SMSMfaSettings: { Enabled: false, PreferredMfa: false } }),
      ),
  };
}

/** Medians in milliseconds. The sides take turns call by call, so that what else the machine does meets both alike. */
async function timed(call: (side: Side, at: number) => Promise<unknown>): Promise<{ many: number; few: number }> {
  const times: { many: number[]; few: number[] } = { many: [], few: [] };
  const one = async (side: Side, kept: number[], at: number) => {
    const start = performance.now();
    await call(side, at);
    if (at >= warmUp) kept.push(performance.now() - start);
  };
  for (let at = 0; at < warmUp + Number(asked.calls); at += 1) {
    await one(many, times.many, at);
    await one(few, times.few, at);
  }
  return { many: median(times.many), few: median(times.few) };
}

/** @param name of the store's file @param events and @param devices how many there are, beside those of the members */
async function aSide(name: string, events: number, devices: number): Promise<Side> {
  const server = await startTestServer({ dataFile: join(folder, `${name}.sqlite`) });
  const place = await aWatchedPlace(server, "AUDIT", always("NO_ACTION"));
  await server.house.store.pools.update(place.UserPoolId, (pool) => ({
    ...pool,
    description: { ...pool.description, DeviceConfiguration: { ChallengeRequiredOnNewDevice: true } },
  }));
  await fill(server, place, events, devices);
  const [tokens, eventIds]: [string[], string[]] = [[], []];
  for (let at = 0; at < members; at += 1) {
    const { sub } = (await server.house.store.users.findByName(place.UserPoolId, `username:${await aMember(place, `member${at}`)}`)) ?? {
      sub: "",
    };
    await write(server, place, sub, aHistory(place, sub, eventsOfUser, 3));
    const [{ EventId = "" } = {}] = await historyOfMember(place, `member${at}`);
    eventIds.push(EventId);
    tokens.push((await enterFrom(place, `member${at}`, home)).AuthenticationResult?.AccessToken ?? "");
  }
  return { server, place, tokens, events: eventIds };
}

async function fill(server: TestServer, place: Spokesman, events: number, devices: number): Promise<void> {
  const users = Math.ceil(events / eventsOfUser);
  for (let from = 0; from < users; from += usersAtOnce)
    await Promise.all(
      Array.from({ length: Math.min(usersAtOnce, users - from) }, (_, offset) => {
        const sub = `filler-${from + offset}`;
        const user = aUser({ poolId: place.UserPoolId, sub, username: sub, names: [`username:${sub}`] });
        return server.house.store.users.create(user, aHistory(place, sub, eventsOfUser, Math.ceil(devices / users)));
      }),
    );
}

function write({ house }: TestServer, { UserPoolId }: Spokesman, sub: string, writes: readonly Write[]): Promise<void> {
  return house.store.users.update(UserPoolId, sub, (user) => ({ user, writes, answer: undefined }));
}

/** A history with some devices. */
function aHistory(
  { server, UserPoolId: poolId, ClientId: clientId }: Spokesman,
  sub: string,
  events: number,
  devices: number,
): readonly Write[] {
  const { random, clock } = server.house;
  const at = clock.now();
  return [
    ...Array.from({ length: events }, (_, index): Write => {
      const known = { id: random.uuid(at - index), clientId, type: "SignIn", at: at - index, response: "Pass" } as const;
      return { kind: "put-event", event: newEvent({ ...known, circumstances: { address: home }, assessment: { score: 0, signals: [] } }) };
    }),
    ...Array.from(
      { length: devices },
      (_, index): Write => ({
        kind: "add-device",
        device: aDevice({ poolId, sub, key: `${deviceKey.slice(0, -1)}${index}` }),
      }),
    ),
  ];
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

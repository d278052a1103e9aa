/** DEVICE_SRP_AUTH: the device begins to prove its secret. @see spec/auth.md §3.5, §6 */
import type { House } from "../../../ports/house.ts";
import { startSrp } from "../../srp-exchange.ts";
import { type Attempt, type Outcome, required } from "../attempt.ts";
import { judged, spending } from "../judge.ts";
import { asked } from "../next.ts";
import { type DeviceResponse, deviceAnswering, ownerOfDevice } from "./device.ts";

/** @throws Refusal as `deviceAnswering`; `srpAInvalid`; those of `judged` */
export async function answerDeviceSrpAuth(house: House, attempt: Attempt, response: DeviceResponse): Promise<Outcome> {
  const answering = await deviceAnswering(house, attempt, response);
  const { session, responses, device } = answering;
  const started = await startSrp(house, { ...attempt, inSession: true }, ownerOfDevice(device), required(responses, "SRP_A"));
  const parameters = { ...started, DEVICE_KEY: device.key, USERNAME: required(responses, "USERNAME") };
  const pending = { name: "DEVICE_PASSWORD_VERIFIER", deviceKey: device.key } as const;
  return judged(house, answering, (user) =>
    spending(house, answering, asked(house, answering.attempt, user, { proofs: session.proofs, pending, writes: [], parameters })),
  );
}

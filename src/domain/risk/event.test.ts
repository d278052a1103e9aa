import assert from "node:assert/strict";
import test from "node:test";
import { aUser } from "../../../test/support/user.ts";
import { noRisk } from "./assess.ts";
import { type Happening, keptUntil, newEvent, shownEvent, withBlock, withChallenge, withResponse } from "./event.ts";
import { withFeedback } from "./feedback.ts";

const circumstances = { address: "192.0.2.9", device: "d", agent: "a", deviceName: "Chrome 135, Windows", timezone: "+02:00" };
const place = { country: "DE", city: "Berlin", latitude: 52.5, longitude: 13.4 };
const happening: Happening = {
  id: "id",
  clientId: "c",
  type: "SignIn",
  at: 1000,
  response: "InProgress",
  circumstances,
  assessment: noRisk,
};
const risky = { score: 50, level: "Medium", signals: ["new-device", "new-network"] } as const;
const shown = {
  EventId: "id",
  EventType: "SignIn",
  CreationDate: 1000,
  EventResponse: "InProgress",
  EventRisk: { RiskDecision: "NoRisk", CompromisedCredentialsDetected: false },
  ChallengeResponses: [],
  EventContextData: { IpAddress: "192.0.2.9", DeviceName: "Chrome 135, Windows", Timezone: "+02:00" },
};
const event = newEvent(happening);
const password = { ChallengeName: "Password", ChallengeResponse: "Success" };

for (const [name, recorded, differs] of [
  ["an event as it begins", { event }, {}],
  ["nothing known of the request", { event: newEvent({ ...happening, circumstances: {} }) }, { EventContextData: {} }],
  [
    "a place",
    { event: newEvent({ ...happening, place }) },
    { EventContextData: { ...shown.EventContextData, City: "Berlin", Country: "Germany" } },
  ],
  [
    "a risk",
    { event: newEvent({ ...happening, assessment: risky }) },
    { EventRisk: { RiskDecision: "AccountTakeover", RiskLevel: "Medium", CompromisedCredentialsDetected: false } },
  ],
  [
    "a leaked password that was let through",
    { event: newEvent({ ...happening, leaked: true }) },
    { EventRisk: { RiskDecision: "NoRisk", CompromisedCredentialsDetected: true } },
  ],
  [
    "a sign-in that risk stopped",
    { event: withBlock(withChallenge(newEvent({ ...happening, assessment: risky }), "Password", "Success")) },
    {
      EventResponse: "Fail",
      EventRisk: { RiskDecision: "Block", RiskLevel: "Medium", CompromisedCredentialsDetected: false },
      ChallengeResponses: [password],
    },
  ],
  [
    "a second factor at the second try",
    {
      event: withResponse(
        (["Failure", "Success"] as const).reduce(
          (each, answer) => withChallenge(each, "Mfa", answer),
          withChallenge(event, "Password", "Success"),
        ),
        "Pass",
      ),
    },
    {
      EventResponse: "Pass",
      ChallengeResponses: [
        password,
        { ChallengeName: "Mfa", ChallengeResponse: "Failure" },
        { ChallengeName: "Mfa", ChallengeResponse: "Success" },
      ],
    },
  ],
  [
    "feedback",
    { event, feedback: { value: "Valid", provider: "Admin", at: 2000 } },
    { EventFeedback: { FeedbackValue: "Valid", Provider: "Admin", FeedbackDate: 2000 } },
  ],
] as const)
  test(`shown: ${name}`, () => assert.deepEqual(shownEvent(recorded), { ...shown, ...differs }));

test("an event knows why it was judged so, and from where it came", () => {
  const { risk, sighting } = newEvent({ ...happening, assessment: risky, place });
  assert.deepEqual([risk.score, risk.signals], [50, ["new-device", "new-network"]]);
  assert.deepEqual(sighting, { at: 1000, network: "192.0.2.0/24", device: "d", agent: "a", country: "DE", point: [52.5, 13.4] });
});

test("an event is kept for two years", () => assert.equal(keptUntil(event), 1000 + 731 * 86_400));

test("feedback makes the place of an event known, or strange again", () => {
  const known = withFeedback(aUser(), event, "Valid");
  assert.deepEqual(known.seen, [event.sighting]);
  assert.deepEqual(withFeedback(known, event, "Invalid").seen, []);
});

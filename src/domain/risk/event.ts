/** Auth events: a user's history of sign-ins and the like, with the risk that was seen in each. @see spec/auth.md §9, Auth events */
import type {
  AuthEventType,
  ChallengeName,
  ChallengeResponse,
  EventResponseType,
  EventType,
  FeedbackValueType,
  RiskDecisionType,
  RiskLevelType,
} from "../../api/auth-event.ts";
import { present } from "../present.ts";
import type { Assessment } from "./assess.ts";
import type { Circumstances } from "./circumstances.ts";
import { countryName, type GeoPlace, pointOf } from "./place.ts";
import { networkOf, type Sighting } from "./sighting.ts";
import type { SignalName } from "./signals.ts";

/** An event as it is kept. Its id is time-ordered; `at` is epoch seconds. */
export type AuthEvent = {
  readonly id: string;
  readonly clientId: string;
  readonly type: EventType;
  readonly at: number;
  readonly response: EventResponseType;
  readonly risk: EventRisk;
  readonly challenges: readonly { readonly name: ChallengeName; readonly response: ChallengeResponse }[];
  readonly context: EventContext;
  /** From where; what feedback makes known or unknown. */
  readonly sighting: Sighting;
};

/** What was decided and why: the signals that spoke and their sum. */
export type EventRisk = {
  readonly decision: RiskDecisionType;
  readonly level?: RiskLevelType;
  readonly score: number;
  readonly signals: readonly SignalName[];
  readonly leaked: boolean;
};

export type EventContext = {
  readonly address?: string;
  readonly deviceName?: string;
  readonly timezone?: string;
  readonly city?: string;
  readonly country?: string;
};

/** What somebody said of an event. `provider`: `Admin` or `User`. */
export type EventFeedback = { readonly value: FeedbackValueType; readonly provider: string; readonly at: number };

/** An event in a user's history, with the feedback on it. */
export type RecordedEvent = { readonly event: AuthEvent; readonly feedback?: EventFeedback };

const day = 86_400;
const keptDays = 731;

/** Until when an event is kept: two years, leap day included. */
export const keptUntil = ({ at }: AuthEvent): number => at + keptDays * day;

/** What happened, from where, and what came of it so far. */
export type Happening = Pick<AuthEvent, "id" | "clientId" | "type" | "at" | "response"> & {
  readonly circumstances: Circumstances;
  readonly place?: GeoPlace | undefined;
  readonly assessment: Assessment;
  readonly leaked?: boolean | undefined;
};

/** A new event. Whether risk blocked it is told by `withDecision`. Throws nothing. */
export function newEvent({ circumstances, place, assessment, leaked = false, ...known }: Happening): AuthEvent {
  const { address, deviceName, timezone } = circumstances;
  return {
    ...known,
    risk: { decision: assessment.level ? "AccountTakeover" : "NoRisk", ...assessment, leaked },
    challenges: [],
    context: present({ address, deviceName, timezone, city: place?.city, country: place?.country && countryName(place.country) }),
    sighting: sightingOf(circumstances, place, known.at),
  };
}

const sightingOf = ({ address, device, agent }: Circumstances, place: GeoPlace | undefined, at: number): Sighting =>
  present({ at, network: address && networkOf(address), device, agent, country: place?.country, point: place && pointOf(place) });

/** The event after one more answer. Throws nothing. */
export const withChallenge = (event: AuthEvent, name: ChallengeName, response: ChallengeResponse): AuthEvent => ({
  ...event,
  challenges: [...event.challenges, { name, response }],
});

/** The event with how it ended, or that it goes on. Throws nothing. */
export const withResponse = (event: AuthEvent, response: EventResponseType): AuthEvent => ({ ...event, response });

/** The event that risk stopped. Throws nothing. */
export const withBlock = (event: AuthEvent): AuthEvent => ({ ...event, response: "Fail", risk: { ...event.risk, decision: "Block" } });

/** The event as the API shows it. Throws nothing. */
export function shownEvent({ event, feedback }: RecordedEvent): AuthEventType {
  const { risk, context } = event;
  return present({
    EventId: event.id,
    EventType: event.type,
    CreationDate: event.at,
    EventResponse: event.response,
    EventRisk: present({ RiskDecision: risk.decision, RiskLevel: risk.level, CompromisedCredentialsDetected: risk.leaked }),
    ChallengeResponses: event.challenges.map(({ name, response }) => ({ ChallengeName: name, ChallengeResponse: response })),
    EventContextData: present({
      IpAddress: context.address,
      DeviceName: context.deviceName,
      Timezone: context.timezone,
      City: context.city,
      Country: context.country,
    }),
    EventFeedback: feedback && { FeedbackValue: feedback.value, Provider: feedback.provider, FeedbackDate: feedback.at },
  });
}

/**
 * What one person does, again and again: signs in (with a code where they prefer one), reads back what was acknowledged, changes the MFA preference and
 * an attribute, refreshes; and, as an attacker would, answers, refreshes and replays twice at the same time.
 */
import type { Caller, Outcome } from "./caller.ts";
import type { Inbox } from "./inbox.ts";
import { Known, type Ledger } from "./ledger.ts";
import { type Account, clientId, password } from "./stage.ts";

export type Person = Account & {
  readonly prefersSms: Known<boolean>;
  readonly nickname: Known<string>;
  /** Messages that an answer said were on their way. */
  promised: number;
  /** Calls that succeeded and must never again. */
  spent: readonly (readonly [operation: string, input: object])[];
};

export type Scene = {
  readonly caller: Caller;
  readonly inbox: Inbox;
  readonly ledger: Ledger;
  /** The servers' time, epoch seconds; this machine's where it is left out. */
  readonly now?: () => number;
};

/** The round cannot go on: no answer came, or the server was at fault. */
export class Trouble extends Error {}

export const personOf = (account: Account): Person => ({
  ...account,
  prefersSms: new Known(false),
  nickname: new Known("0"),
  promised: 0,
  spent: [],
});

/** One round. @throws Trouble where it was cut short; what was acknowledged until then stands */
export async function round(person: Person, scene: Scene): Promise<void> {
  await replay(person, scene);
  const { AccessToken, RefreshToken } = await signIn(person, scene);
  await readBack(person, scene, AccessToken);
  await prefer(person, scene, AccessToken, person.prefersSms.value !== true);
  await rename(person, scene, AccessToken);
  const refreshed = tokensOf(await must(scene, "GetTokensFromRefreshToken", { ClientId: clientId, RefreshToken }));
  const last = ["GetTokensFromRefreshToken", { ClientId: clientId, RefreshToken: refreshed.RefreshToken }] as const;
  await once(scene, person, last);
}

async function replay(person: Person, { caller, ledger }: Scene): Promise<void> {
  for (const [operation, input] of person.spent) {
    const outcome = await caller.ask(operation, input);
    ledger.rule(!isOk(outcome), `${operation}: what was spent was taken again`);
  }
}

async function signIn(person: Person, scene: Scene) {
  const since = scene.now?.() ?? Date.now() / 1000;
  const AuthParameters = { USERNAME: person.username, PASSWORD: password };
  const body = await must(scene, "InitiateAuth", { AuthFlow: "USER_PASSWORD_AUTH", ClientId: clientId, AuthParameters });
  const isAsked = body.ChallengeName === "SMS_MFA";
  scene.ledger.rule(person.prefersSms.may(isAsked), `InitiateAuth: the preference of ${person.username} is not what was acknowledged`);
  if (!isAsked) return tokensOf(body);
  person.promised += 1;
  const code = await scene.inbox.code(person.phone, since);
  if (code === undefined) {
    scene.ledger.count("code too late");
    throw new Trouble("no code came");
  }
  const ChallengeResponses = { USERNAME: person.username, SMS_MFA_CODE: code };
  const answer = { ChallengeName: "SMS_MFA", ClientId: clientId, Session: body.Session, ChallengeResponses };
  return tokensOf(await once(scene, person, ["RespondToAuthChallenge", answer]));
}

async function readBack(person: Person, scene: Scene, AccessToken: unknown): Promise<void> {
  const body = await must(scene, "GetUser", { AccessToken });
  const attributes = body.UserAttributes as readonly { Name: string; Value: string }[];
  const nickname = attributes.find(({ Name }) => Name === "nickname")?.Value ?? "";
  scene.ledger.rule(
    person.nickname.may(nickname),
    `GetUser: ${person.username} is "${nickname}", ${person.nickname.value} was acknowledged`,
  );
  scene.ledger.rule(person.prefersSms.may(body.UserMFASettingList !== undefined), `GetUser: the preference of ${person.username} is lost`);
}

async function prefer({ prefersSms }: Person, scene: Scene, AccessToken: unknown, on: boolean): Promise<void> {
  prefersSms.asked(on);
  await must(scene, "SetUserMFAPreference", { AccessToken, SMSMfaSettings: { Enabled: on, PreferredMfa: on } });
  prefersSms.acknowledged(on);
}

async function rename({ nickname }: Person, scene: Scene, AccessToken: unknown): Promise<void> {
  const Value = String(nickname.next());
  nickname.asked(Value);
  await must(scene, "UpdateUserAttributes", { AccessToken, UserAttributes: [{ Name: "nickname", Value }] });
  nickname.acknowledged(Value);
}

const isOk = (outcome: Outcome) => "status" in outcome && outcome.status === 200;
const isTrouble = (outcome: Outcome) => "lost" in outcome || outcome.status >= 500;

/** A call that nothing but a fault can stop. */
async function must({ caller, ledger }: Scene, operation: string, input: object) {
  return bodyOf(await caller.ask(operation, input), operation, ledger);
}

/** A call that succeeds once, made at the same time at every server. */
async function once({ caller, ledger }: Scene, person: Person, call: readonly [operation: string, input: object]) {
  const [operation] = call;
  const outcomes = await caller.race(...call);
  const won = outcomes.filter(isOk);
  ledger.rule(won.length <= 1, `${operation}: succeeded ${won.length} times at once`);
  if (won.length > 0) person.spent = [call];
  const outcome = won[0] ?? outcomes.find(isTrouble) ?? outcomes[0] ?? { lost: "no server" };
  return bodyOf(outcome, operation, ledger);
}

function bodyOf(outcome: Outcome, operation: string, ledger: Ledger): Readonly<Record<string, unknown>> {
  if ("body" in outcome && outcome.status === 200) return outcome.body;
  ledger.rule(isTrouble(outcome), `${operation}: refused, ${"body" in outcome ? JSON.stringify(outcome.body) : ""}`);
  throw new Trouble(operation);
}

const tokensOf = (body: Readonly<Record<string, unknown>>) => body.AuthenticationResult as Readonly<Record<string, unknown>>;

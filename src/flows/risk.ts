/** Threat protection of a request: what is known of it, gathered before anything is decided. Off, it costs nothing. @see spec/auth.md §9 */
import type { EventResponseType, EventType } from "../api/auth-event.ts";
import type { UserContextDataType } from "../api/request-context.ts";
import type { EventFilterType } from "../api/risk.ts";
import type { UserPoolClient } from "../domain/client/client.ts";
import type { Pool } from "../domain/pool/pool.ts";
import { advancedSecurityModeOf } from "../domain/pool/settings.ts";
import { refuse } from "../domain/refusal.ts";
import { assess, noRisk } from "../domain/risk/assess.ts";
import { appCircumstances, type Circumstances, type RequestSource } from "../domain/risk/circumstances.ts";
import { type RiskSections, sectionsFor } from "../domain/risk/configuration.ts";
import { type AuthEvent, newEvent } from "../domain/risk/event.ts";
import type { GeoPlace } from "../domain/risk/place.ts";
import { blocksLeaked, exceptionFor, looksForLeaks, type RiskException } from "../domain/risk/response.ts";
import { networkOf } from "../domain/risk/sighting.ts";
import { signInMoment } from "../domain/token/family.ts";
import type { User } from "../domain/user/user.ts";
import type { House } from "../ports/house.ts";
import type { Write } from "../ports/store.ts";

/** What is known of a request, and what the pool does about it. */
export type RiskWatch = {
  readonly mode: "AUDIT" | "ENFORCED";
  readonly sections: RiskSections;
  readonly circumstances: Circumstances;
  readonly place: GeoPlace | undefined;
  readonly exception: RiskException | undefined;
  readonly isListed: boolean;
  /** Accounts that failed from this network; 0 until `withAccounts` looked. */
  readonly accountsFailed: number;
};

/** Whoever acts at an app, with what is known of the request. */
export type WatchedApp = { readonly pool: Pool; readonly client: UserPoolClient; readonly risk?: RiskWatch };

/** For how long a failure counts against its network. */
const failureSeconds = 3600;

/** The app with what is known of the request; the app itself where threat protection is off. @param circumstances asked for only where it is on */
export async function watched<App extends WatchedApp>(house: House, app: App, circumstances: () => Circumstances): Promise<App> {
  const mode = advancedSecurityModeOf(app.pool);
  if (mode === "OFF") return app;
  const known = circumstances();
  const { address } = known;
  const sections = sectionsFor(await house.store.risk.configurations(app.pool.id), app.client.id);
  const risk: RiskWatch = {
    mode,
    sections,
    circumstances: known,
    place: address === undefined ? undefined : house.geo?.locationOf(address),
    exception: exceptionFor(sections, address),
    isListed: address !== undefined && house.listedAddresses?.has(address) === true,
    accountsFailed: 0,
  };
  return { ...app, risk };
}

/** As `watched`, for what happens before anyone is signed in. @throws Refusal `requestBlocked` where the configuration blocks the address */
export async function guarded<App extends WatchedApp>(house: House, app: App, circumstances: () => Circumstances): Promise<App> {
  const known = await watched(house, app, circumstances);
  if (known.risk?.mode === "ENFORCED" && known.risk.exception === "blocked") throw refuse.requestBlocked();
  return known;
}

/** As `guarded`, for the request of an app. @param given what the app says of its user @throws Refusal `requestBlocked` */
export const guardedApp = (
  house: House,
  { pool, client }: WatchedApp,
  source: RequestSource,
  given?: UserContextDataType,
): Promise<WatchedApp> => guarded<WatchedApp>(house, { pool, client }, () => appCircumstances(client, source, given));

/** The app with what its network did lately: one small read, asked for where somebody is about to be judged. */
export async function withAccounts<App extends WatchedApp>(house: House, app: App): Promise<App> {
  const network = app.risk && networkIn(app.risk);
  if (!app.risk || network === undefined) return app;
  const accountsFailed = await house.store.risk.accountsFailed(app.pool.id, network, house.clock.now());
  return { ...app, risk: { ...app.risk, accountsFailed } };
}

/** What happened, and how far it came. `leaked`: the password is known to have leaked. */
export type Happened = { readonly type: EventType; readonly response: EventResponseType; readonly leaked?: boolean | undefined };

/** The event for a user's history, with the risk in it judged. @param user as they were before it changed anything */
export function eventOf(house: House, client: UserPoolClient, risk: RiskWatch, user: User, happened: Happened): AuthEvent {
  const { circumstances, place, isListed, accountsFailed } = risk;
  const now = house.clock.now();
  const facts = { circumstances, place, seen: user.seen ?? [], failures: user, accountsFailed, isListed, now };
  const assessment = risk.exception === "skipped" ? noRisk : assess(facts, house.settings.risk);
  const id = house.random.uuid(signInMoment(user, now));
  return newEvent({ id, clientId: client.id, at: now, circumstances, place, assessment, ...happened });
}

/** The write by which something gets into a user's history; none where threat protection is off. @param user as for `eventOf` */
export const recorded = (house: House, { client, risk }: Omit<WatchedApp, "pool">, user: User, happened: Happened): readonly Write[] =>
  risk ? [{ kind: "put-event", event: eventOf(house, client, risk, user, happened) }] : [];

/** The write that counts a failure against the network of the request; none where nothing is known of it. */
export function failureCounted({ clock }: House, risk: RiskWatch | undefined): readonly Write[] {
  const network = risk && networkIn(risk);
  return network === undefined ? [] : [{ kind: "count-failure", network, expiresAt: clock.now() + failureSeconds }];
}

/** Counts a try under a name that nobody holds against the network of the request. @param who made up from the name */
export const strangerFailed = (house: House, who: Pick<User, "poolId" | "sub">, risk: RiskWatch): Promise<void> =>
  house.store.strangers.update(who.poolId, who.sub, (counts) => ({ counts, writes: failureCounted(house, risk), answer: undefined }));

/**
 * Looks a new password up among the leaked ones, where the configuration asks for it.
 * @throws Refusal `passwordLeaked` where it is one and the configuration blocks this event
 */
export async function checkLeaked(house: House, risk: RiskWatch | undefined, event: EventFilterType, password: string): Promise<boolean> {
  const leaked = await hasLeaked(house, risk, event, password);
  if (leaked && risk && blocksLeaked(risk.mode, risk.sections, event)) throw refuse.passwordLeaked();
  return leaked;
}

/** Whether a password is known to have leaked; false where the configuration does not ask, or nothing is watched. */
export async function hasLeaked(
  { breaches }: House,
  risk: RiskWatch | undefined,
  event: EventFilterType,
  password: string,
): Promise<boolean> {
  return risk !== undefined && looksForLeaks(risk.sections, event) && (await breaches.has(password));
}

const networkIn = ({ circumstances: { address } }: RiskWatch) => (address === undefined ? undefined : networkOf(address));

/** People who go their rounds until they are told to stop. */
import { setTimeout as delay } from "node:timers/promises";
import { type Person, round, type Scene, Trouble } from "./round.ts";

export type Load = {
  /** Lets everybody finish one whole round that begins after now. @returns after how many milliseconds @throws Error where that takes too long */
  readonly everybodyRound: (patienceMs?: number) => Promise<number>;
  /** Waits until so many rounds more were gone. */
  readonly rounds: (count: number) => Promise<void>;
  /** Waits for a condition while people walk. @throws Error where it does not come true in time */
  readonly until: (condition: () => boolean) => Promise<void>;
  readonly stop: () => Promise<void>;
};

const pauseMs = 50;
const lookMs = 5;

export function startLoad(people: readonly Person[], scene: Scene): Load {
  let stopped = false;
  let gone = 0;
  const lastBegun = new Map<Person, number>();
  const walk = async (person: Person) => {
    while (!stopped) {
      const begun = performance.now();
      try {
        await round(person, scene);
        gone += 1;
        lastBegun.set(person, begun);
      } catch (problem) {
        if (!(problem instanceof Trouble)) throw problem;
        await delay(pauseMs);
      }
    }
  };
  const walking = Promise.all(people.map(walk));
  const until = async (condition: () => boolean, what: string, patienceMs = 30_000) => {
    const startedAt = performance.now();
    while (!condition()) {
      if (performance.now() - startedAt > patienceMs) throw new Error(`${what}: not within ${patienceMs} ms; ${seen()}`);
      await Promise.race([delay(lookMs), walking]);
    }
    return performance.now() - startedAt;
  };
  const seen = () => [...scene.ledger.counts].map(([kind, count]) => `${count} × ${kind}`).join(", ");
  return {
    everybodyRound(patienceMs) {
      const now = performance.now();
      return until(() => people.every((person) => (lastBegun.get(person) ?? 0) >= now), "a round of everybody", patienceMs);
    },
    async rounds(count) {
      const goal = gone + count;
      await until(() => gone >= goal, `${count} rounds`);
    },
    async until(condition) {
      await until(condition, "what was waited for");
    },
    async stop() {
      stopped = true;
      await walking;
    },
  };
}

/** Clients that ask small things with small pauses, so that at any moment some of their connections are idle. @returns stops them */
export function startChatter({ caller }: Pick<Scene, "caller">, clients: number): () => Promise<unknown> {
  let stopped = false;
  const chat = async () => {
    while (!stopped) {
      await caller.ask("GetUser", { AccessToken: "x.y.z" });
      await delay(Math.random() * 10);
    }
  };
  const chatting = Promise.all(Array.from({ length: clients }, chat));
  return () => {
    stopped = true;
    return chatting;
  };
}

/** The development endpoints behind their guard, without a listener. */
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import type { Message } from "../../src/domain/message.ts";
import type { HttpAnswer } from "../../src/http/message.ts";
import { developmentPages } from "../../src/pages/development.ts";
import { isLocalName } from "../../src/pages/guard.ts";
import { aRequest } from "../support/request.ts";

const sent = (id: string, to: string, rest: Partial<Message> = {}): Message => ({
  id,
  poolId: "us-east-1_Example00",
  medium: "EMAIL",
  to,
  subject: "Your verification code",
  body: "Your verification code is 123456. ",
  code: "123456",
  sentAt: 1_788_840_306.5,
  ...rest,
});
const outbox: readonly Message[] = [
  sent("b", "ada+work@example.com"),
  { ...sent("a", "+12065550100", { medium: "SMS" }), subject: undefined },
].map(({ subject, ...rest }) => ({ ...rest, ...(subject !== undefined && { subject }) }));

/** The endpoints over a small outbox; `done` tells what they did. */
function development() {
  const done: string[] = [];
  let now = 1_788_840_306.5;
  const routes = developmentPages({
    store: {
      messages: {
        async list({ to, limit }) {
          done.push(`list ${to ?? "all"} ${limit}`);
          return outbox.filter((message) => to === undefined || message.to === to).slice(0, limit);
        },
      },
      async reset() {
        done.push("reset");
      },
    },
    clock: {
      now: () => now,
      advance(seconds) {
        done.push(`advance ${seconds}`);
        now += seconds;
      },
    },
  });
  const ask = async (...[method, url, options]: Parameters<typeof aRequest>): Promise<HttpAnswer> => {
    const route = routes.find((each) => each.method === method && each.path === url.split("?", 1)[0]);
    assert.ok(route, `${method} ${url} is served`);
    return route.answer(aRequest(method, url, options));
  };
  return { ask, done };
}
const documentOf = ({ body }: HttpAnswer): Record<string, unknown> => JSON.parse(body);

test("messages: newest first, with exactly the members that are promised", async () => {
  const answer = await development().ask("GET", "/_poolhouse/messages");
  assert.equal(answer.status, 200);
  assert.deepEqual(JSON.parse(answer.body), [
    {
      id: "b",
      to: "ada+work@example.com",
      medium: "EMAIL",
      subject: "Your verification code",
      body: "Your verification code is 123456. ",
      code: "123456",
      sentAt: 1_788_840_306.5,
    },
    { id: "a", to: "+12065550100", medium: "SMS", body: "Your verification code is 123456. ", code: "123456", sentAt: 1_788_840_306.5 },
  ]);
});

for (const [query, asked] of [
  ["", "list all 50"],
  ["?", "list all 50"],
  ["?limit=1", "list all 1"],
  ["?limit=1000", "list all 1000"],
  ["?to=", "list all 50"],
  ["?to=%2B12065550100", "list +12065550100 50"],
  ["?to=+12065550100", "list +12065550100 50"],
  ["?limit=2&to=ada%2Bwork%40example.com", "list ada+work@example.com 2"],
  ["?to=a=b@example.com", "list a=b@example.com 50"],
] as const) {
  test(`messages${query} asks the store to ${asked}`, async () => {
    const { ask, done } = development();
    assert.equal((await ask("GET", `/_poolhouse/messages${query}`)).status, 200);
    assert.deepEqual(done, [asked]);
  });
}

for (const [query, message] of [
  ["?limit=0", "limit must be 1 to 1000."],
  ["?limit=1001", "limit must be 1 to 1000."],
  ["?limit=ten", "limit must be 1 to 1000."],
  ["?limit=-1", "limit must be 1 to 1000."],
  ["?limit=", "limit must be 1 to 1000."],
  ["?too=x", 'There is no parameter "too": only to and limit are known.'],
  ["?to=%", "The query is not readable: percent signs must begin an escape such as %2B."],
] as const) {
  test(`messages${query} is a 400`, async () => {
    const { ask, done } = development();
    const answer = await ask("GET", `/_poolhouse/messages${query}`);
    assert.deepEqual([answer.status, documentOf(answer), done], [400, { message }, []]);
  });
}

test("the clock moves forward and tells the time", async () => {
  const { ask, done } = development();
  const answer = await ask("POST", "/_poolhouse/clock", { body: { advanceSeconds: 3600.5 } });
  assert.deepEqual([answer.status, documentOf(answer), done], [200, { now: 1_788_843_907 }, ["advance 3600.5"]]);
});

const forward = 'Send {"advanceSeconds": 3600}, a number of seconds: the clock moves forward only.';
for (const [body, message] of [
  [{}, forward],
  ["", forward],
  [{ advanceSeconds: -1 }, forward],
  [{ advanceSeconds: "3600" }, forward],
  [{ advanceSeconds: null }, forward],
  [{ advanceSeconds: 1, andMore: 2 }, forward],
  [{ advanceSeconds: 1e300 }, "The clock does not go beyond the year 9998."],
  [[], "The body must be a JSON object."],
] as const) {
  test(`the clock refuses ${JSON.stringify(body)}`, async () => {
    const { ask, done } = development();
    const answer = await ask("POST", "/_poolhouse/clock", { body });
    assert.deepEqual([answer.status, documentOf(answer), done], [400, { message }, []]);
  });
}

test("reset empties the store, with no body as with an empty one", async () => {
  const { ask, done } = development();
  assert.deepEqual(documentOf(await ask("POST", "/_poolhouse/reset")), { reset: true });
  assert.deepEqual(documentOf(await ask("POST", "/_poolhouse/reset", { body: {} })), { reset: true });
  assert.deepEqual(done, ["reset", "reset"]);
});

test("reset refuses a body it would not look at", async () => {
  const { ask, done } = development();
  assert.equal((await ask("POST", "/_poolhouse/reset", { body: { poolId: "us-east-1_Example00" } })).status, 400);
  assert.deepEqual(done, []);
});

for (const [body, message] of [
  ["{", "The body is not JSON."],
  ['"text"', "The body must be a JSON object."],
  ["null", "The body must be a JSON object."],
] as const) {
  for (const path of ["/_poolhouse/clock", "/_poolhouse/reset"]) {
    test(`POST ${path} of ${JSON.stringify(body)}`, async () => {
      const { ask, done } = development();
      const answer = await ask("POST", path, { body });
      assert.deepEqual([answer.status, documentOf(answer), done], [400, { message }, []]);
    });
  }
}

test("the content type does not matter: a plain curl -d sends a form's", async () => {
  for (const type of [undefined, "application/x-www-form-urlencoded", "application/json; charset=utf-8"])
    assert.equal(
      (await development().ask("POST", "/_poolhouse/clock", { headers: { "content-type": type }, body: '{"advanceSeconds":1}' })).status,
      200,
    );
});

// Who may ask: programs, and pages of this server.
const endpoints = [
  ["GET", "/_poolhouse/messages", ""],
  ["POST", "/_poolhouse/clock", { advanceSeconds: 1 }],
  ["POST", "/_poolhouse/reset", {}],
] as const;
for (const [who, headers, status] of [
  ["curl", {}, 200],
  ["curl to localhost", { host: "localhost:9229" }, 200],
  ["curl to a container", { host: "poolhouse:9229" }, 200],
  ["its own page", { origin: "http://127.0.0.1:9229", "sec-fetch-site": "same-origin" }, 200],
  ["its own page behind TLS", { host: "localhost", origin: "https://localhost", "sec-fetch-site": "same-origin" }, 200],
  ["an address that was typed", { "sec-fetch-site": "none" }, 200],
  ["a foreign page", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }, 403],
  ["a foreign page in an old browser", { origin: "https://evil.example" }, 403],
  ["a foreign page's image or script", { "sec-fetch-site": "cross-site" }, 403],
  ["a page of another port", { origin: "http://127.0.0.1:3000", "sec-fetch-site": "same-site" }, 403],
  ["an image of another port", { "sec-fetch-site": "same-site" }, 403],
  ["a sandboxed frame", { origin: "null" }, 403],
  ["a rebound name", { host: "evil.example:9229" }, 403],
  [
    "a rebound name that is its own origin",
    { host: "evil.example:9229", origin: "http://evil.example:9229", "sec-fetch-site": "same-origin" },
    403,
  ],
  ["a request without Host", { host: undefined }, 403],
] as const) {
  for (const [method, path, body] of endpoints) {
    test(`${who} at ${method} ${path}: ${status}`, async () => {
      const { ask, done } = development();
      const answer = await ask(method, path, { headers, body });
      assert.equal(answer.status, status);
      assert.equal(done.length, status === 200 ? 1 : 0);
      assert.notEqual(answer.headers?.["Access-Control-Allow-Origin"], "*");
      assert.equal(answer.headers?.["Cache-Control"], "no-store");
    });
  }
}

for (const [host, expected] of [
  ["localhost", true],
  ["localhost:9229", true],
  ["localhost.:9229", true],
  ["app.localhost:9229", true],
  ["host.docker.internal:9229", true],
  ["poolhouse:9229", true],
  ["127.0.0.1:9229", true],
  ["192.168.1.7", true],
  ["[::1]:9229", true],
  ["[::1]", true],
  ["", false],
  ["evil.example", false],
  ["evil.example:9229", false],
  ["127.0.0.1.evil.example", false],
  ["localhost.evil.example:9229", false],
  ["evil-localhost.example", false],
  ["[::1].evil.example", false],
  ["[evil.example]", false],
  ["localhost@evil.example", false],
  ["evil.example#localhost", false],
] as const) {
  test(`Host ${JSON.stringify(host)} is ${expected ? "" : "not "}local`, () => assert.equal(isLocalName(host), expected));
}

test("no public name passes as local", () => {
  fc.assert(
    fc.property(fc.domain(), fc.integer({ min: 1, max: 65535 }), (domain, port) => !isLocalName(`${domain}:${port}`.toLowerCase())),
  );
});

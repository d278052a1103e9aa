/** Every way out of the house against a real peer: the message arrives whole, a peer that is busy is asked again, one that refuses for good is not. */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, describe, test } from "node:test";
import smpp from "smpp";
import { SMTPServer } from "smtp-server";
import { createSes, createSns } from "../../src/adapters/messenger/amazon.ts";
import { createSmpp } from "../../src/adapters/messenger/smpp.ts";
import { createSmtp } from "../../src/adapters/messenger/smtp.ts";
import { createTwilio } from "../../src/adapters/messenger/twilio.ts";
import { createVonage } from "../../src/adapters/messenger/vonage.ts";
import { createWebhook } from "../../src/adapters/messenger/webhook.ts";
import type { Message } from "../../src/domain/message.ts";
import { type Messenger, Undeliverable } from "../../src/ports/messenger.ts";
import { aMessage } from "./store/given.ts";

const sms = aMessage({ to: "+12065550100", body: "Your code is 123456" });
const mail = aMessage({
  medium: "EMAIL",
  to: "ada@example.com",
  subject: "Your code",
  body: "Your code is <b>123456</b>",
  from: "Pool <no-reply@example.com>",
  replyTo: "help@example.com",
});

/** What a peer shall do next, and what it got. */
type Verdict = "accept" | "busy" | "refuse";
type Peer = { verdict: Verdict; readonly got: Record<string, unknown>[] };
type Channel = { readonly messenger: Messenger; readonly peer: Peer; readonly expected: Record<string, unknown> };

const closing: (() => unknown)[] = [];
after(async () => {
  for (const close of closing) await close();
});

async function listening(server: Server | SMTPServer["server"] | ReturnType<typeof smpp.createServer>): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closing.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** A peer that speaks HTTP. @param read takes apart what it got @param answers status and body for each verdict */
async function httpPeer(
  read: (request: IncomingMessage, body: string) => Record<string, unknown>,
  answers: Readonly<Record<Verdict, readonly [number, string]>>,
): Promise<{ peer: Peer; url: string }> {
  const peer: Peer = { verdict: "accept", got: [] };
  const server = createServer(async (request, response) => {
    peer.got.push(read(request, await bodyOf(request)));
    const [status, body] = answers[peer.verdict];
    response.writeHead(status, { "Content-Type": "application/json" }).end(body);
  });
  return { peer, url: `http://127.0.0.1:${await listening(server)}` };
}

async function smtpChannel(): Promise<Channel> {
  const peer: Peer = { verdict: "accept", got: [] };
  const reply = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code });
  const server = new SMTPServer({
    authOptional: false,
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) => done(password === "s3cret" ? null : new Error("no"), { user: username }),
    onRcptTo: (_address, _session, done) =>
      done(peer.verdict === "accept" ? null : peer.verdict === "busy" ? reply(451, "later") : reply(550, "no such user")),
    onData(stream, session, done) {
      let text = "";
      stream.on("data", (chunk) => {
        text += chunk;
      });
      stream.on("end", () => {
        const header = (name: string) => new RegExp(`^${name}: (.*)$`, "mi").exec(text)?.[1];
        peer.got.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          from: header("From"),
          replyTo: header("Reply-To"),
          subject: header("Subject"),
          id: header("X-Poolhouse-Message"),
          hasBoth: text.includes("Your code is <b>123456</b>") && text.includes("Your code is 123456"),
        });
        done();
      });
    },
  });
  const smtpUrl = `smtp://ada:s3cret@127.0.0.1:${await listening(server.server)}?ignoreTLS=true`;
  const messenger = createSmtp({ smtpUrl, mailFrom: "unused@example.com", dkimDomain: "", dkimSelector: "", dkimKeyFile: "" });
  const { from, replyTo, subject, id } = mail;
  return { messenger, peer, expected: { to: ["ada@example.com"], from, replyTo, subject, id, hasBoth: true } };
}

async function smppChannel(): Promise<Channel> {
  const peer: Peer = { verdict: "accept", got: [] };
  const statuses = { accept: smpp.ESME_ROK, busy: smpp.ESME_RTHROTTLED, refuse: smpp.ESME_RINVDSTADR };
  const server = smpp.createServer({}, (session) => {
    session.on("bind_transceiver", (pdu) =>
      session.send(pdu.response({ command_status: pdu.password === "s3cret" ? smpp.ESME_ROK : smpp.ESME_RBINDFAIL })),
    );
    session.on("submit_sm", (pdu) => {
      peer.got.push({ from: pdu.source_addr, to: pdu.destination_addr, text: pdu.short_message.message });
      session.send(pdu.response({ command_status: statuses[peer.verdict], message_id: "1" }));
    });
    session.on("error", () => {});
    closing.unshift(() => session.destroy());
  });
  const messenger = createSmpp({ smppUrl: `smpp://ada:s3cret@127.0.0.1:${await listening(server)}`, smsFrom: "Poolhouse" });
  return { messenger, peer, expected: { from: "Poolhouse", to: "12065550100", text: sms.body } };
}

async function twilioChannel(): Promise<Channel> {
  const { peer, url } = await httpPeer(
    ({ url: path, headers }, body) => ({ path, authorization: headers.authorization, ...Object.fromEntries(new URLSearchParams(body)) }),
    { accept: [201, "{}"], busy: [429, "{}"], refuse: [400, '{"code":21211}'] },
  );
  const messenger = createTwilio({ twilioUrl: url, twilioAccount: "AC1", twilioToken: "t0ken", smsFrom: "+15550000" });
  const authorization = `Basic ${Buffer.from("AC1:t0ken").toString("base64")}`;
  return {
    messenger,
    peer,
    expected: { path: "/2010-04-01/Accounts/AC1/Messages.json", authorization, To: sms.to, From: "+15550000", Body: sms.body },
  };
}

async function vonageChannel(): Promise<Channel> {
  const status = (code: string) => JSON.stringify({ messages: [{ status: code }] });
  const { peer, url } = await httpPeer((_request, body) => Object.fromEntries(new URLSearchParams(body)), {
    accept: [200, status("0")],
    busy: [200, status("1")],
    refuse: [200, status("3")],
  });
  const messenger = createVonage({ vonageUrl: url, vonageKey: "k3y", vonageSecret: "s3cret", smsFrom: "Poolhouse" });
  const fields = { api_key: "k3y", api_secret: "s3cret", from: "Poolhouse", to: "12065550100", text: sms.body, type: "text" };
  return { messenger, peer, expected: { ...fields, "client-ref": sms.id } };
}

async function webhookChannel(): Promise<Channel> {
  const { peer, url } = await httpPeer(
    ({ headers }, body) => {
      const [, at = "", signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers["poolhouse-signature"])) ?? [];
      const isOurs = createHmac("sha256", "s3cret").update(`${at}.${body}`).digest("hex") === signature;
      return { ...JSON.parse(body), isOurs, at: Number(at), key: headers["idempotency-key"] };
    },
    { accept: [204, ""], busy: [503, ""], refuse: [422, ""] },
  );
  const messenger = createWebhook({ webhookUrl: url, webhookSecret: "s3cret" }, { now: () => 1234.5 });
  return { messenger, peer, expected: { ...sms, isOurs: true, at: 1234, key: sms.id } };
}

/** Amazon's services check the signature by the key they know. */
const isSigned = ({ headers: { authorization = "" } }: IncomingMessage) => /^AWS4-HMAC-SHA256 Credential=AKIDTEST\//.test(authorization);

function withCredentials() {
  process.env.AWS_ACCESS_KEY_ID = "AKIDTEST";
  process.env.AWS_SECRET_ACCESS_KEY = "test";
}

async function snsChannel(): Promise<Channel> {
  withCredentials();
  const error = (code: string) => `<ErrorResponse><Error><Code>${code}</Code><Message>m</Message></Error></ErrorResponse>`;
  const { peer, url } = await httpPeer(
    (request, body) => {
      const form = new URLSearchParams(body);
      return { signed: isSigned(request), to: form.get("PhoneNumber"), text: form.get("Message"), action: form.get("Action") };
    },
    {
      accept: [200, "<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>"],
      busy: [400, error("Throttled")],
      refuse: [400, error("InvalidParameter")],
    },
  );
  const messenger = await createSns({ awsDeliveryRegion: "", awsDeliveryEndpoint: url, region: "us-east-1", smsFrom: "" });
  return { messenger, peer, expected: { signed: true, to: sms.to, text: sms.body, action: "Publish" } };
}

async function sesChannel(): Promise<Channel> {
  withCredentials();
  const error = (type: string) => JSON.stringify({ __type: type, message: "m" });
  const { peer, url } = await httpPeer(
    (request, body) => {
      const { FromEmailAddress, Destination, ReplyToAddresses, Content } = JSON.parse(body);
      return { signed: isSigned(request), FromEmailAddress, Destination, ReplyToAddresses, html: Content.Simple.Body.Html.Data };
    },
    { accept: [200, '{"MessageId":"1"}'], busy: [429, error("TooManyRequestsException")], refuse: [400, error("MessageRejected")] },
  );
  const messenger = await createSes({
    awsDeliveryRegion: "",
    awsDeliveryEndpoint: url,
    region: "us-east-1",
    mailFrom: "unused@example.com",
  });
  const expected = {
    signed: true,
    FromEmailAddress: mail.from,
    Destination: { ToAddresses: [mail.to] },
    ReplyToAddresses: [mail.replyTo],
    html: mail.body,
  };
  return { messenger, peer, expected };
}

for (const [name, open, message] of [
  ["SMTP", smtpChannel, mail],
  ["Amazon SES", sesChannel, mail],
  ["SMPP", smppChannel, sms],
  ["Amazon SNS", snsChannel, sms],
  ["Twilio", twilioChannel, sms],
  ["Vonage", vonageChannel, sms],
  ["a webhook", webhookChannel, sms],
] as readonly (readonly [string, () => Promise<Channel>, Message])[])
  describe(name, () => {
    test("carries the message; is asked again when busy, and not when it refuses", async (t) => {
      const { messenger, peer, expected } = await open();
      t.after(() => messenger.close?.());
      await messenger.deliver(message);
      assert.deepEqual(peer.got.at(-1), expected);
      peer.verdict = "busy";
      await assert.rejects(
        async () => messenger.deliver(message),
        (problem) => !(problem instanceof Undeliverable),
      );
      peer.verdict = "refuse";
      await assert.rejects(async () => messenger.deliver(message), Undeliverable);
      peer.verdict = "accept";
      await messenger.deliver(message);
      assert.deepEqual(peer.got.at(-1), expected);
    });
  });

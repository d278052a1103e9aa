/** Text messages by SMPP to a message centre, over one connection that is made again when it breaks. @see SMPP v3.4 §4.4 */
import { once } from "node:events";
import smpp, { type PDU, type Session } from "smpp";
import { type Messenger, Undeliverable } from "../../ports/messenger.ts";

export type SmppSettings = { readonly smppUrl: string; readonly smsFrom: string };

const answerTimeoutMs = 15_000;
const enquireMs = 30_000;
/** International number in the ISDN plan, and alphanumeric sender. @see SMPP v3.4 §5.2.5 */
const international = { ton: 1, npi: 1 };
const alphanumeric = { ton: 5, npi: 0 };
const passing = [smpp.ESME_RTHROTTLED, smpp.ESME_RMSGQFUL, smpp.ESME_RSYSERR];

export function createSmpp({ smppUrl, smsFrom }: SmppSettings): Messenger {
  let bound: Promise<Session> | undefined;
  const session = () => {
    bound ??= bind(smppUrl, () => {
      bound = undefined;
    });
    return bound;
  };
  const sender = /^\+?\d+$/.test(smsFrom) ? international : alphanumeric;
  return {
    async deliver({ to, body }) {
      const connection = await session();
      const { command_status: status } = await answer((answered) =>
        connection.submit_sm(
          {
            source_addr_ton: sender.ton,
            source_addr_npi: sender.npi,
            source_addr: smsFrom.replace(/^\+/, ""),
            dest_addr_ton: international.ton,
            dest_addr_npi: international.npi,
            destination_addr: to.replace(/^\+/, ""),
            short_message: body,
          },
          answered,
        ),
      );
      if (status === smpp.ESME_ROK) return;
      if (passing.includes(status)) throw new Error(`The message centre is busy (status ${status}).`);
      throw new Undeliverable(`The message centre refused the message (status ${status}).`);
    },
    async close() {
      const open = await bound?.catch(() => undefined);
      open?.destroy();
    },
  };
}

async function bind(url: string, ended: () => void): Promise<Session> {
  const { username, password, protocol, hostname, port } = new URL(url);
  const tls = protocol === "ssmpp:";
  const session = smpp.connect({ host: hostname, port: Number(port || (tls ? 3550 : 2775)), tls, auto_enquire_link_period: enquireMs });
  session.on("close", ended);
  try {
    const failed = once(session, "error").then(([problem]) => Promise.reject(problem));
    failed.catch(() => undefined); // told to whoever waits below; later ones end in "close"
    session.on("error", ended);
    await Promise.race([once(session, "connect"), failed, tooLate()]);
    const fields = { system_id: decodeURIComponent(username), password: decodeURIComponent(password) };
    const { command_status: status } = await Promise.race([answer((answered) => session.bind_transceiver(fields, answered)), failed]);
    if (status !== smpp.ESME_ROK) throw new Error(`The message centre refused the login (status ${status}).`);
    return session;
  } catch (problem) {
    ended();
    session.destroy();
    throw problem;
  }
}

const answer = (ask: (answered: (pdu: PDU) => void) => void): Promise<PDU> => Promise.race([new Promise<PDU>(ask), tooLate()]);

const tooLate = () =>
  new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error("The message centre did not answer in time.")), answerTimeoutMs).unref();
  });

/** What we use of the package `smpp`, which brings no types. */
declare module "smpp" {
  import type { EventEmitter } from "node:events";
  import type { Server } from "node:net";

  type PDU = { readonly command_status: number; readonly [field: string]: unknown; response(fields?: object): PDU };
  interface Session extends EventEmitter {
    bind_transceiver(fields: object, answered: (pdu: PDU) => void): void;
    submit_sm(fields: object, answered: (pdu: PDU) => void): void;
    unbind(answered?: (pdu: PDU) => void): void;
    send(pdu: PDU): void;
    close(done?: () => void): void;
    destroy(done?: () => void): void;
  }
  const smpp: {
    connect(options: object): Session;
    createServer(options: object, listener: (session: Session) => void): Server;
    readonly ESME_ROK: number;
    readonly ESME_RTHROTTLED: number;
    readonly ESME_RMSGQFUL: number;
    readonly ESME_RSYSERR: number;
    readonly ESME_RINVDSTADR: number;
    readonly ESME_RBINDFAIL: number;
  };
  namespace smpp {
    export type { PDU, Session };
  }
  export = smpp;
}

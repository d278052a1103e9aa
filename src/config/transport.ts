/** Settings of the connection to clients. */
import { setting, text } from "./setting.ts";

export const transportSettings = {
  tlsCertificate: setting(
    "POOLHOUSE_TLS_CERTIFICATE",
    text,
    "",
    "file with the certificate chain (PEM): the server then speaks HTTPS; it is read again when it changes",
  ),
  tlsKey: setting("POOLHOUSE_TLS_KEY", text, "", "file with the certificate's private key (PEM)"),
} as const;

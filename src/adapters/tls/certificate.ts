/** The certificate that the server shows, from two files that whoever renews it writes anew. */
import { readFile, stat } from "node:fs/promises";
import { createSecureContext } from "node:tls";

/** The log as this adapter uses it; pino fits. */
export type CertificateLog = { info(fields: object, sentence: string): void; error(fields: object, sentence: string): void };

/** Where they are. Both PEM. */
export type CertificateFiles = { readonly certificate: string; readonly key: string };

/** A chain and its private key, as Node's servers take them. */
export type Certificate = { readonly cert: string; readonly key: string };

/** A certificate that follows its files. `check` looks whether they changed; it never rejects. */
export type OpenCertificate = {
  readonly current: Certificate;
  /** Calls back with every new certificate. */
  readonly onChange: (use: (certificate: Certificate) => void) => void;
  readonly check: () => Promise<void>;
  readonly close: () => void;
};

const checkMs = 1_000;

/**
 * Reads the files, and reads them again when one changes. New ones that do not belong together, as between two writes, leave the old ones in use.
 * @throws Error one sentence that names the settings
 */
export async function openCertificate(files: CertificateFiles, log: CertificateLog): Promise<OpenCertificate> {
  const first = await read(files).catch((problem: unknown) => {
    const where = `${files.certificate} and ${files.key}`;
    throw new Error(
      `POOLHOUSE_TLS_CERTIFICATE and POOLHOUSE_TLS_KEY: cannot use ${where} (${messageOf(problem)}): name the files of a certificate chain and of its own private key, both PEM.`,
    );
  });
  let seen = first.version;
  const listeners: ((certificate: Certificate) => void)[] = [];
  const check = async () => {
    try {
      const version = await versionOf(files);
      if (version === seen) return;
      seen = version;
      const { certificate } = await read(files);
      for (const use of listeners) use(certificate);
      log.info({ files }, "The certificate was read anew.");
    } catch (problem) {
      log.error({ files, problem: messageOf(problem) }, "The new certificate cannot be used; the old one stays in use.");
    }
  };
  const timer = setInterval(() => void check(), checkMs);
  timer.unref();
  return { current: first.certificate, onChange: (use) => void listeners.push(use), check, close: () => clearInterval(timer) };
}

async function read(files: CertificateFiles): Promise<{ readonly certificate: Certificate; readonly version: string }> {
  const version = await versionOf(files);
  const [cert, key] = await Promise.all([readFile(files.certificate, "utf8"), readFile(files.key, "utf8")]);
  createSecureContext({ cert, key }); // throws where they do not belong together
  return { certificate: { cert, key }, version };
}

async function versionOf({ certificate, key }: CertificateFiles): Promise<string> {
  const facts = await Promise.all([certificate, key].map((file) => stat(file)));
  return facts.map(({ mtimeMs, size, ino }) => [mtimeMs, size, ino].join("/")).join("\n");
}

const messageOf = (problem: unknown) => (problem instanceof Error ? problem.message : "unreadable");

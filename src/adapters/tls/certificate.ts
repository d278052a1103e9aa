/** The certificate that the server shows, from two files that whoever renews it writes anew. */
import { readFile } from "node:fs/promises";
import { createSecureContext } from "node:tls";
import { type Followed, type FollowLog, follow, messageOf, versionOf } from "../followed.ts";

/** Where they are. Both PEM. */
export type CertificateFiles = { readonly certificate: string; readonly key: string };

/** A chain and its private key, as Node's servers take them. */
export type Certificate = { readonly cert: string; readonly key: string };

/** A certificate that follows its files. */
export type OpenCertificate = Omit<Followed<Certificate>, "current"> & {
  readonly current: Certificate;
  /** Calls back with every new certificate. */
  readonly onChange: (use: (certificate: Certificate) => void) => void;
};

const checkMs = 1_000;

/**
 * Reads the files, and reads them again when one changes. New ones that do not belong together, as between two writes, leave the old ones in use.
 * @throws Error one sentence that names the settings
 */
export async function openCertificate(files: CertificateFiles, log: FollowLog): Promise<OpenCertificate> {
  const { certificate, key } = files;
  const listeners: ((renewed: Certificate) => void)[] = [];
  const following = {
    read: () => read(files),
    version: () => versionOf(certificate, key),
    checkMs,
    log,
    about: { files },
    renewed: "The certificate was read anew.",
    broken: "The new certificate cannot be used; the old one stays in use.",
  };
  const useEverywhere = (renewed: Certificate) => {
    for (const use of listeners) use(renewed);
  };
  const followed = await follow(following, useEverywhere).catch((problem: unknown) => {
    throw new Error(
      `POOLHOUSE_TLS_CERTIFICATE and POOLHOUSE_TLS_KEY: cannot use ${certificate} and ${key} (${messageOf(problem)}): name the files of a certificate chain and of its own private key, both PEM.`,
    );
  });
  const { current, check, close } = followed;
  return { current: current(), onChange: (use) => void listeners.push(use), check, close };
}

async function read(files: CertificateFiles): Promise<Certificate> {
  const [cert, key] = await Promise.all([readFile(files.certificate, "utf8"), readFile(files.key, "utf8")]);
  createSecureContext({ cert, key }); // throws where they do not belong together
  return { cert, key };
}

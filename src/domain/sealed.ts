/** A secret under the master key, as the store keeps it: text that names its key and is useless without it. */
export type Sealed = string & { readonly sealed: unique symbol };

/** A keyed digest of a short secret (a code, a session id): what the store keeps to recognise it and cannot be guessed back from a dump. */
export type Digest = string & { readonly digest: unique symbol };

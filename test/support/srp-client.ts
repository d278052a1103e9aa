/** An SRP client written from the protocol's description, apart from the server's code, so that tests can also cheat. @see spec/auth.md §3.4 */
import { createDiffieHellman, createHash, createHmac, randomBytes } from "node:crypto";

const N = BigInt(
  `0x${[
    "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F1437",
    "4FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7EDEE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF05",
    "98DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B",
    "E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D04507A33",
    "A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864",
    "D87602733EC86A64521F2B18177B200CBBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF",
  ].join("")}`,
);
export const groupPrime = N.toString(16);

const padHex = (value: bigint) => {
  const hex = value.toString(16);
  const even = hex.length % 2 ? `0${hex}` : hex;
  return /^[89a-f]/.test(even) ? `00${even}` : even;
};
const hash = (...parts: Buffer[]) => createHash("sha256").update(Buffer.concat(parts)).digest();
const bytes = (hex: string) => Buffer.from(hex, "hex");
const number = (buffer: Buffer) => BigInt(`0x${buffer.toString("hex")}`);
const even = (hex: string) => (hex.length % 2 ? `0${hex}` : hex);

const diffieHellman = createDiffieHellman(bytes(groupPrime), 2);
/** base^exponent mod N; OpenSSL does in a moment what BigInt does in many. */
function power(base: bigint, exponent: bigint): bigint {
  diffieHellman.setPrivateKey(bytes(even(exponent.toString(16))));
  return number(diffieHellman.computeSecret(bytes(even((base % N).toString(16)))));
}

const k = number(hash(bytes(padHex(N)), bytes(padHex(2n))));
const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The TIMESTAMP of a moment. @param now epoch seconds */
export function srpTimestamp(now: number): string {
  const date = new Date(now * 1000);
  const time = date.toISOString().slice(11, 19);
  return `${days[date.getUTCDay()]} ${months[date.getUTCMonth()]} ${date.getUTCDate()} ${time} UTC ${date.getUTCFullYear()}`;
}

/** x of a secret. @param salt hex */
const privateKey = (group: string, name: string, secret: string, salt: string) =>
  number(hash(bytes(padHex(BigInt(`0x${salt}`))), hash(Buffer.from(`${group}${name}:${secret}`))));

/** What a server keeps to recognise a secret. @param salt hex @returns v, hex, as it is hashed */
export const srpVerifier = (group: string, name: string, secret: string, salt: string): string =>
  padHex(power(2n, privateKey(group, name, secret, salt)));

/** Who proves what: in SRP a pool's name and a user, or a device's group and key. */
type Prover = { readonly group: string; readonly name: string; readonly secret: string };

/** One exchange: `A` for SRP_A; `prove` makes the claim of whoever knows the secret from the challenge's parameters. */
export function anSrpExchange() {
  const a = number(randomBytes(128));
  const A = power(2n, a);
  return {
    A: A.toString(16),
    prove({ group, name, secret }: Prover, parameters: Record<string, string> | undefined, TIMESTAMP: string): Record<string, string> {
      const { SALT = "", SRP_B = "", SECRET_BLOCK = "" } = parameters ?? {};
      const B = BigInt(`0x${SRP_B}`);
      const u = number(hash(bytes(padHex(A)), bytes(padHex(B))));
      const x = privateKey(group, name, secret, SALT);
      const base = (((B - k * power(2n, x)) % N) + N) % N;
      const S = power(base, a + u * x);
      const extracted = createHmac("sha256", bytes(padHex(u)))
        .update(bytes(padHex(S)))
        .digest();
      const key = createHmac("sha256", extracted).update("Caldera Derived Key\x01").digest().subarray(0, 16);
      const signed = Buffer.concat([Buffer.from(group + name), Buffer.from(SECRET_BLOCK, "base64"), Buffer.from(TIMESTAMP)]);
      return {
        PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
        PASSWORD_CLAIM_SIGNATURE: createHmac("sha256", key).update(signed).digest("base64"),
        TIMESTAMP,
      };
    },
  };
}

/** An exchange of a user: `answer` makes the ChallengeResponses to PASSWORD_VERIFIER's parameters. */
export function anSrpClient(poolId: string, password: string) {
  const group = poolId.slice(poolId.indexOf("_") + 1);
  const { A, prove } = anSrpExchange();
  return {
    A,
    answer(parameters: Record<string, string> | undefined, now: number, TIMESTAMP = srpTimestamp(now)): Record<string, string> {
      const { USER_ID_FOR_SRP = "" } = parameters ?? {};
      return { USERNAME: USER_ID_FOR_SRP, ...prove({ group, name: USER_ID_FOR_SRP, secret: password }, parameters, TIMESTAMP) };
    },
  };
}

/** Self-signed certificates for tests, written without any tool of the machine. @see RFC 5280 §4.1 */
import { generateKeyPairSync, randomBytes, sign } from "node:crypto";

const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  const { length } = body;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
};
const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
const text = (value: string) => der(0x0c, Buffer.from(value));
const time = (year: number) => der(0x18, Buffer.from(`${year}0101000000Z`));
const oid = (hex: string) => der(0x06, Buffer.from(hex, "hex"));
const commonName = oid("550403");
const subjectAltName = oid("551d11");
const ecdsaWithSha256 = sequence(oid("2a8648ce3d040302"));

/** A certificate for 127.0.0.1 and its private key. @param name its common name, by which tests tell it from others */
export function aCertificate(name: string): { readonly cert: string; readonly key: string } {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const names = sequence(der(0x31, sequence(commonName, text(name))));
  const loopback = sequence(der(0x87, Buffer.from([127, 0, 0, 1])));
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1]), randomBytes(8)),
    ecdsaWithSha256,
    names,
    sequence(time(2020), time(2120)),
    names,
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(sequence(subjectAltName, der(0x04, loopback)))),
  );
  const signature = der(0x03, Buffer.from([0]), sign("sha256", body, privateKey));
  const lines = sequence(body, ecdsaWithSha256, signature)
    .toString("base64")
    .match(/.{1,64}/g);
  const cert = ["-----BEGIN CERTIFICATE-----", ...(lines ?? []), "-----END CERTIFICATE-----", ""].join("\n");
  return { cert, key: privateKey.export({ type: "pkcs8", format: "pem" }).toString() };
}

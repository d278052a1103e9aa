/** Writes small databases in MaxMind's format, so that tests need no download. @see MaxMind DB file format specification 2.0 */
import { numberOf } from "../../src/domain/network/address.ts";

/** What a value of the database may be here. Whole numbers become uint32, others doubles. */
export type GeoValue = string | number | { readonly [member: string]: GeoValue };

type Node = [left: Record, right: Record];
type Record = { readonly data: number } | Node | undefined;

const separator = Buffer.alloc(16);
const marker = Buffer.from("\xab\xcd\xefMaxMind.com", "latin1");

/** A database. @param entries ranges (CIDR) and what is known of them; a range must not lie in another */
export function mmdb(entries: Readonly<{ [range: string]: GeoValue }>): Buffer {
  const root: Node = [undefined, undefined];
  const data: Buffer[] = [];
  let size = 0;
  for (const [range, value] of Object.entries(entries)) {
    const encoded = encode(value);
    insert(root, bitsOf(range), size);
    data.push(encoded);
    size += encoded.length;
  }
  const nodes = listed(root);
  const tree = Buffer.concat(nodes.map((node) => Buffer.concat(node.map((record) => uint(pointer(record, nodes), 3)))));
  const metadata = {
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: 1,
    database_type: "Test-City",
    ip_version: 6,
    node_count: nodes.length,
    record_size: 24,
  };
  return Buffer.concat([tree, separator, ...data, marker, encode(metadata)]);
}

/** An IPv4 range stands in the first 2^32 addresses of IPv6. */
function bitsOf(range: string): string {
  const [address = "", length] = range.split("/");
  const number = numberOf(address);
  if (!number) throw new Error(`no range: ${range}`);
  const bits = number.family === 4 ? 96 + Number(length) : Number(length);
  return number.value.toString(2).padStart(128, "0").slice(0, bits);
}

function insert(root: Node, bits: string, data: number): void {
  let node = root;
  for (const bit of bits.slice(0, -1)) {
    const there = node[Number(bit)];
    const next: Node = Array.isArray(there) ? there : [undefined, undefined];
    node[Number(bit)] = next;
    node = next;
  }
  node[Number(bits.at(-1))] = { data };
}

const listed = (node: Node): Node[] => [node, ...node.flatMap((record) => (Array.isArray(record) ? listed(record) : []))];

function pointer(record: Record, nodes: readonly Node[]): number {
  if (record === undefined) return nodes.length;
  return Array.isArray(record) ? nodes.indexOf(record) : nodes.length + separator.length + record.data;
}

function encode(value: GeoValue): Buffer {
  if (typeof value === "string") return Buffer.concat([control(2, Buffer.byteLength(value)), Buffer.from(value)]);
  if (typeof value === "object") {
    const members = Object.entries(value);
    return Buffer.concat([control(7, members.length), ...members.flatMap(([name, member]) => [encode(name), encode(member)])]);
  }
  if (Number.isInteger(value) && value >= 0) return Buffer.concat([control(6, 4), uint(value, 4)]);
  const double = Buffer.alloc(8);
  double.writeDoubleBE(value);
  return Buffer.concat([control(3, 8), double]);
}

/** @param size below 29: tests have no longer values */
const control = (type: number, size: number) => Buffer.from([(type << 5) | size]);

function uint(value: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntBE(value, 0, bytes);
  return buffer;
}

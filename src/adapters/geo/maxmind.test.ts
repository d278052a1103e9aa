import assert from "node:assert/strict";
import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { aFolder } from "../../../test/support/folder.ts";
import { mmdb } from "../../../test/support/mmdb.ts";
import { openGeo } from "./maxmind.ts";

const folder = aFolder();
const amsterdam = {
  country: { iso_code: "NL" },
  city: { names: { en: "Amsterdam" } },
  location: { latitude: 52.37, longitude: 4.89, accuracy_radius: 20 },
};

function aLog() {
  const lines: string[] = [];
  const keep = (_fields: object, sentence: string) => void lines.push(sentence);
  return { lines, info: keep, error: keep };
}

function aFile(name: string, content: Buffer): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

const known = mmdb({
  "192.0.2.0/24": amsterdam,
  "2001:db8::/32": { country: { iso_code: "DE" } },
  "203.0.113.0/24": { country: "FR", location: { latitude: "north" } },
});

for (const [address, location] of [
  ["192.0.2.7", { country: "NL", city: "Amsterdam", latitude: 52.37, longitude: 4.89, accuracyKm: 20 }],
  ["::ffff:192.0.2.7", { country: "NL", city: "Amsterdam", latitude: 52.37, longitude: 4.89, accuracyKm: 20 }],
  ["2001:DB8::1%eth0", { country: "DE" }],
  ["203.0.113.1", {}],
  ["198.51.100.1", undefined],
  ["unknown", undefined],
] as const)
  test(`${address} is in ${JSON.stringify(location)}`, async () => {
    const geo = await openGeo(aFile("known.mmdb", known), aLog());
    assert.deepEqual(geo.locationOf(address), location);
    assert.equal(geo.countryOf(address), location && "country" in location ? location.country : undefined);
    geo.close();
  });

test("what is no database stops the start with a sentence", async () => {
  const file = aFile("broken.mmdb", Buffer.from("no database"));
  await assert.rejects(openGeo(file, aLog()), { message: /^POOLHOUSE_GEO_DATABASE: cannot read .*broken\.mmdb/ });
  await assert.rejects(openGeo(join(folder, "none.mmdb"), aLog()), { message: /^POOLHOUSE_GEO_DATABASE: .*ENOENT/ });
});

test("a new file is opened, a broken one is not", async () => {
  const file = aFile("changing.mmdb", known);
  const log = aLog();
  const geo = await openGeo(file, log);
  await geo.check();
  renameSync(aFile("next.mmdb", mmdb({ "192.0.2.0/24": { country: { iso_code: "BE" } } })), file);
  await geo.check();
  assert.equal(geo.countryOf("192.0.2.1"), "BE");
  renameSync(aFile("next.mmdb", Buffer.from("half a file")), file);
  await geo.check();
  await geo.check();
  assert.equal(geo.countryOf("192.0.2.1"), "BE");
  assert.deepEqual(log.lines, ["The geo database was opened anew.", "The new geo database cannot be read; the old one stays in use."]);
  geo.close();
});

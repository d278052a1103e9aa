/** The files for operators speak of what there is: settings by their names, metrics that the page shows. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { parse } from "yaml";
import { settings } from "../src/config.ts";
import { createFigures } from "../src/server/figures.ts";

const variables = Object.values(settings).map(({ variable }) => variable);
const read = (path: string) => readFileSync(path, "utf8");

for (const path of ["Dockerfile", "compose.yaml", "deploy/systemd/poolhouse.service", "deploy/helm/poolhouse/templates/deployment.yaml"])
  test(`${path} names settings that exist`, () => {
    const named = [...read(path).matchAll(/\bPOOLHOUSE_[A-Z_]+\b/g)].map(([name]) => name);
    assert.deepEqual(
      named.filter((name) => !variables.includes(name)),
      [],
    );
  });

for (const path of ["deploy/prometheus/poolhouse.rules.yaml", "deploy/grafana/poolhouse.json"])
  test(`${path} asks for metrics that exist`, async () => {
    const { body } = await createFigures().page();
    const shown = [...body.matchAll(/^# TYPE (\S+) (\w+)/gm)].flatMap(([, name, type]) =>
      type === "histogram" ? [`${name}_bucket`] : [name],
    );
    const text = JSON.stringify(parse(read(path)));
    const asked = new Set([...text.matchAll(/\b(?:poolhouse|nodejs|process)_[a-z0-9_]+\b/g)].map(([name]) => name));
    assert.ok(asked.size > 3);
    assert.deepEqual(
      [...asked].filter((name) => !shown.includes(name)),
      [],
    );
  });

test("the dashboard shows every figure of our own", async () => {
  const { body } = await createFigures().page();
  const own = [...body.matchAll(/^# TYPE (poolhouse_\S+)/gm)].map(([, name = ""]) => name);
  const dashboard = read("deploy/grafana/poolhouse.json");
  assert.ok(own.length > 8);
  assert.deepEqual(
    own.filter((name) => !dashboard.includes(name)),
    [],
  );
});

test("compose.yaml and the chart's values are YAML, the chart has a name and a version", () => {
  assert.ok(parse(read("compose.yaml")).services.poolhouse);
  assert.ok(parse(read("deploy/helm/poolhouse/values.yaml")).replicaCount > 1);
  assert.equal(parse(read("deploy/helm/poolhouse/Chart.yaml")).name, "poolhouse");
});

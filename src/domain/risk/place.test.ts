import assert from "node:assert/strict";
import test from "node:test";
import { countryName, distanceKm, pointOf } from "./place.ts";

const [berlin, paris, sydney] = [
  [52.52, 13.405],
  [48.8566, 2.3522],
  [-33.8688, 151.2093],
] as const;

for (const [name, one, other, km] of [
  ["here", berlin, berlin, 0],
  ["Berlin and Paris", berlin, paris, 878],
  ["Paris and Sydney", paris, sydney, 16_960],
  ["both ends of the date line", [0, 179.5], [0, -179.5], 111],
  ["the poles", [90, 0], [-90, 0], 20_015],
] as const)
  test(`between ${name} are ${km} km`, () => assert.equal(Math.round(distanceKm(one, other) / 10), Math.round(km / 10)));

for (const [name, place, point] of [
  ["a city", { latitude: 1, longitude: 2, accuracyKm: 20 }, [1, 2]],
  ["a point of unknown accuracy", { latitude: 0, longitude: 0 }, [0, 0]],
  ["the middle of a country", { latitude: 1, longitude: 2, accuracyKm: 1000 }, undefined],
  ["half a point", { latitude: 1 }, undefined],
  ["nothing", {}, undefined],
] as const)
  test(`the point of ${name}`, () => assert.deepEqual(pointOf(place), point));

for (const [code, name] of [
  ["DE", "Germany"],
  ["CO", "Colombia"],
  ["QX", "QX"],
  ["nowhere", "nowhere"],
] as const)
  test(`${code} is ${name}`, () => assert.equal(countryName(code), name));

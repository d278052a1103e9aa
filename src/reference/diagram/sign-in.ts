/** The challenge machine drawn: what is asked, in which order, down to the tokens. @see src/domain/sign-in/steps.ts */
import { type Box, type Diagram, svg } from "./svg.ts";

/** What the diagram says, in one sentence. */
export const diagramText =
  "A sign-in begins with a flow, proves a first factor, then meets a challenge for a new password where the password is temporary, a second factor where MFA asks for one, the device's proof where it is remembered, and ends with tokens";

const width = 480;

const box = (id: string, kind: Box["kind"], [x, y, w, height]: readonly [number, number, number, number], ...lines: string[]): Box => ({
  id,
  kind,
  x,
  y,
  width: w,
  height,
  lines,
});

/** The boxes in the order of a sign-in. */
export const boxes: readonly Box[] = [
  box("start", "fact", [130, 8, 220, 34], "InitiateAuth, AdminInitiateAuth"),
  box("password", "fact", [8, 84, 142, 66], "USER_PASSWORD_AUTH", "ADMIN_USER_", "PASSWORD_AUTH"),
  box("srp", "fact", [169, 84, 142, 34], "USER_SRP_AUTH"),
  box("user-auth", "fact", [330, 84, 142, 34], "USER_AUTH"),
  box("verifier", "challenge", [169, 240, 142, 34], "PASSWORD_VERIFIER"),
  box("select", "challenge", [330, 146, 142, 34], "SELECT_CHALLENGE"),
  box("choice", "challenge", [330, 208, 142, 82], "PASSWORD", "PASSWORD_SRP", "EMAIL_OTP", "SMS_OTP"),
  box("first", "fact", [8, 326, 464, 34], "the first factor is proved"),
  box("new-password", "challenge", [8, 402, 208, 34], "NEW_PASSWORD_REQUIRED"),
  box("second", "fact", [8, 478, 464, 34], "the MFA table decides"),
  box("set-up", "challenge", [330, 554, 142, 34], "MFA_SETUP"),
  box("select-mfa", "challenge", [130, 554, 168, 34], "SELECT_MFA_TYPE"),
  box("code", "challenge", [130, 626, 168, 66], "SMS_MFA", "SOFTWARE_TOKEN_MFA", "EMAIL_OTP"),
  box("proved", "fact", [8, 732, 464, 34], "MFA is satisfied, not asked for, or left to the device"),
  box("device", "challenge", [130, 808, 238, 34], "DEVICE_SRP_AUTH"),
  box("device-verifier", "challenge", [130, 870, 238, 34], "DEVICE_PASSWORD_VERIFIER"),
  box("tokens", "end", [8, 944, 464, 34], "tokens"),
];

const arrows: Diagram["arrows"] = [
  {
    points: [
      [170, 42],
      [79, 84],
    ],
  },
  {
    points: [
      [240, 42],
      [240, 84],
    ],
  },
  {
    points: [
      [310, 42],
      [401, 84],
    ],
  },
  {
    points: [
      [79, 150],
      [79, 326],
    ],
    label: { text: "password right", at: [86, 230] },
  },
  {
    points: [
      [240, 118],
      [240, 240],
    ],
  },
  {
    points: [
      [401, 118],
      [401, 146],
    ],
  },
  {
    points: [
      [401, 180],
      [401, 208],
    ],
  },
  {
    points: [
      [330, 257],
      [311, 257],
    ],
  },
  {
    points: [
      [240, 274],
      [240, 326],
    ],
  },
  {
    points: [
      [401, 290],
      [401, 326],
    ],
  },
  {
    points: [
      [112, 360],
      [112, 402],
    ],
    label: { text: "password is temporary", at: [119, 386] },
  },
  {
    points: [
      [112, 436],
      [112, 478],
    ],
  },
  {
    points: [
      [350, 360],
      [350, 478],
    ],
    label: { text: "else", at: [357, 424] },
  },
  {
    points: [
      [60, 512],
      [60, 732],
    ],
    label: { text: "none", at: [18, 626] },
  },
  {
    points: [
      [214, 512],
      [214, 554],
    ],
    label: { text: "several fit", at: [221, 538] },
  },
  {
    points: [
      [401, 512],
      [401, 554],
    ],
    label: { text: "none set up", at: [396, 538] },
  },
  {
    points: [
      [214, 588],
      [214, 626],
    ],
  },
  {
    points: [
      [95, 512],
      [95, 659],
      [130, 659],
    ],
    label: { text: "one fits", at: [100, 620] },
  },
  {
    points: [
      [214, 692],
      [214, 732],
    ],
  },
  {
    points: [
      [401, 588],
      [401, 732],
    ],
    label: { text: "app", at: [408, 664] },
  },
  {
    points: [
      [360, 588],
      [360, 659],
      [298, 659],
    ],
    label: { text: "e-mail", at: [312, 653] },
  },
  {
    points: [
      [249, 766],
      [249, 808],
    ],
    label: { text: "the device is remembered", at: [256, 792] },
  },
  {
    points: [
      [249, 842],
      [249, 870],
    ],
  },
  {
    points: [
      [249, 904],
      [249, 944],
    ],
  },
  {
    points: [
      [60, 766],
      [60, 944],
    ],
    label: { text: "else", at: [67, 858] },
  },
];

/** The SVG of docs/reference/sign-in.svg. */
export const signInDiagram = (): string => svg({ width, height: 986, title: diagramText, boxes, arrows });

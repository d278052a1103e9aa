/** The challenge machine drawn: what is asked, in which order, down to the tokens. @see src/domain/sign-in/steps.ts */
import { type Arrow, type Box, svg } from "./svg.ts";

/** What the diagram says, in one sentence. */
export const diagramText =
  "A sign-in begins with a flow, proves a first factor, then meets a challenge for a new password where the password is temporary, a second factor where MFA asks for one, the device's proof where it is remembered, and ends with tokens";

const width = 520;

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
  box("start", "fact", [140, 8, 240, 34], "InitiateAuth, AdminInitiateAuth"),
  box("password", "fact", [8, 84, 162, 66], "USER_PASSWORD_AUTH", "ADMIN_USER_", "PASSWORD_AUTH"),
  box("srp", "fact", [182, 84, 156, 34], "USER_SRP_AUTH"),
  box("user-auth", "fact", [362, 84, 150, 34], "USER_AUTH"),
  box("verifier", "challenge", [182, 232, 156, 34], "PASSWORD_VERIFIER"),
  box("select", "challenge", [362, 146, 150, 34], "SELECT_CHALLENGE"),
  box("choice", "challenge", [362, 208, 150, 82], "PASSWORD", "PASSWORD_SRP", "EMAIL_OTP", "SMS_OTP"),
  box("first", "fact", [8, 326, 504, 34], "the first factor is proved"),
  box("new-password", "challenge", [8, 402, 218, 34], "NEW_PASSWORD_REQUIRED"),
  box("second", "fact", [8, 478, 504, 34], "the MFA table decides"),
  box("set-up", "challenge", [382, 554, 130, 34], "MFA_SETUP"),
  box("select-mfa", "challenge", [150, 554, 180, 34], "SELECT_MFA_TYPE"),
  box("code", "challenge", [150, 626, 180, 66], "SMS_MFA", "SOFTWARE_TOKEN_MFA", "EMAIL_OTP"),
  box("proved", "fact", [8, 732, 504, 34], "MFA is satisfied, not asked for, or left to the device"),
  box("device", "challenge", [150, 808, 250, 34], "DEVICE_SRP_AUTH"),
  box("device-verifier", "challenge", [150, 870, 250, 34], "DEVICE_PASSWORD_VERIFIER"),
  box("tokens", "end", [8, 944, 504, 34], "tokens"),
];

const arrow = (points: Arrow["points"], text?: string, at?: readonly [number, number]): Arrow => ({
  points,
  ...(text !== undefined && at && { label: { text, at } }),
});

const arrows: readonly Arrow[] = [
  arrow([
    [190, 42],
    [89, 84],
  ]),
  arrow([
    [260, 42],
    [260, 84],
  ]),
  arrow([
    [330, 42],
    [437, 84],
  ]),
  arrow(
    [
      [89, 150],
      [89, 326],
    ],
    "right",
    [96, 240],
  ),
  arrow([
    [260, 118],
    [260, 232],
  ]),
  arrow([
    [437, 118],
    [437, 146],
  ]),
  arrow([
    [437, 180],
    [437, 208],
  ]),
  arrow([
    [362, 249],
    [338, 249],
  ]),
  arrow([
    [260, 266],
    [260, 326],
  ]),
  arrow([
    [437, 290],
    [437, 326],
  ]),
  arrow(
    [
      [117, 360],
      [117, 402],
    ],
    "password is temporary",
    [124, 386],
  ),
  arrow([
    [117, 436],
    [117, 478],
  ]),
  arrow(
    [
      [380, 360],
      [380, 478],
    ],
    "else",
    [387, 424],
  ),
  arrow(
    [
      [40, 512],
      [40, 732],
    ],
    "none",
    [47, 716],
  ),
  arrow(
    [
      [100, 512],
      [100, 659],
      [150, 659],
    ],
    "one fits",
    [50, 540],
  ),
  arrow(
    [
      [240, 512],
      [240, 554],
    ],
    "several fit",
    [247, 538],
  ),
  arrow(
    [
      [470, 512],
      [470, 554],
    ],
    "none yet",
    [410, 538],
  ),
  arrow([
    [240, 588],
    [240, 626],
  ]),
  arrow([
    [240, 692],
    [240, 732],
  ]),
  arrow(
    [
      [470, 588],
      [470, 732],
    ],
    "app",
    [477, 664],
  ),
  arrow(
    [
      [420, 588],
      [420, 659],
      [330, 659],
    ],
    "e-mail",
    [350, 653],
  ),
  arrow(
    [
      [275, 766],
      [275, 808],
    ],
    "the device is remembered",
    [282, 792],
  ),
  arrow([
    [275, 842],
    [275, 870],
  ]),
  arrow([
    [275, 904],
    [275, 944],
  ]),
  arrow(
    [
      [70, 766],
      [70, 944],
    ],
    "else",
    [77, 858],
  ),
];

/** The SVG of docs/reference/sign-in.svg. */
export const signInDiagram = (): string => svg({ width, height: 986, title: diagramText, boxes, arrows });

/** The audit trail: where events go, and what the store keeps of it. Lines are only ever added, and go by age alone. @see docs/audit.md */
import type { AuditAnchor, AuditHead, AuditLine } from "../domain/audit/chain.ts";
import type { AuditEvent } from "../domain/audit/event.ts";
import type { Page } from "./store.ts";

/** Takes events of what is done. */
export interface AuditTrail {
  /** Takes one and writes it right after, with others. @returns once it is written, or could not be and is tried again. Throws nothing */
  record(event: AuditEvent): Promise<void>;
}

/** Which events are wanted; what is left out does not matter. Moments are epoch seconds. */
export type AuditQuery = {
  readonly poolId?: string | undefined;
  readonly sub?: string | undefined;
  readonly operation?: string | undefined;
  /** `ok`, the name of an exception, or `refused` for all exceptions. */
  readonly result?: string | undefined;
  readonly accessKeyId?: string | undefined;
  readonly address?: string | undefined;
  readonly since?: number | undefined;
  readonly until?: number | undefined;
};

export interface AuditStore {
  /** Adds lines and moves their chain's head, in one commit. Lines that are there already stay as they are. */
  append(lines: readonly AuditLine[], head: AuditHead): Promise<void>;
  /** Lines of a chain behind a number, in their order. */
  lines(chain: string, after: number, limit: number): Promise<readonly AuditLine[]>;
  findHead(chain: string): Promise<AuditHead | undefined>;
  findAnchor(chain: string): Promise<AuditAnchor | undefined>;
  /** The id of the next chain behind another, in the order of ids, whether its head is still there or only lines. */
  nextChain(after: string): Promise<string | undefined>;
  /** The heads of the chains that began last. */
  latestHeads(limit: number): Promise<readonly AuditHead[]>;
  /** One page, newest first. */
  find(query: AuditQuery, page: { readonly limit: number; readonly after?: string | undefined }): Promise<Page<AuditLine>>;
  /** Moves the anchor of a chain forward; without effect where it is as far already. */
  moveAnchor(anchor: AuditAnchor): Promise<void>;
  /** Removes a small batch of the lines that an anchor lets go. @returns how many rows went */
  removeUpTo(chain: string, number: number, limit: number): Promise<number>;
}

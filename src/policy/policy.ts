/**
 * The policy as other programs read it: these shapes are the JSON of `assent policy read`,
 * so a change here changes a published contract.
 */
export type ClauseId = string & { readonly __brand: 'ClauseId' }
export type PolicyId = string & { readonly __brand: 'PolicyId' }
export type VersionId = string & { readonly __brand: 'VersionId' }

export const boundAudiences = ['staff', 'governor', 'visitor', 'pupil', 'parent'] as const
/** Whom a clause binds. Only the first three are ever asked to sign. */
export type BoundAudience = (typeof boundAudiences)[number]

/**
 * `prohibited` may not; `conditional` only with somebody's permission or on a stated condition;
 * `permitted` may; `required` must do; `information` binds nobody.
 */
export const rules = ['prohibited', 'conditional', 'permitted', 'required', 'information'] as const
export type Rule = (typeof rules)[number]

export interface Clause {
  /** Stable for the same text; never the printed number, which can repeat. */
  readonly id: ClauseId
  /** The label as printed, `6.1.4` or `(a)`. */
  readonly number: string | null
  /** Headings above the clause, outermost first. */
  readonly heading: readonly string[]
  /** The sentence that a sub-clause continues: "School systems must not be used …:". */
  readonly leadIn: string | null
  /** Verbatim, page furniture removed and cut sentences healed. */
  readonly text: string
  readonly audiences: readonly BoundAudience[]
  readonly rule: Rule
  /** Roles or people as the clause names them. */
  readonly permissionFrom: readonly string[]
  readonly reportTo: readonly string[]
}

export const fieldKinds = ['fullName', 'jobTitle', 'signature', 'date', 'other'] as const
export type FieldKind = (typeof fieldKinds)[number]

export interface DeclarationField {
  readonly kind: FieldKind
  readonly label: string
}

export interface Countersignature {
  readonly label: string
  readonly fields: readonly DeclarationField[]
}

export interface Declaration {
  /** The words that are signed, verbatim. */
  readonly statement: string
  readonly fields: readonly DeclarationField[]
  readonly countersignature: Countersignature | null
}

export interface Contact {
  readonly name: string | null
  readonly role: string | null
}

export interface Policy {
  readonly title: string
  readonly school: string | null
  /** `2024-2025` */
  readonly academicYear: string | null
  /** As precise as the text: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; likewise the next two. */
  readonly adoptedOn: string | null
  readonly reviewedOn: string | null
  readonly reviewDueOn: string | null
  /** `sha256:` and 64 hex digits over the canonical text, see `content-hash.ts`. */
  readonly contentHash: string
  /** Whom the policy says to ask about it. */
  readonly contacts: readonly Contact[]
  readonly clauses: readonly Clause[]
  readonly declaration: Declaration
  /** What the reader removed, joined or was unsure of, in plain sentences. */
  readonly notices: readonly string[]
}

export const correctedFields = [
  'audiences',
  'rule',
  'permissionFrom',
  'reportTo',
  'scope',
  'title',
  'adoptedOn',
  'reviewedOn',
  'reviewDueOn',
  'joined',
  'removed',
  'restored',
] as const
export type CorrectedField = (typeof correctedFields)[number]

/** What somebody decided otherwise than the reader; the version's policy has it so. */
export interface AppliedCorrection {
  /** Nothing where it is about the whole policy, or took the clause away. */
  readonly clauseId: ClauseId | null
  readonly field: CorrectedField
  readonly value: string
  readonly by: string
  readonly at: string
}

/** The file a version was read from, kept as it was given. */
export interface OriginalFile {
  /** Of its bytes, 64 hex digits; it is found by this. */
  readonly sha256: string
  readonly name: string
  readonly contentType: string
  readonly bytes: number
}

/** One published, unchangeable text of a policy. */
export interface PolicyVersion {
  readonly policyId: PolicyId
  /** Derived from the content hash and from what people corrected: the same text understood the same is the same version. */
  readonly versionId: VersionId
  readonly publishedAt: string
  /** Who said so, where somebody did. */
  readonly publishedBy?: string | undefined
  readonly policy: Policy
  /** Absent where none was given, as for every version before files were kept. */
  readonly original?: OriginalFile | undefined
  /** Absent where nobody corrected anything. */
  readonly corrections?: readonly AppliedCorrection[] | undefined
}

/** The clauses that bind somebody in any of these audiences, in the policy's order. */
export function clausesBinding(policy: Policy, audiences: readonly BoundAudience[]): readonly Clause[] {
  return policy.clauses.filter((clause) => clause.audiences.some((bound) => audiences.includes(bound)))
}

/** Whom a token speaks for, and what that may see. */
export interface Me {
  readonly userId: string;
  readonly userName: string;
  readonly displayName: string;
  readonly kind: 'user' | 'application';
  readonly tenantId: string;
  readonly partnerName: string;
  /** The partner account of the rows; null for an operator, who has none. */
  readonly accountId: string | null;
  readonly roles: readonly MyRole[];
  /** Whether the rows of every location are seen. */
  readonly wholeAccount: boolean;
  /** Those whose rows are seen; empty without rights. */
  readonly locations: readonly MyLocation[];
  /** Columns of these kinds (`revenue`, `personal`) read as null. */
  readonly withheld: readonly string[];
  readonly isOperator: boolean;
}

export interface MyRole {
  readonly role: string;
  /** Null: over the whole account. */
  readonly locations: readonly string[] | null;
}

export interface MyLocation {
  readonly id: string;
  readonly name: string;
}

/** One line of the audit log, as it is hashed. `at` in ISO 8601 with milliseconds. */
export type AuditLine = { at: string; actorKind: string; actorId: string; actorName: string; verb: string; subject: string; subjectId: string; partyId: string | null; origin: string }

/** The one way to write a line down: a JSON list in fixed order, so that the same line always has the same hash. */
export const auditText = (line: AuditLine): string =>
  JSON.stringify([line.at, line.actorKind, line.actorId, line.actorName, line.verb, line.subject, line.subjectId, line.partyId, line.origin])

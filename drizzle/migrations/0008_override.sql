CREATE INDEX "claim_override" ON "claim" USING btree ("override_of") WHERE override_of is not null;--> statement-breakpoint
-- Claims people and terminals for an appointment. `claim_no_overlap` has the last word. An override stands on a resource of its own name.
CREATE OR REPLACE FUNCTION "claim_slot"("of_appointment" uuid, "claims" jsonb) RETURNS void LANGUAGE sql AS $$
  INSERT INTO claim (id, appointment_id, resource_id, resource_kind, during, status, override_of, override_reason)
  SELECT wanted.id, of_appointment, wanted."resourceId", wanted."resourceKind", wanted.during::tstzrange, 'booked', wanted."overrideOf", wanted."overrideReason"
  FROM jsonb_to_recordset(claims) AS wanted(id uuid, "resourceId" text, "resourceKind" text, during text, "overrideOf" text, "overrideReason" text) ORDER BY wanted."resourceId";
$$;

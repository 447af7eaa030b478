-- What drizzle's schema cannot say: the database's own last words.

-- No officer and no terminal is ever in two places (rule A1).
ALTER TABLE "claim" ADD CONSTRAINT "claim_no_overlap"
  EXCLUDE USING gist ("resource_id" WITH =, "during" WITH &&) WHERE ("status" IN ('held', 'booked', 'live'));
--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_has_length" CHECK (NOT isempty("during") AND lower_inc("during") AND NOT upper_inc("during"));
--> statement-breakpoint
-- The audit log can only grow.
CREATE FUNCTION "audit_entry_is_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_entry is append-only';
END $$;
--> statement-breakpoint
CREATE TRIGGER "audit_entry_no_change" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION "audit_entry_is_append_only"();
--> statement-breakpoint
-- A signature is either a party's on a terminal or the mediator's own.
ALTER TABLE "seat" ADD CONSTRAINT "seat_has_one_holder" CHECK (num_nonnulls("terminal_id", "staff_id") = 1);

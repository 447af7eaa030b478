-- Chains a draft into the audit log at the very end of its transaction, so that writers wait for one another
-- for the length of a commit and never for the length of an action.
CREATE FUNCTION "audit_draft_is_chained"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  entry jsonb := NEW.body::jsonb;
  previous bytea;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('lianxin audit chain'));
  SELECT hash INTO previous FROM audit_entry ORDER BY seq DESC LIMIT 1;
  previous := coalesce(previous, decode(repeat('00', 32), 'hex'));
  INSERT INTO audit_entry (at, actor_kind, actor_id, actor_name, verb, subject, subject_id, party_id, origin, previous_hash, hash)
  VALUES ((entry->>0)::timestamptz, entry->>1, entry->>2, entry->>3, entry->>4, entry->>5, entry->>6, (entry->>7)::uuid, entry->>8,
    previous, sha256(previous || convert_to(NEW.body, 'UTF8')));
  DELETE FROM audit_draft WHERE id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "audit_draft_chain" AFTER INSERT ON "audit_draft"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "audit_draft_is_chained"();

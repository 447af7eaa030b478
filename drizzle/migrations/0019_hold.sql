CREATE TABLE "hold" (
	"id" uuid PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"key" text NOT NULL,
	"station_id" uuid NOT NULL,
	"matter" text NOT NULL,
	"ask" jsonb NOT NULL,
	"placed" jsonb NOT NULL,
	"reason" jsonb NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"open" boolean NOT NULL
);
--> statement-breakpoint
ALTER TABLE "claim" ALTER COLUMN "appointment_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "claim" ADD COLUMN "hold_id" uuid;--> statement-breakpoint
ALTER TABLE "hold" ADD CONSTRAINT "hold_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hold" ADD CONSTRAINT "hold_station_id_station_id_fk" FOREIGN KEY ("station_id") REFERENCES "public"."station"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "hold_submission" ON "hold" USING btree ("staff_id","key");--> statement-breakpoint
CREATE INDEX "hold_open" ON "hold" USING btree ("station_id") WHERE open;--> statement-breakpoint
CREATE INDEX "hold_until" ON "hold" USING btree ("until");--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_hold_id_hold_id_fk" FOREIGN KEY ("hold_id") REFERENCES "public"."hold"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "claim_hold" ON "claim" USING btree ("hold_id") WHERE hold_id is not null;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_has_one_owner" CHECK (num_nonnulls("appointment_id", "hold_id") = 1);
--> statement-breakpoint
-- Gives back what some holds claim. NOTE: under the county's lock, and only the county's own: two cannot wait for each other.
CREATE FUNCTION "free_holds"("freed" jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  ended uuid;
BEGIN
  FOR ended IN SELECT one::uuid FROM jsonb_array_elements_text(freed) AS one ORDER BY one LOOP
    UPDATE hold SET open = false WHERE id = ended AND open;
    DELETE FROM claim WHERE hold_id = ended;
  END LOOP;
END $$;
--> statement-breakpoint
-- Keeps a time for a submission, or gives a kept one other people and terminals. Answers false when the slot is gone.
CREATE FUNCTION "keep_hold"("kept" jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF slot_is_taken(kept->'claims') THEN RETURN false; END IF;
  IF kept ? 'key' THEN
    INSERT INTO hold (id, staff_id, key, station_id, matter, ask, placed, reason, until, open)
    VALUES ((kept->>'id')::uuid, (kept->>'staffId')::uuid, kept->>'key', (kept->>'stationId')::uuid, kept->>'matter', kept->'ask', kept->'placed', kept->'reason', (kept->>'until')::timestamptz, true)
    ON CONFLICT (id) DO UPDATE SET station_id = excluded.station_id, matter = excluded.matter, ask = excluded.ask, placed = excluded.placed, reason = excluded.reason, until = excluded.until, open = true;
  ELSE
    UPDATE hold SET placed = kept->'placed' WHERE id = (kept->>'id')::uuid;
  END IF;
  INSERT INTO claim (id, hold_id, resource_id, resource_kind, during, status)
  SELECT wanted.id, (kept->>'id')::uuid, wanted."resourceId", wanted."resourceKind", wanted.during::tstzrange, 'held'
  FROM jsonb_to_recordset(kept->'claims') AS wanted(id uuid, "resourceId" text, "resourceKind" text, during text) ORDER BY wanted."resourceId";
  RETURN true;
END $$;
--> statement-breakpoint
-- A whole plan: what changes or is kept no more first gives back what it held, then everything takes its place. Answers {"taken": true}
-- when somebody who does not ask for the county's lock was quicker, else {"booked": [one answer for each booking]}.
CREATE OR REPLACE FUNCTION "save_plan"("plan" jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  one jsonb;
  answer jsonb;
  booked jsonb := '[]';
BEGIN
  PERFORM free_holds(plan->'freed');
  DELETE FROM claim WHERE hold_id IN (SELECT (kept->>'id')::uuid FROM jsonb_array_elements(plan->'holds') AS kept);
  UPDATE claim SET status = 'released' WHERE status IN ('held', 'booked', 'live') AND appointment_id IN (SELECT (change->>'id')::uuid FROM jsonb_array_elements(plan->'changes') AS change);
  FOR one IN SELECT * FROM jsonb_array_elements(plan->'changes') LOOP
    IF NOT change_appointment(one) THEN RETURN jsonb_build_object('taken', true); END IF;
  END LOOP;
  FOR one IN SELECT * FROM jsonb_array_elements(plan->'holds') LOOP
    IF NOT keep_hold(one) THEN RETURN jsonb_build_object('taken', true); END IF;
  END LOOP;
  FOR one IN SELECT * FROM jsonb_array_elements(plan->'bookings') LOOP
    answer := book_appointment(one);
    IF answer ? 'taken' THEN RETURN answer; END IF;
    booked := booked || jsonb_build_array(answer);
  END LOOP;
  RETURN jsonb_build_object('booked', booked);
END $$;

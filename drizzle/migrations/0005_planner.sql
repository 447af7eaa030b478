CREATE TABLE "appointment_person" (
	"appointment_id" uuid NOT NULL,
	"craft" text NOT NULL,
	"staff_id" uuid NOT NULL,
	CONSTRAINT "appointment_person_appointment_id_craft_pk" PRIMARY KEY("appointment_id","craft")
);
--> statement-breakpoint
CREATE TABLE "escalation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"appointment_id" uuid NOT NULL,
	"cause" jsonb NOT NULL,
	"victim_of" uuid,
	"at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"settled_by" uuid,
	"way" text
);
--> statement-breakpoint
ALTER TABLE "appointment_place" DROP CONSTRAINT "appointment_place_appointment_id_side_pk";--> statement-breakpoint
ALTER TABLE "appointment" ALTER COLUMN "during" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "appointment" ALTER COLUMN "officer_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "appointment_place" ADD CONSTRAINT "appointment_place_appointment_id_side_station_id_pk" PRIMARY KEY("appointment_id","side","station_id");--> statement-breakpoint
ALTER TABLE "appointment" ADD COLUMN "minutes" integer;--> statement-breakpoint
UPDATE "appointment" SET "minutes" = extract(epoch from upper("during") - lower("during")) / 60;--> statement-breakpoint
ALTER TABLE "appointment" ALTER COLUMN "minutes" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "appointment" ADD COLUMN "also" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "appointment" ADD COLUMN "recused" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "appointment" ADD COLUMN "first_contact" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "appointment" ADD COLUMN "urgent_by" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "appointment" ADD COLUMN "tell_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "appointment" ADD COLUMN "told_at" timestamp with time zone;--> statement-breakpoint
UPDATE "appointment" SET "tell_at" = "registered_at", "told_at" = "registered_at";--> statement-breakpoint
ALTER TABLE "appointment" ADD COLUMN "standby" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "claim" ADD COLUMN "override_of" text;--> statement-breakpoint
ALTER TABLE "claim" ADD COLUMN "override_reason" text;--> statement-breakpoint
ALTER TABLE "unit" ADD COLUMN "county_id" uuid;--> statement-breakpoint
ALTER TABLE "appointment_person" ADD CONSTRAINT "appointment_person_appointment_id_appointment_id_fk" FOREIGN KEY ("appointment_id") REFERENCES "public"."appointment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointment_person" ADD CONSTRAINT "appointment_person_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_appointment_id_appointment_id_fk" FOREIGN KEY ("appointment_id") REFERENCES "public"."appointment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_victim_of_appointment_id_fk" FOREIGN KEY ("victim_of") REFERENCES "public"."appointment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_settled_by_staff_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "appointment_person_staff_id_index" ON "appointment_person" USING btree ("staff_id");--> statement-breakpoint
CREATE UNIQUE INDEX "escalation_open" ON "escalation" USING btree ("appointment_id") WHERE settled_at is null;--> statement-breakpoint
ALTER TABLE "unit" ADD CONSTRAINT "unit_county_id_unit_id_fk" FOREIGN KEY ("county_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "appointment_expected" ON "appointment" USING btree ("station_id") WHERE status in ('triaged', 'offered', 'confirmed', 'rescheduled', 'checked_in');--> statement-breakpoint
CREATE INDEX "appointment_to_tell" ON "appointment" USING btree ("tell_at") WHERE told_at is null;--> statement-breakpoint
CREATE INDEX "unit_county_id_index" ON "unit" USING btree ("county_id");--> statement-breakpoint
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_is_timed" CHECK (num_nonnulls("during", "officer_id") <> 1 AND ("status" <> 'confirmed' OR "during" IS NOT NULL));
--> statement-breakpoint
-- What is planned is written by functions: one trip to the database for a whole plan. The caller holds the county's lock.

-- Who sits at a meeting besides its officer.
CREATE FUNCTION "seat_people"("of_appointment" uuid, "people" jsonb) RETURNS void LANGUAGE sql AS $$
  DELETE FROM appointment_person WHERE appointment_id = of_appointment;
  INSERT INTO appointment_person (appointment_id, craft, staff_id)
  SELECT of_appointment, one.craft, one."staffId" FROM jsonb_to_recordset(people) AS one(craft text, "staffId" uuid);
$$;
--> statement-breakpoint
-- Hands a registration without a time to the duty lead.
CREATE FUNCTION "escalate"("of_appointment" uuid, "given" jsonb) RETURNS void LANGUAGE sql AS $$
  INSERT INTO escalation (id, appointment_id, cause, victim_of, at)
  VALUES ((given->>'id')::uuid, of_appointment, given->'cause', (given->>'victimOf')::uuid, (given->>'at')::timestamptz);
$$;
--> statement-breakpoint
-- One booking: the submission's key, a recheck, the case (or an open one), the appointment, its claims; without a time it goes to the duty lead.
-- Answers {"already": id} for a key that was booked before, {"taken": true} when the slot is gone, else {"caseNumber", "queueNumber"}.
-- NOTE: volatile plpgsql on purpose: each statement below sees what was committed while the caller waited for the lock.
CREATE OR REPLACE FUNCTION "book_appointment"("booking" jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  new_id uuid := (booking->>'id')::uuid;
  existing uuid;
  case_number text;
  called integer;
BEGIN
  SELECT id INTO existing FROM appointment WHERE registered_by = (booking->>'registeredBy')::uuid AND idempotency_key = booking->>'idempotencyKey';
  IF FOUND THEN RETURN jsonb_build_object('already', existing); END IF;
  IF slot_is_taken(booking->'claims') THEN RETURN jsonb_build_object('taken', true); END IF;
  IF booking ? 'case' THEN case_number := open_case(booking->'case'); ELSE SELECT number INTO case_number FROM case_file WHERE id = (booking->>'caseId')::uuid; END IF;
  INSERT INTO appointment (id, case_id, station_id, skill, urgent, wishes, status, promise, during, officer_id, minutes, also, recused, first_contact, urgent_by, tell_at, told_at, standby, registered_at, registered_by, notice_due_at, session_due_at, idempotency_key)
  VALUES (new_id, (booking->>'caseId')::uuid, (booking->>'stationId')::uuid, booking->>'skill', (booking->>'urgent')::boolean, booking->'wishes', booking->>'status', booking->>'promise',
    (booking->>'during')::tstzrange, (booking->>'officerId')::uuid, (booking->>'minutes')::integer, ARRAY(SELECT jsonb_array_elements_text(booking->'also')), ARRAY(SELECT jsonb_array_elements_text(booking->'recused'))::uuid[],
    (booking->>'firstContact')::boolean, (booking->>'urgentBy')::timestamptz, (booking->>'tellAt')::timestamptz, (booking->>'toldAt')::timestamptz, (booking->>'standby')::boolean,
    (booking->>'registeredAt')::timestamptz, (booking->>'registeredBy')::uuid, (booking->>'noticeDueAt')::timestamptz, (booking->>'sessionDueAt')::timestamptz, booking->>'idempotencyKey');
  PERFORM claim_slot(new_id, booking->'claims');
  PERFORM seat_people(new_id, booking->'people');
  PERFORM seat_sides(new_id, (booking->>'day')::date, booking->'places');
  IF booking->'escalation' <> 'null' THEN PERFORM escalate(new_id, booking->'escalation'); END IF;
  SELECT queue_number INTO called FROM appointment_place WHERE appointment_id = new_id AND side = 'applicant' ORDER BY queue_number LIMIT 1;
  PERFORM note_on_timeline(CASE WHEN called IS NULL THEN booking->'entry' ELSE jsonb_set(booking->'entry', '{values,queue}', to_jsonb('A' || lpad(called::text, 3, '0'))) END);
  RETURN jsonb_build_object('caseNumber', case_number, 'queueNumber', called);
END $$;
--> statement-breakpoint
-- Another plan for an appointment that stands: other people or terminals, another time, or none. Its claims have been released.
-- Answers false when the slot is gone: the caller then rolls back. `newlyTold`: its parties are to be told (again);
-- `ownerFollows`: the case goes with its meeting to another officer (首接责任: it always has an owner who deals with it).
CREATE FUNCTION "change_appointment"("change" jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  its_id uuid := (change->>'id')::uuid;
  its_day date := (change->>'day')::date;
  before appointment;
  stays boolean;
BEGIN
  IF slot_is_taken(change->'claims') THEN RETURN false; END IF;
  SELECT * INTO before FROM appointment WHERE id = its_id;
  PERFORM claim_slot(its_id, change->'claims');
  PERFORM seat_people(its_id, change->'people');
  -- Who is called by a number keeps it as long as the day and the station are the same.
  SELECT count(*) = jsonb_array_length(change->'places') AND bool_and(place.queue_day = its_day AND EXISTS (SELECT 1 FROM jsonb_array_elements(change->'places') one WHERE one->>'side' = place.side AND (one->>'stationId')::uuid = place.station_id))
    INTO stays FROM appointment_place place WHERE place.appointment_id = its_id;
  IF stays THEN
    UPDATE appointment_place place SET terminal_id = (one->>'terminalId')::uuid FROM jsonb_array_elements(change->'places') one
      WHERE place.appointment_id = its_id AND one->>'side' = place.side AND (one->>'stationId')::uuid = place.station_id;
  ELSE
    DELETE FROM appointment_place WHERE appointment_id = its_id;
    PERFORM seat_sides(its_id, its_day, change->'places');
  END IF;
  UPDATE appointment SET status = coalesce(change->>'status', status), promise = change->>'promise', during = (change->>'during')::tstzrange, officer_id = (change->>'officerId')::uuid, first_contact = (change->>'firstContact')::boolean,
    tell_at = (change->>'tellAt')::timestamptz, told_at = CASE WHEN change ? 'toldAt' THEN (change->>'toldAt')::timestamptz ELSE told_at END, standby = (change->>'standby')::boolean,
    noticed_at = CASE WHEN (change->>'newlyTold')::boolean THEN NULL ELSE noticed_at END, end_reason = NULL WHERE id = its_id;
  UPDATE case_file SET owner_id = (change->>'officerId')::uuid WHERE id = before.case_id AND (change->>'ownerFollows')::boolean AND change->>'officerId' IS NOT NULL AND (owner_id = before.officer_id OR before.officer_id IS NULL);
  UPDATE escalation SET settled_at = (change->'settled'->>'at')::timestamptz, settled_by = (change->'settled'->>'by')::uuid, way = change->'settled'->>'way' WHERE appointment_id = its_id AND settled_at IS NULL AND change->'settled' <> 'null';
  IF change->'escalation' <> 'null' THEN PERFORM escalate(its_id, change->'escalation'); END IF;
  IF change->'entry' <> 'null' THEN PERFORM note_on_timeline(change->'entry'); END IF;
  RETURN true;
END $$;
--> statement-breakpoint
-- A whole plan: what changes first gives back what it held, then everything takes its place. Answers {"taken": true} when
-- somebody who does not ask for the county's lock was quicker, else {"booked": [one answer for each booking]}.
CREATE FUNCTION "save_plan"("plan" jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  one jsonb;
  answer jsonb;
  booked jsonb := '[]';
BEGIN
  UPDATE claim SET status = 'released' WHERE status IN ('held', 'booked', 'live') AND appointment_id IN (SELECT (change->>'id')::uuid FROM jsonb_array_elements(plan->'changes') AS change);
  FOR one IN SELECT * FROM jsonb_array_elements(plan->'changes') LOOP
    IF NOT change_appointment(one) THEN RETURN jsonb_build_object('taken', true); END IF;
  END LOOP;
  FOR one IN SELECT * FROM jsonb_array_elements(plan->'bookings') LOOP
    answer := book_appointment(one);
    IF answer ? 'taken' THEN RETURN answer; END IF;
    booked := booked || jsonb_build_array(answer);
  END LOOP;
  RETURN jsonb_build_object('booked', booked);
END $$;
--> statement-breakpoint
DROP FUNCTION "move_appointment"(jsonb);

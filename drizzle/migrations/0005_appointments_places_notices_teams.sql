CREATE TABLE "case_team" (
	"case_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"role" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "case_team_case_id_staff_id_pk" PRIMARY KEY("case_id","staff_id")
);
--> statement-breakpoint
DROP INDEX "appointment_queue";--> statement-breakpoint
DROP INDEX "signature_agreement_id_index";--> statement-breakpoint
ALTER TABLE "attachment" ALTER COLUMN "bytes" SET DATA TYPE bigint;--> statement-breakpoint
ALTER TABLE "notice" ALTER COLUMN "party_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "notice" ALTER COLUMN "text" SET DATA TYPE jsonb USING to_jsonb("text");--> statement-breakpoint
ALTER TABLE "agreement" ADD COLUMN "content" jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "agreement" ADD COLUMN "shown" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "agreement" ADD COLUMN "void_reason" text;--> statement-breakpoint
ALTER TABLE "agreement" ADD COLUMN "paper_failed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "appointment" ADD COLUMN "wishes" jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "appointment_place" ADD COLUMN "station_id" uuid NOT NULL;--> statement-breakpoint
ALTER TABLE "appointment_place" ADD COLUMN "queue_day" date NOT NULL;--> statement-breakpoint
ALTER TABLE "appointment_place" ADD COLUMN "queue_number" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "attachment" ADD COLUMN "source_id" text NOT NULL;--> statement-breakpoint
ALTER TABLE "follow_up" ADD COLUMN "term" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "follow_up" ADD COLUMN "side" text NOT NULL;--> statement-breakpoint
ALTER TABLE "follow_up" ADD COLUMN "names" text NOT NULL;--> statement-breakpoint
ALTER TABLE "follow_up" ADD COLUMN "promised_on" date NOT NULL;--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "kind" text NOT NULL;--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "side" text;--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "done_by" uuid;--> statement-breakpoint
ALTER TABLE "signature" ADD COLUMN "place" text NOT NULL;--> statement-breakpoint
ALTER TABLE "signature" ADD COLUMN "ink" jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "case_team" ADD CONSTRAINT "case_team_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_team" ADD CONSTRAINT "case_team_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_team_staff_id_index" ON "case_team" USING btree ("staff_id");--> statement-breakpoint
ALTER TABLE "appointment_place" ADD CONSTRAINT "appointment_place_station_id_station_id_fk" FOREIGN KEY ("station_id") REFERENCES "public"."station"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_done_by_staff_id_fk" FOREIGN KEY ("done_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "agreement_one_open" ON "agreement" USING btree ("session_id") WHERE status in ('draft', 'signing');--> statement-breakpoint
CREATE INDEX "appointment_starts" ON "appointment" USING btree (lower("during"));--> statement-breakpoint
CREATE INDEX "appointment_officer_id_index" ON "appointment" USING btree ("officer_id");--> statement-breakpoint
CREATE INDEX "appointment_station_id_index" ON "appointment" USING btree ("station_id");--> statement-breakpoint
CREATE INDEX "appointment_promise_open" ON "appointment" USING btree ("session_due_at") WHERE promise = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "appointment_queue" ON "appointment_place" USING btree ("station_id","queue_day","queue_number");--> statement-breakpoint
CREATE INDEX "appointment_place_terminal_id_index" ON "appointment_place" USING btree ("terminal_id");--> statement-breakpoint
CREATE INDEX "case_file_opened_at_index" ON "case_file" USING btree ("opened_at");--> statement-breakpoint
CREATE INDEX "case_party_station_id_index" ON "case_party" USING btree ("station_id");--> statement-breakpoint
CREATE INDEX "follow_up_case_id_index" ON "follow_up" USING btree ("case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "follow_up_once" ON "follow_up" USING btree ("agreement_id","term");--> statement-breakpoint
CREATE UNIQUE INDEX "signature_once" ON "signature" USING btree ("agreement_id","signer_key") WHERE cancelled_at is null;--> statement-breakpoint
ALTER TABLE "agreement" DROP COLUMN "facts";--> statement-breakpoint
ALTER TABLE "agreement" DROP COLUMN "issues";--> statement-breakpoint
ALTER TABLE "agreement" DROP COLUMN "terms";--> statement-breakpoint
ALTER TABLE "appointment" DROP COLUMN "queue_day";--> statement-breakpoint
ALTER TABLE "appointment" DROP COLUMN "queue_number";--> statement-breakpoint
ALTER TABLE "signature" DROP COLUMN "png";--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_sourceId_unique" UNIQUE("source_id");--> statement-breakpoint
ALTER TABLE "signature" ADD CONSTRAINT "signature_has_one_hand" CHECK (num_nonnulls(terminal_id, staff_id) = 1);
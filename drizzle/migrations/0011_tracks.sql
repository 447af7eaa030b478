CREATE TABLE "case_clock" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"warn_on" date NOT NULL,
	"paused_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"extended" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "case_file" ADD COLUMN "stage" text DEFAULT 'registered' NOT NULL;--> statement-breakpoint
ALTER TABLE "case_file" ADD COLUMN "closed_by" uuid;--> statement-breakpoint
ALTER TABLE "case_file" ADD COLUMN "reopen_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "case_clock" ADD CONSTRAINT "case_clock_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "case_clock_open" ON "case_clock" USING btree ("case_id","kind") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "case_clock_due" ON "case_clock" USING btree ("due_at") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "case_clock_case_id_index" ON "case_clock" USING btree ("case_id");--> statement-breakpoint
ALTER TABLE "case_file" ADD CONSTRAINT "case_file_closed_by_staff_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- Cases that were there before there were stages: as far as their status tells.
UPDATE case_file SET stage = CASE WHEN status = 'closed' THEN 'closed' WHEN track = 'petition' THEN 'mediated' ELSE 'agreed' END WHERE status <> 'open' AND (status = 'closed' OR track IN ('petition', 'peoples_mediation', 'police_mediation'));

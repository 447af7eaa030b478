CREATE TABLE "recording_hold" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"lifted" text,
	"lifted_by" text,
	"lifted_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "recording_part" ADD COLUMN "due_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "recording_hold" ADD CONSTRAINT "recording_hold_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "one_hold_at_a_time" ON "recording_hold" USING btree ("case_id") WHERE "recording_hold"."lifted_at" is null;
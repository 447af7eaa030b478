CREATE TABLE "evidence_showing" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"attachment_id" uuid NOT NULL,
	"aside" timestamp with time zone,
	"side" text,
	"sight" jsonb NOT NULL,
	"shown_by" uuid NOT NULL,
	"shown_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "evidence_sight" (
	"showing_id" uuid NOT NULL,
	"seat_id" uuid NOT NULL,
	"role" text NOT NULL,
	"who" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "evidence_sight_showing_id_seat_id_pk" PRIMARY KEY("showing_id","seat_id")
);
--> statement-breakpoint
ALTER TABLE "evidence_showing" ADD CONSTRAINT "evidence_showing_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_showing" ADD CONSTRAINT "evidence_showing_attachment_id_attachment_id_fk" FOREIGN KEY ("attachment_id") REFERENCES "public"."attachment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_showing" ADD CONSTRAINT "evidence_showing_shown_by_staff_id_fk" FOREIGN KEY ("shown_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_sight" ADD CONSTRAINT "evidence_sight_showing_id_evidence_showing_id_fk" FOREIGN KEY ("showing_id") REFERENCES "public"."evidence_showing"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evidence_showing_session_id_index" ON "evidence_showing" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "evidence_showing_attachment_id_index" ON "evidence_showing" USING btree ("attachment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_showing_at_a_time" ON "evidence_showing" USING btree ("session_id") WHERE "evidence_showing"."ended_at" is null;
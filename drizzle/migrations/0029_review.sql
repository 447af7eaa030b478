CREATE TABLE "note_confirmation" (
	"review_id" uuid NOT NULL,
	"seat_id" uuid NOT NULL,
	"side" text NOT NULL,
	"label" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "note_confirmation_review_id_seat_id_pk" PRIMARY KEY("review_id","seat_id")
);
--> statement-breakpoint
CREATE TABLE "note_correction" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"side" text NOT NULL,
	"seat_id" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"words" text,
	"written_by" uuid,
	"written_by_name" text,
	"written_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "note_review" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"content" text NOT NULL,
	"content_hash" text NOT NULL,
	"shown_by" uuid NOT NULL,
	"shown_at" timestamp with time zone NOT NULL,
	"hidden_at" timestamp with time zone,
	"signed_by" uuid,
	"signed_by_name" text,
	"signed_at" timestamp with time zone,
	"missing" text,
	"attachment_id" uuid
);
--> statement-breakpoint
ALTER TABLE "note_confirmation" ADD CONSTRAINT "note_confirmation_review_id_note_review_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."note_review"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_confirmation" ADD CONSTRAINT "note_confirmation_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_correction" ADD CONSTRAINT "note_correction_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_correction" ADD CONSTRAINT "note_correction_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_correction" ADD CONSTRAINT "note_correction_written_by_staff_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_review" ADD CONSTRAINT "note_review_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_review" ADD CONSTRAINT "note_review_shown_by_staff_id_fk" FOREIGN KEY ("shown_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_review" ADD CONSTRAINT "note_review_signed_by_staff_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_review" ADD CONSTRAINT "note_review_attachment_id_attachment_id_fk" FOREIGN KEY ("attachment_id") REFERENCES "public"."attachment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "note_correction_session_id_index" ON "note_correction" USING btree ("session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "note_review_version" ON "note_review" USING btree ("session_id","version");
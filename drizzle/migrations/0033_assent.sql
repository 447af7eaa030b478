CREATE TABLE "assent_hearing" (
	"id" uuid PRIMARY KEY NOT NULL,
	"assent_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"name" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "spoken_assent" (
	"id" uuid PRIMARY KEY NOT NULL,
	"agreement_id" uuid NOT NULL,
	"party_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"content_hash" text NOT NULL,
	"seat_id" uuid NOT NULL,
	"terminal_id" uuid NOT NULL,
	"answer" text NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	"said_at" timestamp with time zone,
	"sound" text,
	"path" text,
	"bytes" integer,
	"sha256" text,
	"duration_ms" integer,
	"kept_at" timestamp with time zone,
	"in_annex" boolean DEFAULT false NOT NULL,
	"checked_at" timestamp with time zone,
	"found" text,
	"cancelled_at" timestamp with time zone,
	"cancel_reason" text,
	CONSTRAINT "spoken_assent_is_whole" CHECK ((said_at is null) = (sound is null) and (answer = 'yes' or said_at is null) and coalesce(sound = 'kept', false) = (num_nonnulls(bytes, sha256, duration_ms, kept_at) = 4))
);
--> statement-breakpoint
ALTER TABLE "assent_hearing" ADD CONSTRAINT "assent_hearing_assent_id_spoken_assent_id_fk" FOREIGN KEY ("assent_id") REFERENCES "public"."spoken_assent"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assent_hearing" ADD CONSTRAINT "assent_hearing_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spoken_assent" ADD CONSTRAINT "spoken_assent_agreement_id_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spoken_assent" ADD CONSTRAINT "spoken_assent_party_id_party_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."party"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spoken_assent" ADD CONSTRAINT "spoken_assent_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spoken_assent" ADD CONSTRAINT "spoken_assent_terminal_id_terminal_id_fk" FOREIGN KEY ("terminal_id") REFERENCES "public"."terminal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assent_hearing_assent_id_index" ON "assent_hearing" USING btree ("assent_id");--> statement-breakpoint
CREATE INDEX "spoken_assent_agreement_id_index" ON "spoken_assent" USING btree ("agreement_id");--> statement-breakpoint
CREATE UNIQUE INDEX "spoken_assent_one_answer" ON "spoken_assent" USING btree ("agreement_id","party_id") WHERE cancelled_at is null;
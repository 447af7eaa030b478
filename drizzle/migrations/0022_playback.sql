CREATE TABLE "recording_film" (
	"session_id" uuid PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"percent" integer DEFAULT 0 NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"from_ms" integer NOT NULL,
	"length_ms" integer NOT NULL,
	"path" text,
	"bytes" bigint,
	"sha256" text,
	"made_at" timestamp with time zone,
	"checked_at" timestamp with time zone,
	"found" text
);
--> statement-breakpoint
CREATE TABLE "recording_viewing" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"name" text NOT NULL,
	"reason" text NOT NULL,
	"address" "bytea" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"until" timestamp with time zone NOT NULL,
	CONSTRAINT "recording_viewing_address_unique" UNIQUE("address")
);
--> statement-breakpoint
ALTER TABLE "recording_part" ADD COLUMN "checked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "recording_part" ADD COLUMN "found" text;--> statement-breakpoint
ALTER TABLE "recording_film" ADD CONSTRAINT "recording_film_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recording_viewing" ADD CONSTRAINT "recording_viewing_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recording_viewing" ADD CONSTRAINT "recording_viewing_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "recording_viewing_session_id_index" ON "recording_viewing" USING btree ("session_id");
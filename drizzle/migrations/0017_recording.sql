CREATE TABLE "recording" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"basis" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended" text
);
--> statement-breakpoint
CREATE TABLE "recording_answer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"seat_id" uuid NOT NULL,
	"as" text NOT NULL,
	"answer" text NOT NULL,
	"heard" boolean NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recording_part" (
	"id" uuid PRIMARY KEY NOT NULL,
	"nth" integer NOT NULL,
	"recording_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"seat_id" uuid NOT NULL,
	"role" text NOT NULL,
	"side" text,
	"label" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"session_ms" integer NOT NULL,
	"duration_ms" integer NOT NULL,
	"clock_index" jsonb NOT NULL,
	"cut" boolean NOT NULL,
	"bytes" bigint NOT NULL,
	"sha256" text NOT NULL,
	"chain_before" text NOT NULL,
	"chain" text NOT NULL,
	"path" text NOT NULL,
	"filed_at" timestamp with time zone NOT NULL,
	"kept_until" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "recording_part_nth_unique" UNIQUE("nth")
);
--> statement-breakpoint
CREATE TABLE "recording_trouble" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"seat_id" uuid,
	"kind" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"until" timestamp with time zone,
	"acknowledged_by" text,
	"reason" text,
	"acknowledged_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "recording" ADD CONSTRAINT "recording_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recording_answer" ADD CONSTRAINT "recording_answer_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recording_part" ADD CONSTRAINT "recording_part_recording_id_recording_id_fk" FOREIGN KEY ("recording_id") REFERENCES "public"."recording"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recording_part" ADD CONSTRAINT "recording_part_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recording_trouble" ADD CONSTRAINT "recording_trouble_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "recording_session_id_index" ON "recording" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "recording_answer_session_id_index" ON "recording_answer" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "recording_part_session_id_index" ON "recording_part" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "recording_part_kept_until_index" ON "recording_part" USING btree ("kept_until");--> statement-breakpoint
CREATE UNIQUE INDEX "recording_trouble_session_id_seat_id_kind_since_index" ON "recording_trouble" USING btree ("session_id","seat_id","kind","since");
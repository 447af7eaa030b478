CREATE TABLE "guest_link" (
	"seat_id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"browser_hash" "bytea",
	"spent_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "guest_link_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "guest_link_browserHash_unique" UNIQUE("browser_hash")
);
--> statement-breakpoint
ALTER TABLE "seat" ADD COLUMN "visitor" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "seat" ADD COLUMN "known" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "guest_link" ADD CONSTRAINT "guest_link_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guest_link" ADD CONSTRAINT "guest_link_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guest_link" ADD CONSTRAINT "guest_link_made_by_staff_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "guest_link_session_id_index" ON "guest_link" USING btree ("session_id");--> statement-breakpoint
ALTER TABLE "seat" DROP CONSTRAINT "seat_has_one_holder";--> statement-breakpoint
ALTER TABLE "seat" ADD CONSTRAINT "seat_has_one_holder" CHECK (num_nonnulls("terminal_id", "staff_id") = CASE WHEN "visitor" THEN 0 ELSE 1 END);

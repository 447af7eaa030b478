CREATE TABLE "note_update" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"update" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "note_update" ADD CONSTRAINT "note_update_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "note_update_session_id_seq_index" ON "note_update" USING btree ("session_id","seq");--> statement-breakpoint
ALTER TABLE "note_line" DROP COLUMN "revision";
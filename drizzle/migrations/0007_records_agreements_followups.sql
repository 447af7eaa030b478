ALTER TABLE "seat" ADD COLUMN "label" text NOT NULL;--> statement-breakpoint
CREATE INDEX "session_scheduled_for_index" ON "session" USING btree ("scheduled_for");
ALTER TABLE "satisfaction" ALTER COLUMN "asked_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "appointment_place" ADD COLUMN "check_in" jsonb;--> statement-breakpoint
ALTER TABLE "satisfaction" ADD COLUMN "terminal_id" uuid;--> statement-breakpoint
ALTER TABLE "satisfaction" ADD CONSTRAINT "satisfaction_terminal_id_terminal_id_fk" FOREIGN KEY ("terminal_id") REFERENCES "public"."terminal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "satisfaction" ADD CONSTRAINT "satisfaction_asked" CHECK (num_nonnulls(asked_by, terminal_id) = 1);
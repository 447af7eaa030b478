ALTER TABLE "agreement" ADD COLUMN "amends_id" uuid;--> statement-breakpoint
ALTER TABLE "agreement" ADD COLUMN "ended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "agreement" ADD COLUMN "ending" text;--> statement-breakpoint
ALTER TABLE "agreement" ADD COLUMN "end_reason" text;--> statement-breakpoint
ALTER TABLE "agreement" ADD COLUMN "ended_by" uuid;--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_amends_id_agreement_id_fk" FOREIGN KEY ("amends_id") REFERENCES "public"."agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_ended_by_staff_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "agreement_one_amendment" ON "agreement" USING btree ("amends_id") WHERE status in ('draft', 'signing', 'sealing');--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_end_is_told" CHECK ((status in ('replaced', 'revoked', 'invalid')) = (ended_at is not null) and (status in ('revoked', 'invalid')) = (num_nonnulls(ending, end_reason, ended_by) = 3));
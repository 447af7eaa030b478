ALTER TABLE "follow_up" ALTER COLUMN "agreement_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "follow_up" ADD COLUMN "oral_id" uuid;--> statement-breakpoint
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_oral_id_attachment_id_fk" FOREIGN KEY ("oral_id") REFERENCES "public"."attachment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "follow_up_oral_once" ON "follow_up" USING btree ("oral_id","kind","term","nth");--> statement-breakpoint
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_of_one_agreement" CHECK (num_nonnulls(agreement_id, oral_id) = 1);
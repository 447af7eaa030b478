CREATE TABLE "signing_way" (
	"id" uuid PRIMARY KEY NOT NULL,
	"agreement_id" uuid NOT NULL,
	"party_id" uuid NOT NULL,
	"way" text NOT NULL,
	"terminal_id" uuid NOT NULL,
	"chosen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signing_witness" (
	"id" uuid PRIMARY KEY NOT NULL,
	"agreement_id" uuid NOT NULL,
	"party_id" uuid NOT NULL,
	"name" text NOT NULL,
	"who" text NOT NULL,
	"named_by" uuid NOT NULL,
	"named_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "signature" ALTER COLUMN "ink" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "signature" ADD COLUMN "way" text DEFAULT 'finger' NOT NULL;--> statement-breakpoint
ALTER TABLE "signature" ADD COLUMN "witness" jsonb;--> statement-breakpoint
ALTER TABLE "signature" ADD COLUMN "scan_id" uuid;--> statement-breakpoint
ALTER TABLE "signing_way" ADD CONSTRAINT "signing_way_agreement_id_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signing_way" ADD CONSTRAINT "signing_way_party_id_party_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."party"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signing_way" ADD CONSTRAINT "signing_way_terminal_id_terminal_id_fk" FOREIGN KEY ("terminal_id") REFERENCES "public"."terminal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signing_witness" ADD CONSTRAINT "signing_witness_agreement_id_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signing_witness" ADD CONSTRAINT "signing_witness_party_id_party_id_fk" FOREIGN KEY ("party_id") REFERENCES "public"."party"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signing_witness" ADD CONSTRAINT "signing_witness_named_by_staff_id_fk" FOREIGN KEY ("named_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "signing_way_agreement_id_index" ON "signing_way" USING btree ("agreement_id");--> statement-breakpoint
CREATE INDEX "signing_witness_agreement_id_index" ON "signing_witness" USING btree ("agreement_id");--> statement-breakpoint
ALTER TABLE "signature" ADD CONSTRAINT "signature_scan_id_attachment_id_fk" FOREIGN KEY ("scan_id") REFERENCES "public"."attachment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signature" ADD CONSTRAINT "signature_is_whole" CHECK ((way = 'paper') = (ink is null) and (way = 'paper') = (scan_id is not null) and (way = 'mark') = (witness is not null));
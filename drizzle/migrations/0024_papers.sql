CREATE TABLE "case_paper" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"number" text,
	"about" uuid,
	"facts" jsonb NOT NULL,
	"fields" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"attachment_id" uuid NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "case_paper_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "confirmation" (
	"agreement_id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"state" text NOT NULL,
	"consents" jsonb NOT NULL,
	"court" text DEFAULT '' NOT NULL,
	"sent_on" date,
	"answered_on" date,
	"note" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "confirmation_reminder" (
	"agreement_id" uuid NOT NULL,
	"days" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "confirmation_reminder_agreement_id_days_pk" PRIMARY KEY("agreement_id","days")
);
--> statement-breakpoint
CREATE TABLE "dossier" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"state" text NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"pages" integer DEFAULT 0 NOT NULL,
	"gaps" jsonb NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"attachment_id" uuid
);
--> statement-breakpoint
ALTER TABLE "case_paper" ADD CONSTRAINT "case_paper_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_paper" ADD CONSTRAINT "case_paper_attachment_id_attachment_id_fk" FOREIGN KEY ("attachment_id") REFERENCES "public"."attachment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_paper" ADD CONSTRAINT "case_paper_made_by_staff_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confirmation" ADD CONSTRAINT "confirmation_agreement_id_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confirmation" ADD CONSTRAINT "confirmation_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confirmation_reminder" ADD CONSTRAINT "confirmation_reminder_agreement_id_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_asked_by_staff_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_attachment_id_attachment_id_fk" FOREIGN KEY ("attachment_id") REFERENCES "public"."attachment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_paper_case_id_index" ON "case_paper" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "case_paper_content_hash_index" ON "case_paper" USING btree ("content_hash");--> statement-breakpoint
CREATE INDEX "confirmation_case_id_index" ON "confirmation" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "dossier_case_id_index" ON "dossier" USING btree ("case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "dossier_one_at_a_time" ON "dossier" USING btree ("case_id","purpose") WHERE state in ('waiting', 'binding', 'failed');
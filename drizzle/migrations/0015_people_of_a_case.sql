CREATE TABLE "case_safety" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"unsafe" boolean NOT NULL,
	"asked_by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "closed_note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"author_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contact" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"incoming" boolean NOT NULL,
	"minutes" integer NOT NULL,
	"with_whom" text NOT NULL,
	"summary" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan_step" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"what" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"due_on" date NOT NULL,
	"done_at" timestamp with time zone,
	"result" text
);
--> statement-breakpoint
CREATE TABLE "power_of_attorney" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"principal_id" uuid NOT NULL,
	"agent_name" text NOT NULL,
	"relation" text NOT NULL,
	"powers" text[] NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "recusal" (
	"case_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"by_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "recusal_case_id_staff_id_pk" PRIMARY KEY("case_id","staff_id")
);
--> statement-breakpoint
CREATE TABLE "referral" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"pathway" text NOT NULL,
	"reason" text NOT NULL,
	"by_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "satisfaction" (
	"case_id" uuid NOT NULL,
	"side" text NOT NULL,
	"grade" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "satisfaction_case_id_side_pk" PRIMARY KEY("case_id","side")
);
--> statement-breakpoint
DROP INDEX "follow_up_once";--> statement-breakpoint
ALTER TABLE "case_file" ADD COLUMN "difficult" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "follow_up" ADD COLUMN "kind" text DEFAULT 'promise' NOT NULL;--> statement-breakpoint
ALTER TABLE "follow_up" ADD COLUMN "nth" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "follow_up" ADD COLUMN "of" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "follow_up" ADD COLUMN "amount_fen" bigint;--> statement-breakpoint
ALTER TABLE "follow_up" ADD COLUMN "mode" text DEFAULT 'call' NOT NULL;--> statement-breakpoint
ALTER TABLE "follow_up" ADD COLUMN "attempts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "follow_up" ADD COLUMN "receipt_id" uuid;--> statement-breakpoint
ALTER TABLE "case_safety" ADD CONSTRAINT "case_safety_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_safety" ADD CONSTRAINT "case_safety_asked_by_staff_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closed_note" ADD CONSTRAINT "closed_note_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closed_note" ADD CONSTRAINT "closed_note_author_id_staff_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_by_id_staff_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_step" ADD CONSTRAINT "plan_step_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_step" ADD CONSTRAINT "plan_step_owner_id_staff_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "power_of_attorney" ADD CONSTRAINT "power_of_attorney_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "power_of_attorney" ADD CONSTRAINT "power_of_attorney_principal_id_party_id_fk" FOREIGN KEY ("principal_id") REFERENCES "public"."party"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recusal" ADD CONSTRAINT "recusal_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recusal" ADD CONSTRAINT "recusal_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recusal" ADD CONSTRAINT "recusal_by_id_staff_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral" ADD CONSTRAINT "referral_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral" ADD CONSTRAINT "referral_by_id_staff_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "satisfaction" ADD CONSTRAINT "satisfaction_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "satisfaction" ADD CONSTRAINT "satisfaction_asked_by_staff_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "closed_note_case_id_index" ON "closed_note" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "contact_case_id_index" ON "contact" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "plan_step_case_id_index" ON "plan_step" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "power_of_attorney_case_id_index" ON "power_of_attorney" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "referral_case_id_index" ON "referral" USING btree ("case_id");--> statement-breakpoint
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_receipt_id_attachment_id_fk" FOREIGN KEY ("receipt_id") REFERENCES "public"."attachment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "follow_up_once" ON "follow_up" USING btree ("agreement_id","kind","term","nth");
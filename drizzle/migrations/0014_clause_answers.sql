CREATE TABLE "clause_answer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"agreement_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"clause" text NOT NULL,
	"text_hash" text NOT NULL,
	"side" text NOT NULL,
	"answer" text NOT NULL,
	"terminal_id" uuid NOT NULL,
	"answered_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "clause_answer" ADD CONSTRAINT "clause_answer_agreement_id_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clause_answer" ADD CONSTRAINT "clause_answer_terminal_id_terminal_id_fk" FOREIGN KEY ("terminal_id") REFERENCES "public"."terminal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "clause_answer_agreement_id_index" ON "clause_answer" USING btree ("agreement_id");
CREATE TABLE "self_test" (
	"id" uuid PRIMARY KEY NOT NULL,
	"terminal_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"why" text NOT NULL,
	"items" jsonb NOT NULL,
	"verdict" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "self_test" ADD CONSTRAINT "self_test_terminal_id_terminal_id_fk" FOREIGN KEY ("terminal_id") REFERENCES "public"."terminal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "self_test_terminal_id_at_index" ON "self_test" USING btree ("terminal_id","at");
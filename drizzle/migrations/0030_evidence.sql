CREATE TABLE "attachment_reading" (
	"attachment_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"times" integer NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "attachment_reading_attachment_id_staff_id_pk" PRIMARY KEY("attachment_id","staff_id")
);
--> statement-breakpoint
ALTER TABLE "attachment" ADD COLUMN "way" text;--> statement-breakpoint
ALTER TABLE "attachment" ADD COLUMN "source" text;--> statement-breakpoint
ALTER TABLE "attachment_reading" ADD CONSTRAINT "attachment_reading_attachment_id_attachment_id_fk" FOREIGN KEY ("attachment_id") REFERENCES "public"."attachment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment_reading" ADD CONSTRAINT "attachment_reading_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- What was uploaded before came over a counter or a desk, as whoever took it in sat there.
UPDATE "attachment" SET "way" = CASE "staff"."role" WHEN 'clerk' THEN 'counter' ELSE 'desk' END FROM "staff" WHERE "staff"."id" = "attachment"."added_by" AND "attachment"."origin" = 'upload';--> statement-breakpoint
-- Who opened a file before stands in the audit log.
INSERT INTO "attachment_reading" ("attachment_id", "staff_id", "times", "first_at", "last_at")
SELECT "attachment"."id", "staff"."id", count(*)::int, min("audit_entry"."at"), max("audit_entry"."at") FROM "audit_entry"
JOIN "attachment" ON "attachment"."id"::text = "audit_entry"."subject_id" JOIN "staff" ON "staff"."id"::text = "audit_entry"."actor_id"
WHERE "audit_entry"."subject" = 'attachment' AND "audit_entry"."verb" = 'download' AND "audit_entry"."actor_kind" = 'staff'
GROUP BY "attachment"."id", "staff"."id";

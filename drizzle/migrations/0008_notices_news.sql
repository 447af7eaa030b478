ALTER TABLE "notice" ADD COLUMN "news_id" uuid NOT NULL;--> statement-breakpoint
CREATE INDEX "notice_news_id_index" ON "notice" USING btree ("news_id");
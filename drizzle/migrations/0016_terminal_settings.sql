ALTER TABLE "terminal" ADD COLUMN "devices" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "terminal" ADD COLUMN "camera" jsonb;--> statement-breakpoint
ALTER TABLE "terminal" ADD COLUMN "microphone" jsonb;--> statement-breakpoint
ALTER TABLE "terminal" ADD COLUMN "quiet" boolean DEFAULT false NOT NULL;
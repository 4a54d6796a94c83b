CREATE TABLE "accounts" (
	"customer_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_name" text NOT NULL,
	"sort_name" text NOT NULL,
	"account_key" text NOT NULL,
	"service_type" text NOT NULL,
	"subscription_id" uuid,
	"status" text DEFAULT 'active' NOT NULL,
	"account_settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"account_metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"owner_id" uuid NOT NULL,
	"owner_is_person" boolean DEFAULT true NOT NULL,
	"owner_is_live" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounts_customer_id_id_pk" PRIMARY KEY("customer_id","id"),
	CONSTRAINT "accounts_owner_is_person" CHECK (owner_is_person),
	CONSTRAINT "accounts_owner_is_live" CHECK (owner_is_live),
	CONSTRAINT "accounts_status" CHECK (status in ('active', 'inactive')),
	CONSTRAINT "accounts_service" CHECK (service_type in ('meet', 'live', 'video', 'webinar', 'webcast', 'simulcast', 'phone', 'audio', 'audcast'))
);
--> statement-breakpoint
CREATE TABLE "associations" (
	"customer_id" uuid NOT NULL,
	"account_id" uuid,
	"room_id" uuid,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"place_id" uuid GENERATED ALWAYS AS (coalesce(room_id, account_id, customer_id)) STORED NOT NULL,
	"person" text DEFAULT '' NOT NULL,
	"sort_name" text DEFAULT '' NOT NULL,
	"search" text DEFAULT '' NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"granted_by" uuid,
	"granted_as" text DEFAULT 'system' NOT NULL,
	"granted_at" timestamp with time zone,
	"permissions" text[] DEFAULT '{}' NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"expires_at" timestamp with time zone,
	"live" boolean GENERATED ALWAYS AS (status = 'active' and expires_at is null) STORED NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "associations_customer_id_id_pk" PRIMARY KEY("customer_id","id"),
	CONSTRAINT "associations_of_user" UNIQUE("customer_id","id","user_id"),
	CONSTRAINT "associations_one_a_place" UNIQUE("customer_id","user_id","place_id"),
	CONSTRAINT "associations_live" UNIQUE("customer_id","user_id","place_id","live"),
	CONSTRAINT "associations_one_level" CHECK (room_id is null or account_id is null),
	CONSTRAINT "associations_status" CHECK (status in ('pending', 'active', 'suspended')),
	CONSTRAINT "associations_granted_as" CHECK (granted_as in ('owner', 'admin', 'system')),
	CONSTRAINT "associations_permissions" CHECK (permissions <@ case when room_id is not null then array['rooms.view', 'rooms.edit', 'rooms.delete', 'rooms.share', 'rooms.moderate', 'recordings.view', 'recordings.manage', 'statistics.view', 'people.view', 'activity.view'] when account_id is not null then array['services.view', 'accounts.view', 'accounts.edit', 'accounts.delete', 'rooms.view', 'rooms.create', 'rooms.edit', 'rooms.delete', 'rooms.share', 'rooms.moderate', 'recordings.view', 'recordings.manage', 'statistics.view', 'people.view', 'support.view', 'support.open', 'activity.view'] else array['profile.view', 'profile.edit', 'billing.view', 'billing.edit', 'services.view', 'services.order', 'accounts.view', 'accounts.create', 'accounts.edit', 'accounts.delete', 'rooms.view', 'rooms.create', 'rooms.edit', 'rooms.delete', 'rooms.share', 'rooms.moderate', 'recordings.view', 'recordings.manage', 'statistics.view', 'people.view', 'support.view', 'support.open', 'activity.view', 'api_keys.manage'] end)
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"place_id" uuid GENERATED ALWAYS AS (id) STORED NOT NULL,
	"customer_type" text NOT NULL,
	"first_name" text DEFAULT '' NOT NULL,
	"last_name" text DEFAULT '' NOT NULL,
	"company_name" text,
	"name" text NOT NULL,
	"sort_name" text NOT NULL,
	"search" text DEFAULT '' NOT NULL,
	"email" text NOT NULL,
	"country" text,
	"currency" text,
	"language" text DEFAULT 'en' NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"customer_key" text NOT NULL,
	"customer_prefix" text,
	"external_id" text,
	"subdomain" text,
	"hostname" text,
	"delinquent" boolean DEFAULT false NOT NULL,
	"allowed_domains_origins" text[] DEFAULT '{}' NOT NULL,
	"allowed_domains_registration" text[] DEFAULT '{}' NOT NULL,
	"invitation_email_policy" text DEFAULT 'same' NOT NULL,
	"customer_settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"customer_metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"owner_id" uuid NOT NULL,
	"owner_is_person" boolean DEFAULT true NOT NULL,
	"owner_is_live" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customers_customerKey_unique" UNIQUE("customer_key"),
	CONSTRAINT "customers_owner_is_person" CHECK (owner_is_person),
	CONSTRAINT "customers_owner_is_live" CHECK (owner_is_live),
	CONSTRAINT "customers_type" CHECK (customer_type = 'personal' or (customer_type = 'business' and company_name <> '')),
	CONSTRAINT "customers_status" CHECK (status in ('active', 'inactive', 'suspended', 'terminated')),
	CONSTRAINT "customers_policy" CHECK (invitation_email_policy in ('same', 'allowed_domains', 'any')),
	CONSTRAINT "customers_country" CHECK (country ~ '^[A-Z]{2}$'),
	CONSTRAINT "customers_currency" CHECK (currency ~ '^[A-Z]{3}$')
);
--> statement-breakpoint
CREATE TABLE "invitation_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"invitation_id" uuid NOT NULL,
	"way" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"killed_at" timestamp with time zone,
	"shown_to" uuid,
	"shown_until" timestamp with time zone,
	CONSTRAINT "invitation_links_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "invitation_links_way" CHECK (way in ('mailed', 'shown'))
);
--> statement-breakpoint
CREATE TABLE "invitation_places" (
	"customer_id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"place_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"permissions" text[] NOT NULL,
	"open" boolean DEFAULT true NOT NULL,
	"gone" boolean DEFAULT false NOT NULL,
	"open_place_id" uuid GENERATED ALWAYS AS (case when open and not gone then place_id end) STORED,
	CONSTRAINT "invitation_places_customer_id_invitation_id_place_id_pk" PRIMARY KEY("customer_id","invitation_id","place_id")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"email" text NOT NULL,
	"invited_by" uuid NOT NULL,
	"invited_as" text DEFAULT 'system' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"accepted_under" text,
	"status" text DEFAULT 'pending' NOT NULL,
	"open" boolean GENERATED ALWAYS AS (status = 'pending') STORED NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"delivery" text DEFAULT 'none' NOT NULL,
	"delivery_reason" text,
	"locale" text DEFAULT 'en' NOT NULL,
	"message" text,
	"accepted_at" timestamp with time zone,
	"accepted_by" uuid,
	"closed_at" timestamp with time zone,
	CONSTRAINT "invitations_open" UNIQUE("id","user_id","open"),
	CONSTRAINT "invitations_status" CHECK (status in ('pending', 'accepted', 'declined', 'revoked')),
	CONSTRAINT "invitations_invited_as" CHECK (invited_as in ('owner', 'admin', 'system')),
	CONSTRAINT "invitations_delivery" CHECK (delivery in ('none', 'queued', 'sent', 'failed')),
	CONSTRAINT "invitations_message" CHECK (length(message) <= 500),
	CONSTRAINT "invitations_accepted_at" CHECK ((status = 'accepted') = (accepted_at is not null)),
	CONSTRAINT "invitations_accepted_by" CHECK (status <> 'accepted' or (accepted_by is not null and accepted_at <= expires_at and (accepted_by = user_id or accepted_under is not null)))
);
--> statement-breakpoint
CREATE TABLE "platform_admins" (
	"user_id" uuid NOT NULL,
	"role_id" uuid NOT NULL,
	CONSTRAINT "platform_admins_user_id_role_id_pk" PRIMARY KEY("user_id","role_id")
);
--> statement-breakpoint
CREATE TABLE "platform_roles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"permissions" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "platform_roles_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "rooms" (
	"customer_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"room_name" text NOT NULL,
	"sort_name" text NOT NULL,
	"room_type" text NOT NULL,
	"slug" text NOT NULL,
	"url" text,
	"status" text DEFAULT 'active' NOT NULL,
	"is_public" boolean DEFAULT false NOT NULL,
	"room_settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"room_metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"owner_id" uuid NOT NULL,
	"owner_is_person" boolean DEFAULT true NOT NULL,
	"owner_is_live" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rooms_customer_id_id_pk" PRIMARY KEY("customer_id","id"),
	CONSTRAINT "rooms_of_account" UNIQUE("customer_id","account_id","id"),
	CONSTRAINT "rooms_owner_is_person" CHECK (owner_is_person),
	CONSTRAINT "rooms_owner_is_live" CHECK (owner_is_live),
	CONSTRAINT "rooms_status" CHECK (status in ('active', 'inactive')),
	CONSTRAINT "rooms_type" CHECK (room_type in ('video', 'live', 'meet', 'simulcast'))
);
--> statement-breakpoint
CREATE TABLE "credentials" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"password_hash" text NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "one_time_tokens" (
	"id" uuid PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"user_id" uuid NOT NULL,
	"about" uuid,
	"token_hash" "bytea" NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "one_time_tokens_secret" UNIQUE("purpose","token_hash"),
	CONSTRAINT "one_time_tokens_attempts" CHECK (attempts between 0 and 5)
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" "bytea" PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"resets_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"idle" interval DEFAULT '7 days' NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"ip" text,
	"user_agent" text,
	CONSTRAINT "sessions_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"customer_id" uuid DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL,
	"id" uuid NOT NULL,
	"event" text NOT NULL,
	"actor_id" uuid,
	"place_id" uuid,
	"account_id" uuid,
	"room_id" uuid,
	"target_id" uuid,
	"body" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"request_id" text,
	"ip" text,
	"user_agent" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	CONSTRAINT "audit_events_customer_id_id_pk" PRIMARY KEY("customer_id","id")
);
--> statement-breakpoint
CREATE TABLE "last_uses" (
	"customer_id" uuid NOT NULL,
	"place_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "last_uses_customer_id_place_id_user_id_pk" PRIMARY KEY("customer_id","place_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "ownership_history" (
	"customer_id" uuid NOT NULL,
	"place_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"during" "tstzrange" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"email_key" text NOT NULL,
	"first_name" text DEFAULT '' NOT NULL,
	"last_name" text DEFAULT '' NOT NULL,
	"full_name" text DEFAULT '' NOT NULL,
	"phone" text,
	"search" text DEFAULT '' NOT NULL,
	"status" text DEFAULT 'invited' NOT NULL,
	"locale" text,
	"timezone" text,
	"user_settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"user_metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"email_verified_at" timestamp with time zone,
	"last_seen_at" timestamp with time zone,
	"exists_as_person" boolean GENERATED ALWAYS AS (status <> 'erased') STORED NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_emailKey_unique" UNIQUE("email_key"),
	CONSTRAINT "users_are_persons" UNIQUE("id","exists_as_person"),
	CONSTRAINT "users_status" CHECK (status in ('invited', 'active', 'suspended', 'erased')),
	CONSTRAINT "users_email_key" CHECK (email_key = lower(email_key) and email_key !~ '[^[:ascii:]]' and email_key ~ '^[^@[:space:]]+@[^@[:space:]]+$')
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_owner_is_a_person" FOREIGN KEY ("owner_id","owner_is_person") REFERENCES "public"."users"("id","exists_as_person") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "associations" ADD CONSTRAINT "associations_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "associations" ADD CONSTRAINT "associations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "associations" ADD CONSTRAINT "associations_account" FOREIGN KEY ("customer_id","account_id") REFERENCES "public"."accounts"("customer_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "associations" ADD CONSTRAINT "associations_room" FOREIGN KEY ("customer_id","room_id") REFERENCES "public"."rooms"("customer_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_owner_is_a_person" FOREIGN KEY ("owner_id","owner_is_person") REFERENCES "public"."users"("id","exists_as_person") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_links" ADD CONSTRAINT "invitation_links_invitation_id_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_links" ADD CONSTRAINT "invitation_links_shown_to_users_id_fk" FOREIGN KEY ("shown_to") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_places" ADD CONSTRAINT "invitation_places_follow" FOREIGN KEY ("invitation_id","user_id","open") REFERENCES "public"."invitations"("id","user_id","open") ON DELETE cascade ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_users_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_accepted_by_users_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform_admins" ADD CONSTRAINT "platform_admins_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform_admins" ADD CONSTRAINT "platform_admins_role_id_platform_roles_id_fk" FOREIGN KEY ("role_id") REFERENCES "public"."platform_roles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_account" FOREIGN KEY ("customer_id","account_id") REFERENCES "public"."accounts"("customer_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_owner_is_a_person" FOREIGN KEY ("owner_id","owner_is_person") REFERENCES "public"."users"("id","exists_as_person") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_tokens" ADD CONSTRAINT "one_time_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "last_uses" ADD CONSTRAINT "last_uses_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_id" ON "accounts" USING btree ("id");--> statement-breakpoint
CREATE INDEX "associations_id" ON "associations" USING btree ("id");--> statement-breakpoint
CREATE INDEX "associations_user" ON "associations" USING btree ("user_id","customer_id");--> statement-breakpoint
CREATE INDEX "invitation_links_invitation" ON "invitation_links" USING btree ("invitation_id");--> statement-breakpoint
CREATE INDEX "invitation_places_invitation" ON "invitation_places" USING btree ("invitation_id");--> statement-breakpoint
CREATE INDEX "invitations_user" ON "invitations" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "invitations_inviter" ON "invitations" USING btree ("invited_by");--> statement-breakpoint
CREATE INDEX "platform_admins_role" ON "platform_admins" USING btree ("role_id");--> statement-breakpoint
CREATE INDEX "rooms_id" ON "rooms" USING btree ("id");--> statement-breakpoint
CREATE INDEX "rate_limits_reset" ON "rate_limits" USING btree ("resets_at");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "audit_events_xid" ON "audit_events" USING btree ("xid","customer_id");
--liquibase formatted sql

--changeset rapport:001-create-tables
--comment: The event table is outbox, inbox and record in one. Written often and read by few indexes, hence the fill factor and the eager vacuum.
create table conversation_events (
  id                        bigint generated always as identity primary key,
  conversation_id           varchar(300) not null,
  original_conversation_id  varchar(255),
  user_id                   varchar(255) not null,
  bot_type                  varchar(50),
  bot_id                    varchar(255),
  bot_name                  varchar(255),
  agent_tag                 varchar(255),
  start_time                timestamptz not null,
  end_time                  timestamptz not null,
  duration_seconds          integer not null generated always as (extract(epoch from end_time - start_time)::integer) stored,
  content_hash              bytea not null,
  raw_conversation_log      jsonb compression lz4,
  status                    varchar(16) not null default 'PENDING',
  attempt_count             smallint not null default 0,
  delivery_count            integer not null default 0,
  crash_count               smallint not null default 0,
  next_attempt_at           timestamptz,
  published_at              timestamptz,
  lease_owner               bigint,
  lease_until               timestamptz,
  traceparent               varchar(55),
  replay_id                 bigint,
  created_at                timestamptz not null default now(),
  updated_at                timestamptz not null default now(),
  processed_at              timestamptz,
  processed_by              varchar(100),
  friendship_score_change   numeric(14,2),
  new_friendship_level      varchar(32),
  score_calculation_details jsonb,
  analysis                  jsonb,
  error_code                varchar(100),
  error_details             varchar(2000),
  constraint conversation_events_status check (status in ('PENDING', 'PROCESSING', 'PROCESSED', 'SKIPPED', 'FAILED')),
  constraint conversation_events_times check (end_time > start_time)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

comment on column conversation_events.content_hash is 'SHA-256 of user, bot, times and log: tells a retry from a conflict';
comment on column conversation_events.attempt_count is 'attempts started and not handed back';
comment on column conversation_events.crash_count is 'workers that died while working on this event since its last recorded outcome';
comment on column conversation_events.lease_owner is 'the worker that claimed it last, also after the sweep ended the lease: a number of worker_ids, whose advisory lock is held while that worker lives';

create unique index conversation_events_conversation on conversation_events (conversation_id);
-- One row for each conversation and content, however concurrently it is posted, also under a suffixed id.
create unique index conversation_events_content on conversation_events (coalesce(original_conversation_id, conversation_id), content_hash);
create index conversation_events_user on conversation_events (user_id, id);
-- Unpublished rows (published_at is null) and published ones nobody took.
create index conversation_events_pending on conversation_events (published_at, id) where status = 'PENDING';
create index conversation_events_due on conversation_events (next_attempt_at) where status = 'PENDING' and next_attempt_at is not null;
create index conversation_events_leased on conversation_events (lease_until) where status = 'PROCESSING';
create index conversation_events_failed on conversation_events (updated_at) where status = 'FAILED';

create sequence worker_ids;

create table event_attempts (
  id              bigint generated always as identity primary key,
  event_id        bigint not null references conversation_events (id),
  attempt         smallint not null,
  worker          varchar(100) not null,
  started_at      timestamptz not null,
  ended_at        timestamptz not null default now(),
  outcome         varchar(32) not null,
  error_code      varchar(100),
  error_details   varchar(2000),
  retry_tier      varchar(8),
  next_attempt_at timestamptz
);
comment on table event_attempts is 'attempts that did not end in a score; the successful one is the event''s row itself';
create index event_attempts_event on event_attempts (event_id, id);

create table score_ledger (
  event_id        bigint primary key references conversation_events (id),
  user_id         varchar(255) not null,
  change          numeric(14,2) not null check (change >= 0),
  score_before    numeric(14,2) not null,
  score_after     numeric(14,2) not null,
  formula_version varchar(50) not null,
  attempt         smallint not null,
  replay_id       bigint,
  applied_at      timestamptz not null default now()
);

create table friendship_status (
  user_id               varchar(255) primary key,
  friendship_score      numeric(14,2) not null default 0,
  friendship_level      varchar(32) not null default 'PHASE1_STRANGER',
  last_interaction_date date,
  streak_day            integer not null default 0,
  total_turns           integer not null default 0,
  engage_day            integer not null default 0,
  topic_metrics         jsonb not null default '{}',
  version               bigint not null default 0,
  created_at            timestamptz not null default now(),
  updated_at            timestamptz not null default now()
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

create table replays (
  id           bigint generated always as identity primary key,
  actor        varchar(100) not null,
  reason       varchar(2000) not null,
  status       varchar(16) not null,
  planned_at   timestamptz not null default now(),
  expires_at   timestamptz not null,
  started_at   timestamptz,
  finished_at  timestamptz
);

create table dead_letters (
  id              bigint generated always as identity primary key,
  event_id        bigint references conversation_events (id),
  source          varchar(16) not null,
  error_code      varchar(100) not null,
  error_details   varchar(2000),
  fingerprint     varchar(200) not null,
  attempts        smallint not null,
  worker          varchar(100),
  first_failed_at timestamptz not null,
  died_at         timestamptz not null default now(),
  message_body    bytea,
  published_at    timestamptz,
  resolved_at     timestamptz,
  resolution      varchar(16),
  replay_id       bigint references replays (id)
);
comment on column dead_letters.event_id is 'absent for a message that could not be read';
comment on column dead_letters.published_at is 'when its copy in the dead-letter queue was confirmed';
create unique index dead_letters_open on dead_letters (event_id) where resolved_at is null;
create index dead_letters_unpublished on dead_letters (id) where published_at is null and resolved_at is null;

create table replay_items (
  replay_id  bigint not null references replays (id),
  event_id   bigint not null references conversation_events (id),
  stage      smallint not null,
  status     varchar(32) not null,
  updated_at timestamptz not null default now(),
  primary key (replay_id, event_id)
);

create table friendship_agent_mapping (
  id                bigint generated always as identity primary key,
  friendship_level  varchar(32) not null check (friendship_level in ('PHASE1_STRANGER', 'PHASE2_ACQUAINTANCE', 'PHASE3_FRIEND')),
  agent_type        varchar(32) not null check (agent_type in ('GREETING', 'TALK', 'TALK_ACTIVITY', 'GAME_AGENT', 'REVIEW', 'WRAP_UP')),
  agent_id          varchar(255) not null,
  agent_name        varchar(255) not null,
  agent_description varchar(2000) not null default '',
  weight            numeric(6,3) not null default 1 check (weight >= 0),
  is_active         boolean not null default true
);
create unique index friendship_agent_mapping_active on friendship_agent_mapping (friendship_level, agent_type, agent_id) where is_active;

create table agent_prompting (
  agent_id        varchar(255) primary key,
  agent_name      varchar(255) not null,
  goal            text not null default '',
  prompt_template text not null default '',
  final_prompt    text not null default ''
);

create table prompt_template_for_level_friendship (
  friendship_level        varchar(32) primary key check (friendship_level in ('PHASE1_STRANGER', 'PHASE2_ACQUAINTANCE', 'PHASE3_FRIEND')),
  context_style_guideline text not null default '',
  user_profile            text not null default ''
);

create table agenda_agent_prompting (
  id               bigint generated always as identity primary key,
  topic_id         varchar(255),
  agent_tag        varchar(255) not null,
  agent_category   varchar(32) not null check (agent_category in ('GREETING', 'TALK', 'TALK_ACTIVITY', 'GAME_AGENT', 'REVIEW', 'WRAP_UP')),
  friendship_level varchar(32) not null check (friendship_level in ('PHASE1_STRANGER', 'PHASE2_ACQUAINTANCE', 'PHASE3_FRIEND')),
  talking_agenda   text not null default '',
  template_id      varchar(255)
);
create unique index agenda_agent_prompting_tag on agenda_agent_prompting (agent_tag, friendship_level);
--rollback drop table agenda_agent_prompting, prompt_template_for_level_friendship, agent_prompting, friendship_agent_mapping, replay_items, dead_letters, replays, friendship_status, score_ledger, event_attempts, conversation_events; drop sequence worker_ids;

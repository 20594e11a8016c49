--liquibase formatted sql

--changeset rapport:009-create-workers
--comment: Workers as they describe themselves, for people only: whether one lives is told by its advisory lock. And the order that all of them follow.
create table workers (
  number       bigint primary key,
  process      varchar(200) not null,
  version      varchar(50) not null,
  started_at   timestamptz not null default now(),
  seen_at      timestamptz not null default now(),
  state        varchar(16) not null check (state in ('STARTING', 'CONSUMING', 'PAUSED', 'STOPPING')),
  state_since  timestamptz not null default now(),
  pause_reason varchar(32),
  why          varchar(500),
  in_flight    integer not null
) with (fillfactor = 50);
comment on column workers.number is 'of worker_ids; the lease_owner of events, and worker-N in names';
comment on column workers.process is 'process id and host';

create table consumption_pause (
  only_row  boolean primary key default true check (only_row),
  paused_by varchar(100) not null,
  reason    varchar(2000) not null,
  since     timestamptz not null default now(),
  until     timestamptz not null
);
comment on table consumption_pause is 'at most one; in force until it expires or is deleted';

create index replay_items_event on replay_items (event_id);

-- The ledger only grows, so its pages are in the order of time: small, and nearly free to keep.
create index score_ledger_applied on score_ledger using brin (applied_at) with (pages_per_range = 32, autosummarize = on);
--rollback drop index score_ledger_applied, replay_items_event; drop table consumption_pause, workers;

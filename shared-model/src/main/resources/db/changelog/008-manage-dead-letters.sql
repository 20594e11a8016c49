--liquibase formatted sql

--changeset rapport:008-manage-dead-letters
--comment: Dead letters that are reconciled with their queue, and replays that any replica can carry on.
alter table dead_letters
  add column body_hash bytea,
  add column died_in_replay bigint references replays (id),
  add column copy_gone_at timestamptz;
comment on column dead_letters.body_hash is 'SHA-256 of message_body; outlives it, so that a purged message is known when it turns up again';
comment on column dead_letters.replay_id is 'the replay that resolved it';
comment on column dead_letters.died_in_replay is 'the replay that had brought the event back when it died';
comment on column dead_letters.copy_gone_at is 'when its copy was missed in the dead-letter queue; the relay publishes another';

update dead_letters set body_hash = sha256(message_body) where message_body is not null;
update dead_letters d set resolved_at = now(), resolution = 'ARCHIVED'
where event_id is null and resolved_at is null
  and exists (select 1 from dead_letters o
              where o.event_id is null and o.resolved_at is null and o.body_hash = d.body_hash and o.id < d.id);
create unique index dead_letters_open_message on dead_letters (body_hash) where event_id is null and resolved_at is null;
create index dead_letters_message on dead_letters (body_hash) where event_id is null;
create index dead_letters_event on dead_letters (event_id, id);

create table dead_letter_reconciliation (
  only_row         boolean primary key default true check (only_row),
  lease_until      timestamptz,
  looked_at        timestamptz,
  ready            bigint,
  reconciled_at    timestamptz,
  unknown_messages bigint not null default 0
);
comment on table dead_letter_reconciliation is 'one row: whose turn it is to compare the dead-letter queue with the rows, and what the last look found';
insert into dead_letter_reconciliation default values;

alter table replays
  alter column reason drop not null,
  add column request_id varchar(128) not null default '',
  add column filter jsonb not null default '{}',
  add column users integer not null default 0,
  add column causes jsonb not null default '[]',
  add column not_replayable integer not null default 0,
  add column started_by varchar(100),
  add column rate integer,
  add column halt_at smallint,
  add column halted_because varchar(500),
  add column tolerated_stage smallint not null default 0,
  add column tolerated_scored integer not null default 0,
  add column tolerated_failed integer not null default 0,
  add column driver varchar(100),
  add column lease_until timestamptz;
comment on column replays.tolerated_stage is 'where it was halted and resumed: what had failed there by then, and before, halts it no more';
comment on column replays.driver is 'the process that has the lease, by a name it made up';
comment on column replays.causes is 'what its events had died of when it was planned: fingerprint, error_code, count';
create index replays_driven on replays (id) where status in ('RUNNING', 'PAUSED', 'HALTED', 'CANCELLED');

alter table replay_items
  add column dead_letter_id bigint not null references dead_letters (id),
  add column position integer not null,
  add column detail varchar(100);
create index replay_items_waiting on replay_items (replay_id, stage, position) where status = 'WAITING';
create index replay_items_released on replay_items (replay_id) where status = 'RELEASED';
--rollback drop index replay_items_released, replay_items_waiting, replays_driven, dead_letters_event, dead_letters_message, dead_letters_open_message; alter table replay_items drop column detail, drop column position, drop column dead_letter_id; alter table replays drop column lease_until, drop column driver, drop column tolerated_failed, drop column tolerated_scored, drop column tolerated_stage, drop column halted_because, drop column halt_at, drop column rate, drop column started_by, drop column not_replayable, drop column causes, drop column users, drop column filter, drop column request_id; drop table dead_letter_reconciliation; alter table dead_letters drop column copy_gone_at, drop column died_in_replay, drop column body_hash;

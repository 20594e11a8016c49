--liquibase formatted sql

--changeset rapport:007-create-audit
--comment: Who changed what by hand, and why. Written in the transaction of the change itself.
create table operator_actions (
  id         bigint generated always as identity primary key,
  at         timestamptz not null default now(),
  actor      varchar(100) not null,
  role       varchar(16) not null,
  action     varchar(64) not null,
  target     varchar(300) not null,
  reason     varchar(2000) not null,
  details    jsonb not null default '{}',
  request_id varchar(128) not null
);
comment on column operator_actions.actor is 'the name of the token, never the token';
comment on column operator_actions.action is 'such as replay.start or consumption.pause';
create index operator_actions_at on operator_actions (at);
--rollback drop table operator_actions;

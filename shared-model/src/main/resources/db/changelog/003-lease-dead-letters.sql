--liquibase formatted sql

--changeset rapport:003-lease-dead-letters
--comment: Keeps two relays from publishing the same dead letter twice.
alter table dead_letters add column lease_until timestamptz;
comment on column dead_letters.lease_until is 'while unpublished: until when one relay has it for itself';
--rollback alter table dead_letters drop column lease_until;

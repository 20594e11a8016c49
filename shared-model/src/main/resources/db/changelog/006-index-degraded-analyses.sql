--liquibase formatted sql

--changeset rapport:006-index-degraded-analyses
--comment: Finds what lacks a part of its analysis among millions that lack none.
create index conversation_events_degraded on conversation_events (id) where analysis -> 'degraded' <> '[]'::jsonb;
--rollback drop index conversation_events_degraded;

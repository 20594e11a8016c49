--liquibase formatted sql

--changeset rapport:grants runAlways:true runOnChange:true splitStatements:false
--comment: What each role may do, decided for every table and sequence; null is nothing. Passed over are roles that the database does not have, and whoever owns the tables, who may do everything.
do $grants$
declare
  granted record;
begin
  for granted in
    with decided (object, rapport_api, rapport_worker, rapport_reader) as (values
      ('table conversation_events',
       'select,
        insert (conversation_id, original_conversation_id, user_id, bot_type, bot_id, bot_name, agent_tag, start_time,
                end_time, content_hash, raw_conversation_log, status, traceparent, lease_until, processed_at),
        update (status, published_at, lease_until, updated_at)',
       'select,
        update (status, attempt_count, delivery_count, crash_count, next_attempt_at, published_at, lease_owner, lease_until,
                processed_at, processed_by, friendship_score_change, new_friendship_level, score_calculation_details,
                analysis, error_code, error_details, updated_at)',
       'select (id, conversation_id, original_conversation_id, user_id, bot_type, bot_id, bot_name, agent_tag, start_time,
                end_time, duration_seconds, status, attempt_count, delivery_count, crash_count, next_attempt_at,
                published_at, lease_owner, lease_until, traceparent, replay_id, created_at, updated_at, processed_at,
                processed_by, friendship_score_change, new_friendship_level, score_calculation_details, analysis,
                error_code, error_details)'),
      ('table event_attempts',
       'select',
       'select,
        insert (event_id, attempt, worker, started_at, outcome, error_code, error_details, retry_tier, next_attempt_at)',
       'select'),
      ('table score_ledger', 'select', 'select, insert', 'select'),
      ('table friendship_status',
       'select, insert (user_id), update (engage_day, friendship_level, version, updated_at)',
       'select, insert (user_id),
        update (friendship_score, friendship_level, last_interaction_date, streak_day, total_turns, topic_metrics, version,
                updated_at)',
       'select'),
      ('table dead_letters',
       'select, update (lease_until, published_at)',
       'select,
        insert (event_id, source, error_code, error_details, fingerprint, attempts, worker, first_failed_at, message_body),
        update (error_code, error_details, fingerprint, attempts, worker, died_at, published_at)',
       'select (id, event_id, source, error_code, error_details, fingerprint, attempts, worker, first_failed_at, died_at,
                published_at, resolved_at, resolution, replay_id)'),
      ('table replays', 'select, insert, update', null, 'select'),
      ('table replay_items', 'select, insert, update', null, 'select'),
      ('table operator_actions', 'select, insert', null, null),
      ('table friendship_agent_mapping', 'select, insert, update', 'select', 'select'),
      ('table agent_prompting', 'select', 'select', 'select'),
      ('table prompt_template_for_level_friendship', 'select', 'select', 'select'),
      ('table agenda_agent_prompting', 'select', 'select', 'select'),
      ('table databasechangelog', 'select', 'select', 'select'),
      ('table databasechangeloglock', null, null, null),
      ('sequence worker_ids', null, 'usage', null))
    select object, role, privileges
    from decided
    cross join lateral (values
      ('rapport_api', rapport_api), ('rapport_worker', rapport_worker), ('rapport_reader', rapport_reader))
      as each_role (role, privileges)
    where role <> current_user and exists (select from pg_roles where rolname = role)
  loop
    execute format('revoke all on %s from %I', granted.object, granted.role);
    if granted.privileges is not null then
      execute format('grant %s on %s to %I', granted.privileges, granted.object, granted.role);
    end if;
  end loop;
end
$grants$;
--rollback empty

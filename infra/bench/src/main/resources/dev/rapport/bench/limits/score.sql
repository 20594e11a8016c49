-- The worker's transaction for one claimed event; its statements are those of PostgresScores.
\set turn :turn + 1
\set event :client_id + 1 + :clients * (:turn - 1)
begin;
select e.id, e.user_id, e.status, l.event_id is not null as in_ledger from bench.events e left join bench.ledger l on l.event_id = e.id where e.id = :event order by e.id for update of e;
insert into bench.status (user_id) select u from (values ('user_' || ((:event - 1) % 20000)::text)) as posted (u) where not exists (select 1 from bench.status f where f.user_id = u) on conflict do nothing;
select user_id, friendship_score, friendship_level, last_interaction_date, streak_day, total_turns, topic_metrics, version from bench.status where user_id = 'user_' || ((:event - 1) % 20000)::text for update;
insert into bench.ledger (event_id, user_id, change, score_before, score_after, formula_version, attempt) values (:event, 'user_' || ((:event - 1) % 20000)::text, 6, 0, 6, 'v1', 1);
update bench.events set status = 'PROCESSED', processed_at = now(), processed_by = 'worker-1', lease_owner = null, lease_until = null, next_attempt_at = null, crash_count = 0, friendship_score_change = 6, new_friendship_level = 'PHASE1_STRANGER', score_calculation_details = '{"total_turns": 12, "questions": 0, "emotion": "neutral", "formula_version": "v1", "final_score_change": 6.0}', analysis = '{"user_initiated_questions": 0, "session_emotion": "neutral", "new_memories": 0, "degraded": []}', error_code = null, error_details = null, updated_at = now() where id = :event;
update bench.status set friendship_score = friendship_score + 6, total_turns = total_turns + 12, streak_day = 1, last_interaction_date = current_date, topic_metrics = '{"talk_best_friends": {"score": 6.0, "turns": 12}}', version = version + 1, updated_at = now() where user_id = 'user_' || ((:event - 1) % 20000)::text;
commit;

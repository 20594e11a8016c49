-- One conversation as the API stores it, alone; :log is a parameter, so that it is sent and parsed each time.
\set turn :turn + 1
\set event :client_id + :clients * :turn
insert into bench.events (conversation_id, user_id, bot_type, bot_id, bot_name, start_time, end_time, content_hash, raw_conversation_log, status, lease_until) values ('bench-' || :event::text, 'user_' || (:event % 20000)::text, 'TALK', 'talk_best_friends', 'Best Friends Talk', '2026-11-20 08:00:00Z', '2026-11-20 08:20:00Z', sha256(:event::text::bytea), :log, 'PENDING', now() + interval '15 seconds') on conflict do nothing returning id, conversation_id, status, created_at;

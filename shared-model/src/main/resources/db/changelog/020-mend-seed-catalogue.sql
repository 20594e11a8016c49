--liquibase formatted sql

--changeset rapport:020-mend-seed-catalogue
--comment: Two sentences of the seed, where the owning team has not replaced them: schools are nobody's business at any level, and a child that is new has no last session to remember.
update prompt_template_for_level_friendship
set context_style_guideline = replace(
  context_style_guideline, 'a surname, an address, passwords or pictures',
  'a surname, an address, a school''s name, passwords or pictures');

update agenda_agent_prompting
set talking_agenda = replace(
  talking_agenda, 'you have kept only half of what the two of you did, {{last_session_summary}}.',
  'you have kept only half of what the two of you did: {{last_session_summary}}. If there is nothing yet, '
  'take what you have just done together.')
where agent_tag = 'review_teach_me' and friendship_level = 'PHASE1_STRANGER';
--rollback empty

-- The roles of Rapport's database. For an administrator, connected to that database; may be repeated:
--
--   psql --file infra/postgres/roles.sql
--
-- Passwords come from the environment. What the roles may do with each table is decided in db/changelog/grants.sql of
-- shared-model, which `migrate` applies: run `migrate` again after this.
\set ON_ERROR_STOP on
\getenv migrate_password RAPPORT_MIGRATE_DATABASE_PASSWORD
\getenv api_password RAPPORT_API_DATABASE_PASSWORD
\getenv worker_password RAPPORT_WORKER_DATABASE_PASSWORD
\getenv reader_password RAPPORT_READER_DATABASE_PASSWORD

select format('create role %I', wanted) from unnest(array['rapport_migrate', 'rapport_api', 'rapport_worker', 'rapport_reader']) as wanted
where not exists (select from pg_roles where rolname = wanted) \gexec

-- Owns every table; used by `migrate` alone.
alter role rapport_migrate with login password :'migrate_password' nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
alter role rapport_api with login password :'api_password' nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
alter role rapport_worker with login password :'worker_password' nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
-- For reports and nightly jobs: everything but what was said.
alter role rapport_reader with login password :'reader_password' nosuperuser nocreatedb nocreaterole noreplication nobypassrls;

-- Nobody can put a table or a function of their own before ours.
alter role rapport_migrate set search_path = public, pg_temp;
alter role rapport_api set search_path = public, pg_temp;
alter role rapport_worker set search_path = public, pg_temp;
alter role rapport_reader set search_path = public, pg_temp;
alter role rapport_reader set default_transaction_read_only = on;
alter role rapport_reader set statement_timeout = '5min';

revoke all on database :"DBNAME" from public;
revoke all on schema public from public;
alter database :"DBNAME" owner to rapport_migrate;
alter schema public owner to rapport_migrate;
grant connect on database :"DBNAME" to rapport_api, rapport_worker, rapport_reader;
grant usage on schema public to rapport_api, rapport_worker, rapport_reader;

-- A database that had one role for everything so far.
select format('alter table public.%I owner to rapport_migrate', tablename) from pg_tables
where schemaname = 'public' and tableowner <> 'rapport_migrate' \gexec
select format('alter sequence public.%I owner to rapport_migrate', s.relname) from pg_class s
where s.relkind = 'S' and s.relnamespace = 'public'::regnamespace and s.relowner <> 'rapport_migrate'::regrole
  and not exists (select from pg_depend d where d.objid = s.oid and d.deptype in ('a', 'i')) \gexec

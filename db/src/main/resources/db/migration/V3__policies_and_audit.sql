-- SPDX-License-Identifier: Apache-2.0
--
-- What operators set for the fleet, its groups, hosts and workers; and who did what.

-- Rows of such a table are evidence: they are added and read, nothing else.
create function only_ever_added() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are only ever added', tg_table_name using errcode = 'restrict_violation';
end
$$;

-- A row per change. What holds is the newest version of each scope; earlier ones are its history.
create table policy_version (
  -- fleet, group:NAME, host:NAME or worker:HOST:wNUMBER.
  scope      text        not null,
  version    bigint      not null check (version >= 1),
  -- All that is set from then on, by key; empty when everything is inherited again.
  values     jsonb       not null check (jsonb_typeof(values) = 'object'),
  changed_at timestamptz not null,
  changed_by text        not null,
  reason     text        not null,
  -- Two who change the same version meet here.
  primary key (scope, version)
);

create trigger policy_version_only_added before update or delete or truncate on policy_version
  for each statement execute function only_ever_added();

-- Acts of operators, back ends and automatic mode, written with what they change.
create table audit (
  -- In the order of writing; a transaction that was undone leaves a gap.
  number      bigint      generated always as identity primary key,
  at          timestamptz not null,
  who         text        not null,
  act         text        not null,
  object_kind text        not null,
  object_name text        not null,
  why         text        not null,
  -- As far as the act touches it.
  before      jsonb       not null check (jsonb_typeof(before) = 'object'),
  after       jsonb       not null check (jsonb_typeof(after) = 'object'),
  -- DONE, or the code of the refusal.
  result      text        not null,
  -- The operation that it belongs to; empty when none.
  operation   text        not null default ''
);

create index audit_object on audit (object_kind, object_name, number);
create index audit_operation on audit (operation, number) where operation <> '';
-- Acts arrive in order, so a tiny block-range index finds a day.
create index audit_at on audit using brin (at);

create trigger audit_only_added before update or delete or truncate on audit
  for each statement execute function only_ever_added();

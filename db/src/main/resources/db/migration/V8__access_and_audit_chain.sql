-- SPDX-License-Identifier: Apache-2.0
--
-- Roles and scopes of people and keys; the audit as a chain in which no entry can be changed unseen.

-- Whoever could sign in so far could do everything.
alter table operator
  add column role        text not null default 'ADMIN'
    check (role in ('VIEWER', 'OPERATOR', 'ADMIN', 'AUDITOR')),
  -- Host groups that its acts are limited to; null for the whole fleet.
  add column host_groups text[] check (cardinality(host_groups) > 0),
  -- Raised to end all sign-ins of before.
  add column sign_ins    bigint not null default 0;
alter table operator alter column role drop default;

-- The key of the first start belongs to whoever owns the process; others could do what operators do.
alter table api_key
  add column role         text not null default 'OPERATOR'
    check (role in ('VIEWER', 'OPERATOR', 'ADMIN', 'AUDITOR', 'BACK_END')),
  add column host_groups  text[] check (cardinality(host_groups) > 0),
  add column created_by   text not null default '',
  -- Null for a key that works until it is revoked.
  add column expires_at   timestamptz,
  -- To the minute; null when it never was.
  add column last_used_at timestamptz;
alter table api_key alter column role drop default, alter column created_by drop default;
update api_key set role = 'ADMIN' where name = 'bootstrap';

-- A name is one key at a time.
create unique index api_key_name on api_key (name) where revoked_at is null;

alter table audit add column hash bytea check (length(hash) = 32);

-- What an entry's hash covers: each value with its length before it, so that no two entries read alike.
create function audit_text(entry audit) returns text language sql stable as $$
  select string_agg(length(part) || ':' || part, '' order by place)
  from unnest(array[
    entry.number::text,
    to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    entry.who, entry.act, entry.object_kind, entry.object_name, entry.why,
    entry.before::text, entry.after::text, entry.result, entry.operation
  ]) with ordinality as parts (part, place)
$$;

-- The newest entry. It tells that entries were cut off at the end.
create table audit_head (
  one           boolean primary key default true check (one),
  -- 0 when there is none.
  number        bigint not null,
  hash          bytea  not null check (length(hash) = 32),
  -- After this number each entry's number is one more than that of the entry before it.
  gapless_after bigint not null
);

-- Entries of before are chained as they are found.
alter table audit disable trigger audit_only_added;
do $$
declare
  entry audit%rowtype;
  last  bigint := 0;
  head  bytea  := decode(repeat('00', 32), 'hex');
begin
  for entry in select * from audit order by number loop
    head := sha256(head || convert_to(audit_text(entry), 'UTF8'));
    last := entry.number;
    update audit set hash = head where number = last;
  end loop;
  insert into audit_head (number, hash, gapless_after) values (last, head, last);
end
$$;
alter table audit enable trigger audit_only_added;

-- From here on the number comes from the head, so that numbers have no gap and the order of the chain.
alter table audit alter column number drop identity;
alter table audit alter column hash set not null;

create function audit_chained() returns trigger language plpgsql as $$
declare
  head audit_head%rowtype;
begin
  -- One after the other: whoever writes waits for the transaction before it.
  select * into strict head from audit_head for update;
  new.number := head.number + 1;
  new.hash := sha256(head.hash || convert_to(audit_text(new), 'UTF8'));
  update audit_head set number = new.number, hash = new.hash;
  return new;
end
$$;

create trigger audit_chained before insert on audit
  for each row execute function audit_chained();

create function only_by_the_chain() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() < 2 then
    raise exception '% follows the audit and nothing else', tg_table_name
      using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;

create trigger audit_head_by_the_chain before insert or update or delete or truncate on audit_head
  for each statement execute function only_by_the_chain();

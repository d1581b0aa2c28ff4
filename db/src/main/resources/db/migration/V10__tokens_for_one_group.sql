-- SPDX-License-Identifier: Apache-2.0
--
-- A host is of the group that its token was made for, and no longer of any that its agent names.

-- Null for a token of before, which is older than five minutes soon: its host stays of the group that it is of.
alter table enrolment_token add column group_name text;

-- Null for a host of which nobody knows it: it is of the group that its agent names when it comes next.
alter table host_identity add column group_name text;

-- Of those that came once, it is known.
update host_identity
  set group_name = host.group_name
  from host
  where host.name = host_identity.host;

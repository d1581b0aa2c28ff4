-- SPDX-License-Identifier: Apache-2.0
--
-- What was signed with a key may be good for a day after another one has taken its place: since when that one signs
-- says when a further one may come.

-- Null while no control plane was started with it as the newest.
alter table signing_key add column signs_since timestamptz;

update signing_key set signs_since = created_at;

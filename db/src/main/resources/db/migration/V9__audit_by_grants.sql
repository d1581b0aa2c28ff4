-- SPDX-License-Identifier: Apache-2.0
--
-- Whoever may add to the audit needs no right on its head any more: the chain goes on with the rights of who made
-- it. So the role as which the control plane works can have INSERT and SELECT on the audit, and nothing else.

do $$
begin
  -- Named, because a function with its maker's rights must not find somebody else's tables first.
  execute format(
    'alter function audit_chained() security definer set search_path = %I, pg_temp', current_schema());
end
$$;

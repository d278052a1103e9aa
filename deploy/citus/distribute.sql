-- Distributes Poolhouse's tables over a Citus cluster. Run it once on the coordinator, after the first start of a node has made the tables and before
-- there are many rows: psql "$DATABASE_URL" -v ON_ERROR_STOP=1 -f distribute.sql
-- Every distribution column is part of its table's primary key. What belongs to one user lies in one shard, by `sub`; see docs/scaling.md.

-- What a sign-in writes: one user's rows, one shard, one worker.
SELECT create_distributed_table('users', 'sub');
SELECT create_distributed_table('user_search', 'sub', colocate_with => 'users');
SELECT create_distributed_table('sessions', 'sub', colocate_with => 'users');
SELECT create_distributed_table('token_families', 'sub', colocate_with => 'users');
SELECT create_distributed_table('spent', 'sub', colocate_with => 'users');
SELECT create_distributed_table('devices', 'sub', colocate_with => 'users');
SELECT create_distributed_table('strangers', 'sub', colocate_with => 'users');
SELECT create_distributed_table('auth_events', 'sub', colocate_with => 'users');

-- What is looked up by something else than the user.
SELECT create_distributed_table('user_names', 'value', colocate_with => 'none');
SELECT create_distributed_table('user_counts', 'shard', colocate_with => 'none');
SELECT create_distributed_table('network_failures', 'network', colocate_with => 'none');
SELECT create_distributed_table('messages', 'id', colocate_with => 'none');

-- The audit trail: each node adds to a chain of its own.
SELECT create_distributed_table('audit_lines', 'chain', colocate_with => 'none');
SELECT create_distributed_table('audit_chains', 'chain', colocate_with => 'none');

-- What nodes count of their quotas, once one of them has made the table (production, without Redis).
SELECT create_distributed_table('request_quotas', 'key', colocate_with => 'none');

-- Small, read by every node and seldom written: a copy on every worker.
SELECT create_reference_table('pools');
SELECT create_reference_table('pool_keys');
SELECT create_reference_table('pool_data_keys');
SELECT create_reference_table('clients');
SELECT create_reference_table('risk_configurations');
SELECT create_reference_table('access_keys');
SELECT create_reference_table('installation');
SELECT create_reference_table('migrations');

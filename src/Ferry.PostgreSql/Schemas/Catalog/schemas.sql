-- Owners are left out, here and everywhere: the roles that own things differ between environments by intent.
SELECT 'schema', ns.name, '' FROM ns
UNION ALL
SELECT 'extension', quote_ident(e.extname), e.extversion FROM pg_extension e
UNION ALL
SELECT 'statistics', n.name || '.' || quote_ident(s.stxname), pg_get_statisticsobjdef(s.oid)
FROM pg_statistic_ext s JOIN ns n ON n.oid = s.stxnamespace JOIN rel t ON t.oid = s.stxrelid

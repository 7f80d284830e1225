SELECT 'index', t.name || '.' || quote_ident(i.relname), concat_ws(' ',
    pg_get_indexdef(i.oid),
    CASE WHEN NOT x.indisvalid THEN 'INVALID' END,
    CASE WHEN NOT x.indisready THEN 'NOT READY' END,
    CASE WHEN x.indisclustered THEN 'clustered' END,
    CASE WHEN x.indisreplident THEN 'replica identity' END)
FROM rel t JOIN pg_index x ON x.indrelid = t.oid JOIN pg_class i ON i.oid = x.indexrelid
WHERE NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.oid AND c.conrelid = t.oid AND c.contype IN ('p', 'u', 'x') AND x.indisvalid)

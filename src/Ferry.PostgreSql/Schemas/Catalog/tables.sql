SELECT 'table', t.name, concat_ws(' ',
    CASE t.relpersistence WHEN 'u' THEN 'unlogged' END,
    CASE t.relkind WHEN 'p' THEN 'partitioned by ' || pg_get_partkeydef(t.oid) WHEN 'f' THEN 'foreign, server ' ||
        (SELECT quote_ident(s.srvname) || coalesce(' options (' || array_to_string(f.ftoptions, ', ') || ')', '')
         FROM pg_foreign_table f JOIN pg_foreign_server s ON s.oid = f.ftserver WHERE f.ftrelid = t.oid) END,
    CASE WHEN t.reloftype <> 0 THEN 'of ' || format_type(t.reloftype, NULL) END,
    CASE WHEN t.relispartition THEN 'partition ' || pg_get_expr(t.relpartbound, t.oid) END,
    'inherits ' || (SELECT string_agg(i.inhparent::regclass::text, ', ' ORDER BY i.inhseqno) FROM pg_inherits i WHERE i.inhrelid = t.oid),
    CASE WHEN t.relrowsecurity THEN 'row security' END,
    CASE WHEN t.relforcerowsecurity THEN 'forced' END,
    CASE t.relreplident WHEN 'n' THEN 'replica identity nothing' WHEN 'f' THEN 'replica identity full' END,
    (SELECT 'using ' || quote_ident(a.amname) FROM pg_am a WHERE a.oid = t.relam AND a.amname <> 'heap'),
    'with (' || (SELECT string_agg(o, ', ' ORDER BY o) FROM unnest(t.reloptions) o) || ')')
FROM rel t WHERE t.relkind IN ('r', 'p', 'f')

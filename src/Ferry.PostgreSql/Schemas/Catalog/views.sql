SELECT CASE v.relkind WHEN 'm' THEN 'materialized view' ELSE 'view' END, v.name,
    concat_ws(' ', 'with (' || (SELECT string_agg(o, ', ' ORDER BY o) FROM unnest(v.reloptions) o) || ')', pg_get_viewdef(v.oid))
FROM rel v WHERE v.relkind IN ('v', 'm')

SELECT 'trigger', t.name || '.' || quote_ident(g.tgname), concat_ws(' ', pg_get_triggerdef(g.oid),
    CASE g.tgenabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'enabled replica' WHEN 'A' THEN 'enabled always' END)
FROM rel t JOIN pg_trigger g ON g.tgrelid = t.oid
WHERE NOT g.tgisinternal AND g.tgparentid = 0
UNION ALL
SELECT 'rule', t.name || '.' || quote_ident(r.rulename), concat_ws(' ', pg_get_ruledef(r.oid),
    CASE r.ev_enabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'enabled replica' WHEN 'A' THEN 'enabled always' END)
FROM rel t JOIN pg_rewrite r ON r.ev_class = t.oid
WHERE r.rulename <> '_RETURN'
UNION ALL
SELECT 'event trigger', quote_ident(e.evtname), concat_ws(' ', e.evtevent, e.evtfoid::regprocedure::text, e.evtenabled,
    'tags ' || (SELECT string_agg(tag, ', ' ORDER BY tag) FROM unnest(e.evttags) tag))
FROM pg_event_trigger e
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_event_trigger'::regclass AND m.objid = e.oid)

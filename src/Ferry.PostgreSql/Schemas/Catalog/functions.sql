SELECT CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END, p.name, pg_get_functiondef(p.oid)
FROM proc p WHERE p.prokind <> 'a'

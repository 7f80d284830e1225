-- What differs from what everybody has without any GRANT. What an owner may do on its own things is left out, as is who granted.
, thing(what, name, owner, acl, usual) AS (
    SELECT 'schema', ns.name, ns.nspowner, ns.nspacl, acldefault('n', ns.nspowner) FROM ns
    UNION ALL
    SELECT CASE c.relkind WHEN 'S' THEN 'sequence' ELSE 'table' END, c.name, c.relowner, c.relacl, acldefault(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", c.relowner)
    FROM rel c WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S')
    UNION ALL
    SELECT 'column', c.name || '.' || quote_ident(a.attname), c.relowner, a.attacl, acldefault('c', c.relowner)
    FROM rel c JOIN pg_attribute a ON a.attrelid = c.oid WHERE NOT a.attisdropped AND a.attacl IS NOT NULL
    UNION ALL
    SELECT 'function', p.name, p.proowner, p.proacl, acldefault('f', p.proowner) FROM proc p
    UNION ALL
    SELECT 'type', t.name, t.typowner, t.typacl, acldefault('T', t.typowner) FROM typ t
), granted AS (
    SELECT t.what, t.name, g.grantee, g.privilege_type || CASE WHEN g.is_grantable THEN ' with grant option' ELSE '' END AS privilege
    FROM thing t, aclexplode(t.acl) g WHERE t.acl IS NOT NULL AND g.grantee <> t.owner
), usual AS (
    SELECT t.what, t.name, g.grantee, g.privilege_type AS privilege
    FROM thing t, aclexplode(t.usual) g WHERE t.acl IS NOT NULL AND g.grantee <> t.owner
), difference AS (
    SELECT what, name, grantee, privilege FROM (SELECT * FROM granted EXCEPT SELECT * FROM usual) more
    UNION ALL
    SELECT what, name, grantee, 'no ' || privilege FROM (SELECT * FROM usual EXCEPT SELECT * FROM granted) less
)
SELECT 'grant', what || ' ' || name || ' to ' || CASE grantee WHEN 0 THEN 'public' ELSE quote_ident(pg_get_userbyid(grantee)) END,
    string_agg(privilege, ', ' ORDER BY privilege)
FROM difference GROUP BY what, name, grantee
UNION ALL
SELECT 'default privileges', concat_ws(' ', 'of', quote_ident(pg_get_userbyid(d.defaclrole)), 'in ' || n.name, 'on', d.defaclobjtype, 'to',
    CASE g.grantee WHEN 0 THEN 'public' ELSE quote_ident(pg_get_userbyid(g.grantee)) END),
    string_agg(g.privilege_type || CASE WHEN g.is_grantable THEN ' with grant option' ELSE '' END, ', ' ORDER BY g.privilege_type)
FROM pg_default_acl d LEFT JOIN ns n ON n.oid = d.defaclnamespace, aclexplode(d.defaclacl) g
WHERE d.defaclnamespace = 0 OR n.oid IS NOT NULL
GROUP BY d.defaclrole, n.name, d.defaclobjtype, g.grantee

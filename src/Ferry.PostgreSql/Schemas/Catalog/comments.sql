-- What an extension brings has no comments of ours, and neither has what PostgreSQL itself brings (object ids below 16384), but for the schema public.
SELECT 'comment', i.type || ' ' || i.identity, d.description
FROM pg_description d CROSS JOIN LATERAL pg_identify_object(d.classoid, d.objoid, d.objsubid) i
WHERE (d.objoid >= 16384 OR d.classoid = 'pg_namespace'::regclass AND d.objoid IN (SELECT oid FROM ns) AND d.description <> 'standard public schema')
  AND d.objoid <> $1::bigint::oid
  AND d.classoid NOT IN ('pg_largeobject'::regclass, 'pg_extension'::regclass)
  AND NOT EXISTS (SELECT FROM member m WHERE m.classid = d.classoid AND m.objid = d.objoid)
  AND (i.schema IS NULL OR i.schema IN (SELECT nspname FROM ns))
  AND i.identity !~ '(^| on )ferry(\.|$)'

SELECT 'enum', t.name, (SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid)
FROM typ t WHERE t.typtype = 'e'
UNION ALL
SELECT 'domain', t.name, concat_ws(' ',
    format_type(t.typbasetype, t.typtypmod),
    CASE WHEN t.typcollation <> b.typcollation THEN 'collate ' || t.typcollation::regcollation::text END,
    CASE WHEN t.typnotnull THEN 'not null' END,
    'default ' || t.typdefault,
    (SELECT string_agg(quote_ident(c.conname) || ' ' || pg_get_constraintdef(c.oid), ' ' ORDER BY c.conname) FROM pg_constraint c WHERE c.contypid = t.oid AND c.contype = 'c'))
FROM typ t JOIN pg_type b ON b.oid = t.typbasetype WHERE t.typtype = 'd'
UNION ALL
SELECT 'type', t.name, (
    SELECT string_agg(concat_ws(' ', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
        CASE WHEN a.attcollation <> y.typcollation THEN 'collate ' || a.attcollation::regcollation::text END), ', ' ORDER BY a.attnum)
    FROM pg_attribute a JOIN pg_type y ON y.oid = a.atttypid WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped)
FROM typ t JOIN pg_class c ON c.oid = t.typrelid WHERE t.typtype = 'c' AND c.relkind = 'c'
UNION ALL
SELECT 'range', t.name, concat_ws(' ', format_type(r.rngsubtype, NULL),
    CASE WHEN r.rngcollation <> 0 THEN 'collate ' || r.rngcollation::regcollation::text END,
    'operators ' || (SELECT o.opcnamespace::regnamespace::text || '.' || quote_ident(o.opcname) FROM pg_opclass o WHERE o.oid = r.rngsubopc),
    'canonical ' || r.rngcanonical::text, 'difference ' || r.rngsubdiff::text)
FROM typ t JOIN pg_range r ON r.rngtypid = t.oid
UNION ALL
-- By member of a JSON object, since the columns of a collation have other names in each version.
SELECT 'collation', ns.name || '.' || quote_ident(c.collname), concat_ws(' ', c.collprovider, c.collcollate, c.collctype,
    coalesce(to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale'), CASE WHEN NOT c.collisdeterministic THEN 'not deterministic' END)
FROM pg_collation c JOIN ns ON ns.oid = c.collnamespace
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_collation'::regclass AND m.objid = c.oid)

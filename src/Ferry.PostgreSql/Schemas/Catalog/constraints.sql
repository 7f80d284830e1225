-- Without NOT NULL, which has constraints from PostgreSQL 18 on and stands with the column, and without what a partition has from its parent.
SELECT 'constraint', t.name || '.' || quote_ident(c.conname), pg_get_constraintdef(c.oid)
FROM rel t JOIN pg_constraint c ON c.conrelid = t.oid
WHERE c.contype IN ('c', 'f', 'p', 'u', 'x') AND c.conparentid = 0

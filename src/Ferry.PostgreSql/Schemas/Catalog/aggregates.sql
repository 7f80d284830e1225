SELECT 'aggregate', p.name, concat_ws(' ',
    'returns', format_type(p.prorettype, NULL), 'kind', a.aggkind, 'direct', a.aggnumdirectargs,
    'step', a.aggtransfn::text, 'state', format_type(a.aggtranstype, NULL), 'final', a.aggfinalfn::text, a.aggfinalmodify, a.aggfinalextra,
    'combine', a.aggcombinefn::text, 'moving', a.aggmtransfn::text, a.aggminvtransfn::text, a.aggmfinalfn::text,
    'parallel', p.proparallel, 'start', quote_nullable(a.agginitval), quote_nullable(a.aggminitval),
    CASE WHEN a.aggsortop <> 0 THEN 'sorted by ' || a.aggsortop::regoperator::text END)
FROM proc p JOIN pg_aggregate a ON a.aggfnoid = p.oid

namespace Ferry.Core.Tests.Sql;

/// <summary>Scripts and the statements PostgreSQL finds in them.</summary>
public static class SplitCases
{
    private const string Atomic = "create or replace function f() returns int language sql begin atomic ";

    public static TheoryData<string, string[]> All => new()
    {
        // Nothing to run.
        { "", [] },
        { " \t\r\n\f;; ;", [] },
        { "-- only a comment; really", [] },
        { "/* a; */ -- b\n; /* c */", [] },

        // White space and comments around statements.
        { "  select 1  ", ["select 1"] },
        { "select 1;select 2", ["select 1", "select 2"] },
        { "\uFEFFselect 1", ["select 1"] },
        { "select\u00A01;\u00A0", ["select\u00A01", "\u00A0"] },
        { "-- why; how\nselect 1; -- done", ["-- why; how\nselect 1"] },
        { "select 1 -- a;b\r;select 2", ["select 1 -- a;b", "select 2"] },
        { "select 1 -- a;b\n, 2; select 3", ["select 1 -- a;b\n, 2", "select 3"] },
        { "select 1 /* ; /* ; */ ; */ + 1; x", ["select 1 /* ; /* ; */ ; */ + 1", "x"] },
        { "select 2*/*;*/3; x", ["select 2*/*;*/3", "x"] },
        { "select 2--;\n-3; x", ["select 2--;\n-3", "x"] },
        { "select 1 /**/; /***/ x /*/;*/", ["select 1 /**/", "/***/ x /*/;*/"] },
        { "select 4 - - 2; select 4 / * 2", ["select 4 - - 2", "select 4 / * 2"] },

        // Strings.
        { "select ';', 'it''s;'; x", ["select ';', 'it''s;'", "x"] },
        { "select ''; x", ["select ''", "x"] },
        { "select ''''; x", ["select ''''", "x"] },
        { @"select '\'; x", [@"select '\'", "x"] },
        { @"select E'\';'; x", [@"select E'\';'", "x"] },
        { @"select e'\\'; x", [@"select e'\\'", "x"] },
        { @"select E'a'';\';'; x", [@"select E'a'';\';'", "x"] },
        { "select E'a'\n  '\\';'; x", ["select E'a'\n  '\\';'", "x"] },
        { "select E'a' -- c;'\r\n -- d\n'\\';'; x", ["select E'a' -- c;'\r\n -- d\n'\\';'", "x"] },
        { "select E'a' /*\n*/ '\\'; x", ["select E'a' /*\n*/ '\\'", "x"] },
        { "select E'a' '\\'; x", ["select E'a' '\\'", "x"] },
        { "select 'a'\n'\\'; x", ["select 'a'\n'\\'", "x"] },
        { @"select namE'\'; x", [@"select namE'\'", "x"] },
        { @"select U&'\'; x", [@"select U&'\'", "x"] },
        { @"select b';', X';', n'\'; x", [@"select b';', X';', n'\'", "x"] },

        // Names.
        { "select \";\", \"a\"\";\"; x", ["select \";\", \"a\"\";\"", "x"] },
        { "select U&\"\\0061;\"; x", ["select U&\"\\0061;\"", "x"] },
        { "select \"'\"; x'1'", ["select \"'\"", "x'1'"] },

        // Dollar quotes.
        { "do $$ a; $b$ ; $$; x", ["do $$ a; $b$ ; $$", "x"] },
        { "do $tag$ a; $$ ; $tag $tag$; x", ["do $tag$ a; $$ ; $tag $tag$", "x"] },
        { "do $a$ ; $b$a$; x", ["do $a$ ; $b$a$", "x"] },
        { "do $größe_1$ ; $größe_1$; x", ["do $größe_1$ ; $größe_1$", "x"] },
        { "select a$b$c; select d$b$e", ["select a$b$c", "select d$b$e"] },
        { "select ä$$; select ö$$", ["select ä$$", "select ö$$"] },
        { "select $1; select $1$$;$$", ["select $1", "select $1$$;$$"] },
        { "select 1$a$;$a$; x", ["select 1$a$;$a$", "x"] },
        { "select $1a$; x", ["select $1a$", "x"] },
        { "select $a b$; x", ["select $a b$", "x"] },
        { "select $", ["select $"] },

        // Parentheses.
        { "create rule r as on insert to t do (a; b (c; d);); x", ["create rule r as on insert to t do (a; b (c; d);)", "x"] },
        { "select 1); x", ["select 1)", "x"] },
        { "select ')', '('; x", ["select ')', '('", "x"] },

        // Bodies.
        { Atomic + "select 1; select 2; end; x", [Atomic + "select 1; select 2; end", "x"] },
        { Atomic + "end; x", [Atomic + "end", "x"] },
        {
            "CREATE PROCEDURE p() BEGIN/* ; */ATOMIC select case when a then case b when 1 then 2 end end; END; x",
            ["CREATE PROCEDURE p() BEGIN/* ; */ATOMIC select case when a then case b when 1 then 2 end end; END", "x"]
        },
        { Atomic + "select (case when a then 1 end); -- b\n end; x", [Atomic + "select (case when a then 1 end); -- b\n end", "x"] },
        { Atomic + "select x.end, 1 as case; end; x", [Atomic + "select x.end, 1 as case; end", "x"] },
        { Atomic + "select 1 end; end; x", [Atomic + "select 1 end; end", "x"] },
        { Atomic + "select begin atomic from t; end; x", [Atomic + "select begin atomic from t; end", "x"] },
        { "begin; select 1; end; x", ["begin", "select 1", "end", "x"] },
        { "begin atomic; x", ["begin atomic", "x"] },
        { "create function begin() returns int as $$;$$; x", ["create function begin() returns int as $$;$$", "x"] },
        { "create function f(a int = (select begin atomic from t)) returns int; x", ["create function f(a int = (select begin atomic from t)) returns int", "x"] },
        { "create table \"function\" (a begin atomic); x", ["create table \"function\" (a begin atomic)", "x"] },
    };
}

using Ferry.Core.Outcomes;
using Ferry.PostgreSql.Tests.Migrating;
using FerryTestHost.Histories;

namespace Ferry.PostgreSql.Tests.Online;

public sealed class UnvalidatedTests
{
    private const string NotValid = "SELECT string_agg(conname, ',') FROM pg_constraint WHERE NOT convalidated";

    [Fact]
    public async Task Rows_that_break_a_constraint_are_found_by_the_query_of_the_message_and_the_next_run_goes_on_with_the_validation()
    {
        var pipeline = await Pipeline.CreateAsync();
        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<OnlineContext>("CreateShop"));
        await pipeline.AskAsync<object>("INSERT INTO customer VALUES (1, 'a@b'); INSERT INTO purchase VALUES (1, 1, -5), (2, 7, 3), (3, NULL, NULL)");

        var check = await StoppedAsync(pipeline, "constraint ck_purchase_amount on public.purchase, NOT VALID: what is written from now on obeys it, and the next run validates the rest");
        Assert.Equal("ck_purchase_amount", await pipeline.AskAsync<string>(NotValid));
        Assert.Equal(1, await pipeline.AskAsync<int>(check));
        await pipeline.AskAsync<object>("UPDATE purchase SET amount = 5 WHERE id = 1");

        var reference = await StoppedAsync(pipeline, "constraint fk_purchase_customer on public.purchase, NOT VALID: what is written from now on obeys it, and the next run validates the rest");
        Assert.Equal("fk_purchase_customer", await pipeline.AskAsync<string>(NotValid));
        Assert.Equal(2, await pipeline.AskAsync<int>(reference));
        await pipeline.AskAsync<object>("UPDATE purchase SET customer_id = 1 WHERE id = 2");

        Assert.IsType<MigrateOutcome.Completed>(await pipeline.UpAsync<OnlineContext>());
        Assert.Null(await pipeline.AskAsync<string>(NotValid));
    }

    private static async Task<string> StoppedAsync(Pipeline pipeline, string stays)
    {
        var stopped = Assert.IsType<MigrateOutcome.StoppedPartway>(await pipeline.UpAsync<OnlineContext>());
        var details = stopped.Notice.Details;
        Assert.Equal(stays, details.Single(detail => detail.Label == "stays").Text);
        Assert.Equal("mend the rows that the query finds, then run the same command again: it goes on with that statement, behind the committed ones", stopped.Notice.Fix);
        var query = details.Single(detail => detail.Label == "rows").Text;
        Assert.Equal(query, (string?)stopped.ToJson()["halt"]!["constraint"]!["query"]);
        return query;
    }
}

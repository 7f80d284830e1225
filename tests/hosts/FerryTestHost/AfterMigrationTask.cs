using Cake.Core;
using Cake.Frosting;
using Cake.Frosting.Ferry;
using Cake.Frosting.Ferry.Tasks;

namespace FerryTestHost;

/// <summary>Stands for what a team does after the migrations, such as deploying the app.</summary>
[TaskName("after-migration")]
[TaskDescription("Print a line once the migrations are applied")]
[IsDependentOn(typeof(MigrateUpTask))]
public sealed class AfterMigrationTask : FrostingTask<FerryContext>
{
    public override void Run(FerryContext context)
    {
        var migrated = context.Receipts.Demand<Migrated>("migrate-up");
        Console.WriteLine($"the app is deployed to {migrated.Environment}");
    }
}

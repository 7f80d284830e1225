using Cake.Core;

namespace Cake.Frosting.Tests.Hosting;

/// <summary>A task that writes its class name into the journal.</summary>
internal abstract class Journaling(Journal journal) : FrostingTask
{
    protected Journal Journal { get; } = journal;

    public override void Run(ICakeContext context) => Journal.Add(GetType().Name);
}

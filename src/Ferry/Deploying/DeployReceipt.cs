namespace Ferry.Deploying;

/// <summary>Proves that a step of a deploy happened in this run; the next step demands it, and only the step itself makes it.</summary>
/// <param name="Deployment">The deploy.</param>
public abstract record DeployReceipt(Deployment Deployment)
{
    /// <summary>pre-deploy-check let it pass, under the run lock.</summary>
    public sealed record Checked : DeployReceipt
    {
        internal Checked(Deployment deployment)
            : base(deployment)
        {
        }
    }

    /// <summary>A backup is whole, or none was needed.</summary>
    public sealed record BackedUp : DeployReceipt
    {
        internal BackedUp(Deployment deployment)
            : base(deployment)
        {
        }
    }

    /// <summary>The plan was confirmed, where that is asked for.</summary>
    public sealed record Confirmed : DeployReceipt
    {
        internal Confirmed(Deployment deployment)
            : base(deployment)
        {
        }
    }

    /// <summary>The pending migrations are applied.</summary>
    public sealed record Migrated : DeployReceipt
    {
        internal Migrated(Deployment deployment)
            : base(deployment)
        {
        }
    }

    /// <summary>The database is what the code's migrations lead to.</summary>
    public sealed record Verified : DeployReceipt
    {
        internal Verified(Deployment deployment)
            : base(deployment)
        {
        }
    }

    /// <summary>The app serves, and the smoke tests passed before it did.</summary>
    public sealed record AppDeployed : DeployReceipt
    {
        internal AppDeployed(Deployment deployment)
            : base(deployment)
        {
        }
    }

    /// <summary>The smoke tests passed where people reach it.</summary>
    public sealed record SmokeTested : DeployReceipt
    {
        internal SmokeTested(Deployment deployment)
            : base(deployment)
        {
        }
    }

    /// <summary>The release is recorded as the one that runs.</summary>
    public sealed record Recorded : DeployReceipt
    {
        internal Recorded(Deployment deployment)
            : base(deployment)
        {
        }
    }
}

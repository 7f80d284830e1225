using Ferry.Processes;
using Ferry.PostgreSql;

namespace Ferry.Containers;

/// <summary>The labels by which Ferry knows its containers and volumes again.</summary>
internal static class Labels
{
    /// <summary>The checkout's private folder, links followed.</summary>
    internal const string Checkout = "ferry.checkout";

    /// <summary>The environment it was made for.</summary>
    internal const string Environment = "ferry.environment";

    /// <summary>The id of the run that made it.</summary>
    internal const string Run = "ferry.run";

    /// <summary>The process that made it: host, process id and start time.</summary>
    internal const string Owner = "ferry.owner";

    /// <summary>What it is there for, a value of <see cref="Role"/>.</summary>
    internal const string RoleName = "ferry.role";

    /// <summary>The values of <see cref="RoleName"/>.</summary>
    internal static class Role
    {
        /// <summary>The private server of a checkout; stays when the run ends.</summary>
        internal const string Server = "server";

        /// <summary>A copy for a rehearsal; ends with the run.</summary>
        internal const string Sandbox = "sandbox";

        /// <summary>PostgreSQL's programs for servers elsewhere; ends with the run.</summary>
        internal const string Tools = "tools";

        /// <summary>A release of the app; stays when the run ends. Also its image.</summary>
        internal const string App = "app";
    }

    /// <summary>The labels of something that this run makes.</summary>
    internal static Dictionary<string, string> For(string checkout, string environment, RunIdentity run, string role) => new()
    {
        [Checkout] = checkout,
        [Environment] = environment,
        [Run] = run.Id,
        [Owner] = ProcessOwner.This.ToString(),
        [RoleName] = role,
    };

    /// <summary>A filter for a list: everything that has a label.</summary>
    internal static IDictionary<string, IDictionary<string, bool>> Filter(string label) => Only("label", label);

    /// <summary>A filter for a list with one condition.</summary>
    internal static IDictionary<string, IDictionary<string, bool>> Only(string kind, string value) =>
        new Dictionary<string, IDictionary<string, bool>> { [kind] = new Dictionary<string, bool> { [value] = true } };
}

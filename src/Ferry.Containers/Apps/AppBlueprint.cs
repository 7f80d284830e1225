using System.Data.Common;
using System.Globalization;
using Docker.DotNet.Models;
using Ferry.Apps;
using Ferry.Settings;

namespace Ferry.Containers.Apps;

/// <summary>What a release's container is made of.</summary>
internal static class AppBlueprint
{
    private const string InnerPort = "8080/tcp";

    /// <summary>Makes the parameters.</summary>
    /// <param name="image">The image's id.</param>
    /// <param name="app">The app's settings.</param>
    /// <param name="variables">Its environment; secret.</param>
    /// <param name="port">The loopback port of this machine on which it is to be reached.</param>
    /// <param name="labels">Its labels.</param>
    /// <remarks>On Linux it shares the machine's network, so that it reaches a database on loopback, and listens on loopback only. Elsewhere engines run in a machine of their own.</remarks>
    internal static CreateContainerParameters Of(string image, AppSettings app, AppVariables variables, int port, IDictionary<string, string> labels) => new()
    {
        Image = image,
        Labels = labels,
        Env = [.. Variables(app, variables, port).Select(variable => $"{variable.Key}={variable.Value}")],
        StopTimeout = app.DrainTimeout,
        ExposedPorts = OperatingSystem.IsLinux() ? null : new Dictionary<string, EmptyStruct> { [InnerPort] = default },
        HostConfig = new HostConfig
        {
            // Across a restart of the engine or the machine; a crash loop is seen by its count.
            RestartPolicy = new RestartPolicy { Name = RestartPolicyKind.UnlessStopped },
            SecurityOpt = ["no-new-privileges"],
            NetworkMode = OperatingSystem.IsLinux() ? "host" : "bridge",
            ExtraHosts = OperatingSystem.IsLinux() ? null! : ["host.docker.internal:host-gateway"],
            PortBindings = OperatingSystem.IsLinux() ? null! : new Dictionary<string, IList<PortBinding>>
            {
                [InnerPort] = [new PortBinding { HostIP = "127.0.0.1", HostPort = port.ToString(CultureInfo.InvariantCulture) }],
            },
        },
    };

    private static Dictionary<string, string> Variables(AppSettings app, AppVariables variables, int port)
    {
        var all = new Dictionary<string, string> { [AppVariables.ShutdownVariable] = AppVariables.ShutdownSeconds(app) };
        foreach (var (name, value) in variables.Values) all[name] = value;
        all["ASPNETCORE_URLS"] = OperatingSystem.IsLinux() ? $"http://127.0.0.1:{port}" : "http://+:8080";
        if (!OperatingSystem.IsLinux()) all[app.ConnectionVariable] = SeenFromInside(all[app.ConnectionVariable]);
        return all;
    }

    // Loopback within a container is the container itself.
    private static string SeenFromInside(string connection)
    {
        var parts = new DbConnectionStringBuilder { ConnectionString = connection };
        if (parts.TryGetValue("Host", out var host) && host is "127.0.0.1" or "::1" or "localhost") parts["Host"] = "host.docker.internal";
        return parts.ConnectionString;
    }
}

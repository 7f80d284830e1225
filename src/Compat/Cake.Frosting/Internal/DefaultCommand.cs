using Cake.Cli;
using Cake.Cli.Infrastructure;
using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Packaging;
using Cake.Core.Scripting;
using Cake.Core.Tooling;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console.Cli;

namespace Cake.Frosting.Internal;

/// <summary>One run of the host, from parsed options to exit code.</summary>
/// <param name="services">What the build has registered.</param>
internal sealed class DefaultCommand(IServiceCollection services) : Command<DefaultCommandSettings>
{
    public override int Execute(CommandContext context, DefaultCommandSettings settings, CancellationToken cancellationToken)
    {
        var provider = BuildProvider(context.Remaining, settings);
        var log = provider.GetRequiredService<ICakeLog>();
#pragma warning disable CA1031 // This is the last stop: whatever failed becomes a message and an exit code.
        try
        {
            Run(provider, log, settings);
            return 0;
        }
        catch (Exception exception)
        {
            return log.LogException(exception);
        }
#pragma warning restore CA1031
    }

    private ServiceProvider BuildProvider(IRemainingArguments remaining, DefaultCommandSettings settings) => services
        .AddSingleton(remaining)
        .AddSingleton<ICakeArguments>(remaining.ToCakeArguments(settings.NoReport, settings.Targets))
        .BuildServiceProvider();

    private static void Run(IServiceProvider provider, ICakeLog log, DefaultCommandSettings settings)
    {
        if (settings.Version)
        {
            provider.GetRequiredService<ICakeVersionFeature>().Run(provider.GetRequiredService<IConsole>());
            return;
        }

        if (settings.Info)
        {
            provider.GetRequiredService<ICakeInfoFeature>().Run(provider.GetRequiredService<IConsole>());
            return;
        }

        log.Verbosity = settings.Verbosity ?? Verbosity.Normal;
        EnterWorkingDirectory(provider, settings.WorkingDirectory);
        // Only now: cake.config, which may name a verbosity, is read from the working directory.
        log.Verbosity = provider.GetRequiredService<ICakeConfiguration>().GetVerbosity(settings.Verbosity);

        var host = GetScriptHost(provider, settings);
        var build = provider.GetRequiredService<Build>();
        foreach (var tool in provider.GetServices<PackageReference>())
            _ = provider.GetRequiredService<IToolInstaller>().Install(tool).ToList();
        if (settings.Exclusive) host.Settings.UseExclusiveTarget();
        build.Register();
        // Not settings.Targets: another casing of --target reaches the arguments only, and its task runs as well.
        host.RunTargets(provider.GetRequiredService<ICakeArguments>().GetArguments("target"));
    }

    private static void EnterWorkingDirectory(IServiceProvider provider, DirectoryPath? fromCommandLine)
    {
        var environment = provider.GetRequiredService<ICakeEnvironment>();
        var path = fromCommandLine ?? provider.GetService<WorkingDirectory>()?.Path ?? environment.WorkingDirectory;
        path = path.MakeAbsolute(environment);
        if (!provider.GetRequiredService<IFileSystem>().Exist(path))
            throw new FrostingException($"The working directory '{path.FullPath}' does not exist.");
        environment.WorkingDirectory = path;
    }

    private static ScriptHost GetScriptHost(IServiceProvider provider, DefaultCommandSettings settings) => settings switch
    {
        { DryRun: true } => provider.GetRequiredService<DryRunScriptHost<IFrostingContext>>(),
        { Tree: true } => provider.GetRequiredService<TreeScriptHost>(),
        { Description: true } => provider.GetRequiredService<DescriptionScriptHost>(),
        _ => provider.GetRequiredService<BuildScriptHost<IFrostingContext>>(),
    };
}

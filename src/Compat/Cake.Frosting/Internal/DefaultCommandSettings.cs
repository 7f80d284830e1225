using System.ComponentModel;
using Cake.Cli;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Spectre.Console.Cli;

namespace Cake.Frosting.Internal;

/// <summary>The options every host understands.</summary>
internal sealed class DefaultCommandSettings : CommandSettings
{
    [CommandOption("-t|--target|--Target <TARGET>")]
    [Description("Task to run; can be given several times")]
    [DefaultValue(new[] { "Default" })]
    public string[] Targets { get; init; } = [];

    [CommandOption("-w|--working <PATH>")]
    [Description("Directory to run in")]
    [TypeConverter(typeof(Cli.DirectoryPathConverter))]
    public DirectoryPath? WorkingDirectory { get; init; }

    [CommandOption("-v|--verbosity <VERBOSITY>")]
    [Description("How much is written: quiet, minimal, normal, verbose or diagnostic; normal if left out")]
    [TypeConverter(typeof(VerbosityConverter))]
    public Verbosity? Verbosity { get; init; }

    [CommandOption("-e|--exclusive")]
    [Description("Run the target without its dependencies")]
    public bool Exclusive { get; init; }

    [CommandOption("--dryrun|--noop|--whatif")]
    [Description("List what would run, and run nothing")]
    public bool DryRun { get; init; }

    [CommandOption("--tree|--showtree")]
    [Description("Show the tasks with their dependencies")]
    public bool Tree { get; init; }

    [CommandOption("--description|--descriptions|--showdescription|--showdescriptions")]
    [Description("Show what each task does")]
    public bool Description { get; init; }

    [CommandOption("--no-report")]
    [Description("Leave out the report at the end")]
    public bool NoReport { get; init; }

    [CommandOption("--version|--ver")]
    [Description("Show the version of this build")]
    public bool Version { get; init; }

    [CommandOption("--info")]
    [Description("Show the version of this build and of Cake")]
    public bool Info { get; init; }
}

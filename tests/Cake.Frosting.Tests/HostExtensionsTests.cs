using System.Reflection;
using Cake.Core;
using Cake.Core.Composition;
using Cake.Core.Configuration;
using Cake.Core.IO;
using Cake.Core.Packaging;
using Cake.Frosting.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Tests;

/// <summary>Each extension twice: on the host and on its services.</summary>
public class HostExtensionsTests
{
    private readonly TestHost _host = new();

    public static TheoryData<string, Action<CakeHost>> Lifetimes => new()
    {
        { "host, both", host => host.UseLifetime<Lifetime>().UseTaskLifetime<TaskLifetime>() },
        { "host, one by one", host => host.UseSetup<Lifetime>().UseTeardown<Lifetime>().UseTaskSetup<TaskLifetime>().UseTaskTeardown<TaskLifetime>() },
        { "services, both", host => host.ConfigureServices(services => services.UseLifetime<Lifetime>().UseTaskLifetime<TaskLifetime>()) },
        {
            "services, one by one", host => host.ConfigureServices(services =>
                services.UseSetup<Lifetime>().UseTeardown<Lifetime>().UseTaskSetup<TaskLifetime>().UseTaskTeardown<TaskLifetime>())
        },
    };

    [Theory]
    [MemberData(nameof(Lifetimes))]
    public void Lifetimes_run_around_the_run_and_each_task(string way, Action<CakeHost> use)
    {
        use(_host.With<Work>().Host);

        Assert.True(_host.Run("-t", "Work") == 0, way);

        Assert.Equal(["setup", "task setup", "Work", "task teardown", "teardown"], _host.Journal.Entries);
    }

    [Fact]
    public void A_lifetime_is_one_object_whichever_way_it_is_asked_for()
    {
        using var provider = new ServiceCollection().AddSingleton(_host.Journal)
            .UseLifetime<Lifetime>().UseTaskLifetime<TaskLifetime>().BuildServiceProvider();

        var lifetime = provider.GetRequiredService<IFrostingLifetime>();
        Assert.Same(lifetime, provider.GetRequiredService<IFrostingSetup>());
        Assert.Same(lifetime, provider.GetRequiredService<IFrostingTeardown>());
        var taskLifetime = provider.GetRequiredService<IFrostingTaskLifetime>();
        Assert.Same(taskLifetime, provider.GetRequiredService<IFrostingTaskSetup>());
        Assert.Same(taskLifetime, provider.GetRequiredService<IFrostingTaskTeardown>());
    }

    [Fact]
    public void A_context_is_a_singleton()
    {
        var services = new ServiceCollection().UseContext<FrostingContext>();

        var context = Assert.Single(services);
        Assert.Equal(typeof(IFrostingContext), context.ServiceType);
        Assert.Equal(ServiceLifetime.Singleton, context.Lifetime);
    }

    [Fact]
    public void A_startup_configures_the_services_at_once()
    {
        CakeHost.Create().UseStartup<Startup>();

        Assert.True(Startup.Configured);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_module_brings_its_registrations(bool onServices)
    {
        _host.With<ShowsData>();
        if (onServices) _host.Host.ConfigureServices(services => services.UseModule<Module>());
        else _host.Host.UseModule<Module>();

        Assert.Equal(0, _host.Run("-t", "ShowsData"));

        Assert.Equal(["from the module"], _host.Journal.Entries);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Tools_are_installed_in_order_by_the_package_installer_of_their_kind(bool onServices)
    {
        var first = new Uri("fake:?package=First.Tool&version=1.2.3");
        var second = new Uri("fake:?package=Second.Tool");
        _host.With<Work>();
        if (onServices) _host.Host.ConfigureServices(services => services.UsePackageInstaller<Installer>().UseTool(first).UseTool(second));
        else _host.Host.UsePackageInstaller<Installer>().InstallTool(first).InstallTool(second);

        Assert.Equal(0, _host.Run("-t", "Work"));

        Assert.Equal(["install fake:?package=First.Tool&version=1.2.3", "install fake:?package=Second.Tool", "Work"], _host.Journal.Entries);
    }

    [Fact]
    public void A_tool_that_nobody_can_install_fails_the_run()
    {
        _host.With<Work>().Host.InstallTool(new Uri("nobody:?package=Tool"));

        Assert.Equal(1, _host.Run("-t", "Work"));

        Assert.Empty(_host.Journal.Entries);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Settings_and_the_tool_path_reach_the_configuration(bool onServices)
    {
        _host.With<ShowsSettings>();
        if (onServices) _host.Host.ConfigureServices(services => services.UseCakeSetting("Some_Key", "some value").UseToolPath("/some/tools"));
        else _host.Host.UseCakeSetting("Some_Key", "some value").SetToolPath("/some/tools");

        Assert.Equal(0, _host.Run("-t", "ShowsSettings"));

        Assert.Equal(["some value", "/some/tools"], _host.Journal.Entries);
    }

    [Fact]
    public void Every_extension_gives_back_what_it_was_called_on()
    {
        var host = CakeHost.Create();
        var services = new ServiceCollection();
        var generic = new Dictionary<string, Type>
        {
            ["UseStartup"] = typeof(Startup), ["UseContext"] = typeof(FrostingContext), ["UseModule"] = typeof(Module),
            ["UsePackageInstaller"] = typeof(Installer), ["UseLifetime"] = typeof(Lifetime), ["UseSetup"] = typeof(Lifetime),
            ["UseTeardown"] = typeof(Lifetime), ["UseTaskLifetime"] = typeof(TaskLifetime), ["UseTaskSetup"] = typeof(TaskLifetime),
            ["UseTaskTeardown"] = typeof(TaskLifetime),
        };
        var arguments = new Dictionary<Type, object>
        {
            [typeof(Uri)] = new Uri("fake:?package=Tool"), [typeof(DirectoryPath)] = new DirectoryPath("/some"), [typeof(string)] = "text",
            [typeof(CakeHost)] = host, [typeof(IServiceCollection)] = services,
        };
        foreach (var method in typeof(CakeHostExtensions).GetMethods(BindingFlags.Static | BindingFlags.Public)
            .Concat(typeof(ServiceCollectionExtensions).GetMethods(BindingFlags.Static | BindingFlags.Public)))
        {
            var closed = method.IsGenericMethod ? method.MakeGenericMethod(generic[method.Name]) : method;
            var values = closed.GetParameters().Select(parameter => arguments[parameter.ParameterType]).ToArray();
            Assert.Same(values[0], closed.Invoke(null, values));
        }
    }

    private sealed class Work(Journal journal) : Journaling(journal);

    private sealed class Lifetime(Journal journal) : FrostingLifetime
    {
        public override void Setup(ICakeContext context, ISetupContext info) => journal.Add("setup");

        public override void Teardown(ICakeContext context, ITeardownContext info) => journal.Add("teardown");
    }

    private sealed class TaskLifetime(Journal journal) : FrostingTaskLifetime
    {
        public override void Setup(ICakeContext context, ITaskSetupContext info) => journal.Add("task setup");

        public override void Teardown(ICakeContext context, ITaskTeardownContext info) => journal.Add("task teardown");
    }

    private sealed class Startup : IFrostingStartup
    {
        public static bool Configured { get; private set; }

        public void Configure(IServiceCollection services) => Configured = true;
    }

    private sealed record Data(string Text);

    private sealed class Module : ICakeModule
    {
        public void Register(ICakeContainerRegistrar registrar) => registrar.RegisterInstance(new Data("from the module")).AsSelf().Singleton();
    }

    private sealed class ShowsData(Data data, Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add(data.Text);
    }

    private sealed class ShowsSettings(ICakeConfiguration configuration, Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context)
        {
            journal.Add(configuration.GetValue("some_key"));
            journal.Add(context.Configuration.GetValue("Paths_Tools"));
        }
    }

    private sealed class Installer(Journal journal, IFileSystem files) : IPackageInstaller
    {
        public bool CanInstall(PackageReference package, PackageType type) => package.Scheme == "fake";

        public IReadOnlyCollection<IFile> Install(PackageReference package, PackageType type, DirectoryPath path)
        {
            journal.Add("install " + package.OriginalString);
            return [files.GetFile(new FilePath(typeof(Installer).Assembly.Location))];
        }
    }
}
